// Light or dark: the system's wish, until the button is pressed; the choice is kept in this browser.

const KEY = "agestream-theme";

export function theme(button, changed) {
  const system = matchMedia("(prefers-color-scheme: dark)");
  const chosen = () => document.documentElement.dataset.theme;
  const isDark = () => chosen() ? chosen() === "dark" : system.matches;
  const show = () => { button.setAttribute("aria-pressed", String(isDark())); changed(); };
  const kept = localStorage.getItem(KEY);
  if (kept === "dark" || kept === "light") document.documentElement.dataset.theme = kept;
  button.addEventListener("click", () => {
    document.documentElement.dataset.theme = isDark() ? "light" : "dark";
    localStorage.setItem(KEY, chosen());
    show();
  });
  system.addEventListener("change", show);
  show();
}
