// How training goes: the epoch that runs, the curves of those that are done, and whom the live model takes for whom.
import { byId, element } from "./text.js";

const WORDS = {
  waiting: "Waiting", training: "Training", validating: "Validating", publishing: "Publishing a checkpoint",
  following: "Waiting for new examples", finished: "Finished", diverged: "Stopped: training diverged",
  failed: "Failed", unreachable: "train-service does not answer; it may not be running",
};

export class Training {
  #epochs = new Map();
  #loss;
  #accuracy;
  #began = null;
  #version;

  constructor(charts) {
    this.#loss = charts.curves(byId("loss-chart"), ["train", "validation"]);
    this.#accuracy = charts.curves(byId("accuracy-chart"), ["train", "validation"]);
  }

  /** @param state what train-service answers to GET /training */
  show(state) {
    for (const report of state.history ?? []) this.#epochs.set(report.epoch, report);
    this.#showState(state);
    this.#draw(state);
  }

  #showState(state) {
    const words = [WORDS[state.state] ?? state.state];
    if (state.message) words[0] += `: ${state.message}`;
    if (state.epoch > 0) words.push(`epoch ${state.epoch} of ${state.epochs}`);
    const runs = state.state === "training" && state.samples > 0;
    const left = runs ? this.#timeLeft(state) : null;
    if (runs) words.push(`${state.samplesDone.toLocaleString()} of ${state.samples.toLocaleString()} examples`);
    if (left !== null) words.push(`about ${left} left of this epoch`);
    byId("training-state").textContent = words.join(" · ");
    const bar = byId("epoch-progress");
    bar.hidden = !runs;
    if (runs) bar.value = state.samplesDone / state.samples;
  }

  /** From the pace since this page has first seen the epoch. */
  #timeLeft(state) {
    if (this.#began?.epoch !== state.epoch) {
      this.#began = { epoch: state.epoch, time: Date.now(), samples: state.samplesDone };
    }
    const done = state.samplesDone - this.#began.samples;
    if (done <= 0) return null;
    const seconds = (state.samples - state.samplesDone) * (Date.now() - this.#began.time) / done / 1000;
    return seconds < 90 ? `${Math.round(seconds)} s` : `${Math.round(seconds / 60)} min`;
  }

  #draw(state) {
    const done = [...this.#epochs.values()].sort((a, b) => a.epoch - b.epoch);
    const x = done.map(report => report.epoch);
    const series = key => done.map(report => report[key] ?? null);
    const loss = [x, series("loss"), series("validationLoss")];
    const accuracy = [x, series("accuracy"), series("validationAccuracy")];
    if (state.state === "training" && state.samplesDone > 0 && !this.#epochs.has(state.epoch)) {
      const now = state.epoch - 1 + state.samplesDone / state.samples;
      loss[0] = accuracy[0] = [...x, now];
      loss[1].push(state.loss); loss[2].push(null);
      accuracy[1].push(state.accuracy); accuracy[2].push(null);
    }
    this.#loss(loss);
    this.#accuracy(accuracy);
  }

  /** Another model is live: its confusion matrix stands in its manifest. */
  async modelChanged(version) {
    if (version === this.#version) return;
    this.#version = version;
    if (version === undefined) return;
    const answer = await fetch(`models/${encodeURIComponent(version)}`);
    const manifest = answer.ok ? await answer.json() : {};
    const confusion = manifest.evaluation?.figures.confusion;
    byId("confusion").hidden = confusion === undefined;
    if (confusion !== undefined) this.#showConfusion(confusion.counts, manifest.ageGroups.names);
  }

  #showConfusion(counts, names) {
    const head = element("tr");
    head.append(element("th", "true \\ taken for"), ...names.map(name => element("th", name, { scope: "col" })));
    const rows = counts.map((row, truth) => {
      const line = element("tr");
      const all = row.reduce((sum, n) => sum + n, 0);
      line.append(element("th", names[truth], { scope: "row" }), ...row.map(n => {
        const share = all === 0 ? 0 : n / all;
        const cell = element("td", n === 0 ? "" : Math.round(100 * share), { title: `${n} of ${all}` });
        // No more than 45 %: the number stays readable, in the dark, too.
        cell.style.background = `color-mix(in srgb, var(--accent) ${Math.round(45 * share)}%, transparent)`;
        return cell;
      }));
      return line;
    });
    const columns = element("thead");
    columns.append(head);
    const body = element("tbody");
    body.append(...rows);
    byId("confusion-table").replaceChildren(columns, body);
  }
}
