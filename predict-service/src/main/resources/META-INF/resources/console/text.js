// Words and numbers as the page writes them.

export const byId = id => document.getElementById(id);

/** An element with its text and attributes. */
export function element(name, text, attributes = {}) {
  const made = document.createElement(name);
  if (text !== undefined) made.textContent = text;
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  return made;
}

export const percent = share => `${(100 * share).toFixed(share < 0.0995 ? 1 : 0)} %`;
export const milliseconds = ms => ms >= 10000 ? `${(ms / 1000).toFixed(1)} s` : `${Math.round(ms)} ms`;
export const clock = time => new Date(time).toLocaleTimeString();
export const dateAndClock = time => new Date(time).toLocaleString();
export const fixed = (number, digits) => number === undefined || number === null ? "–" : number.toFixed(digits);

/** Puts these rows of texts into a table's body; a row may be {cells, className}. */
export function fill(table, rows) {
  const body = table.tBodies[0];
  body.replaceChildren(...rows.map(row => {
    const line = element("tr");
    if (row.className) line.className = row.className;
    line.append(...row.cells.map(cell => element("td", cell)));
    return line;
  }));
}
