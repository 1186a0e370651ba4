// The last minutes of the pipeline: a number and a curve each.
import { element, milliseconds } from "./text.js";

const KEPT = 180;
const count = n => String(n);
const TILES = [
  { title: "Images / s", value: s => s.images, text: count },
  { title: "Predictions / s", value: s => s.predictions, text: count },
  { title: "Image to prediction, median", value: s => s.p50, text: milliseconds },
  { title: "Image to prediction, 99th percentile", value: s => s.p99, text: milliseconds },
  { title: "Images waiting for ingest", value: s => s.ingestLag, text: count },
  { title: "Tensors waiting for predict", value: s => s.predictLag, text: count },
  { title: "Dead letters / s", value: s => s.deadLetters, text: count },
];

export class Tiles {
  #seconds = [];
  #tiles;

  constructor(place, charts) {
    this.#tiles = TILES.map(tile => {
      const box = element("div", undefined, { class: "tile" });
      const number = element("output", "–");
      const curve = element("div", undefined, { "aria-hidden": "true" });
      box.append(element("h3", tile.title), number, curve);
      place.append(box);
      return { ...tile, number, draw: charts.spark(curve, tile.title) };
    });
  }

  /** Seconds that are over, oldest first; those that stand here already are passed over. */
  add(seconds) {
    const last = this.#seconds.at(-1)?.time ?? "";
    this.#seconds.push(...seconds.filter(second => second.time > last));
    this.#seconds.splice(0, Math.max(0, this.#seconds.length - KEPT));
    const times = this.#seconds.map(second => Date.parse(second.time) / 1000);
    for (const tile of this.#tiles) {
      const values = this.#seconds.map(second => tile.value(second) ?? null);
      tile.number.textContent = values.length && values.at(-1) !== null ? tile.text(values.at(-1)) : "–";
      tile.draw([times, values]);
    }
  }
}
