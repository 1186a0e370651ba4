// Recent predictions, without pictures.
import { clock, fill, fixed, milliseconds, percent } from "./text.js";

const KEPT = 15;

export class Recent {
  #table;
  #rows = [];

  constructor(table) {
    this.#table = table;
  }

  add({ prediction, written }) {
    this.#rows.unshift({ cells: [
      clock(written), prediction.id, prediction.ageGroup, percent(prediction.probability),
      fixed(prediction.expectedAge, 1), prediction.model.version,
      milliseconds(Date.parse(written) - Date.parse(prediction.imageTime)),
    ] });
    this.#rows.splice(KEPT);
    fill(this.#table, this.#rows);
  }
}
