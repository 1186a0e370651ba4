// Known checkpoints, which is live, and what came of loading them.
import { byId, clock, dateAndClock, fill, fixed } from "./text.js";

export class Models {
  #picture;

  constructor(picture) {
    this.#picture = picture;
  }

  /** @param report what GET /models answers */
  show(report) {
    const live = report.live;
    this.#picture.modelIsLive(Boolean(live));
    byId("live-model").textContent = live
      ? `${live.name} ${live.version} is live since ${dateAndClock(live.since)}, computed with ${live.engine}.`
      : "No model yet: predictions begin with the first checkpoint that training publishes.";
    fill(byId("models"), (report.known ?? []).map(known => ({
      className: known.status,
      cells: [known.version, known.status, known.network ?? "–", known.epoch ?? "–",
        fixed(known.validationAccuracy, 4), known.created ? dateAndClock(known.created) : "–"],
    })));
    const events = [
      ...(report.swaps ?? []).map(swap => ({ ...swap, text: "took over" })),
      ...(report.refused ?? []).map(refusal => ({ ...refusal, text: `was refused: ${refusal.reason}` })),
    ].sort((a, b) => b.time.localeCompare(a.time));
    fill(byId("swaps"), events.map(event => ({ cells: [clock(event.time), event.version, event.text] })));
  }
}
