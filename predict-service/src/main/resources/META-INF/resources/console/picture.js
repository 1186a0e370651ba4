// A picture goes in, its age group comes out. The picture itself stays in this page and in Kafka.
import { byId, element, fixed, milliseconds, percent } from "./text.js";

/** Without an answer after so long, the page says what may be the matter. */
const PATIENCE_MS = 10000;

export class Picture {
  #mine;
  #ingest;
  #number = 0;
  #id = null;
  #sent = 0;
  #accepted = null;
  #isModelLive = false;
  #address = null;
  #stream = null;

  constructor(mine, ingest) {
    this.#mine = mine;
    this.#ingest = ingest;
    const file = byId("file");
    byId("choose").addEventListener("click", () => file.click());
    file.addEventListener("change", () => { if (file.files[0]) this.send(file.files[0]); file.value = ""; });
    byId("camera").addEventListener("click", () => this.#openCamera());
    byId("shoot").addEventListener("click", () => this.#shoot());
    byId("stop").addEventListener("click", () => this.#closeCamera());
    document.addEventListener("paste", event => this.#take(event.clipboardData, "The clipboard holds no picture."));
    const drop = byId("drop");
    for (const name of ["dragenter", "dragover"]) {
      document.addEventListener(name, event => { event.preventDefault(); drop.classList.add("over"); });
    }
    document.addEventListener("dragleave", () => drop.classList.remove("over"));
    document.addEventListener("drop", event => {
      event.preventDefault();
      drop.classList.remove("over");
      this.#take(event.dataTransfer, "What was dropped is no file.");
    });
  }

  #take(transfer, otherwise) {
    const file = transfer?.files?.[0];
    if (file) this.send(file); else this.#say(otherwise, true);
  }

  modelIsLive(isLive) {
    this.#isModelLive = isLive;
  }

  /** Sends a file whatever it is; ingest-service says whether it is a picture. */
  async send(file) {
    const id = this.#id = `${this.#mine}-${++this.#number}`;
    this.#showPicture(file);
    this.#say("Sending …");
    this.#sent = performance.now();
    this.#accepted = null;
    let answer;
    try {
      answer = await fetch(`${this.#ingest}/images?id=${id}`, {
        method: "POST", headers: { "Content-Type": "application/octet-stream" }, body: file,
      });
    } catch {
      this.#say(`ingest-service does not answer at ${this.#ingest}: is it running, and may this page's address send to it?`, true);
      return;
    }
    if (id !== this.#id) return;
    if (!answer.ok) {
      const { error } = await answer.json().catch(() => ({}));
      this.#say(`Not accepted: ${error ?? (answer.status === 413 ? "it is too large" : `HTTP ${answer.status}`)}.`, true);
      return;
    }
    this.#accepted = performance.now();
    if (byId("bars").childElementCount === 0) {
      this.#say(this.#isModelLive ? "In Kafka; waiting for its prediction …"
        : "In Kafka; there is no model yet. It is predicted as soon as one is live.");
      setTimeout(() => this.#sayWhyItTakesLong(id), PATIENCE_MS);
    }
  }

  #sayWhyItTakesLong(id) {
    if (id === this.#id && byId("bars").childElementCount === 0 && this.#isModelLive && !byId("answer").classList.contains("bad")) {
      this.#say("Still waiting: see above how much waits for ingest and predict.");
    }
  }

  #showPicture(file) {
    if (this.#address) URL.revokeObjectURL(this.#address);
    this.#address = URL.createObjectURL(file);
    const picture = byId("picture");
    picture.hidden = false;
    picture.onerror = () => { picture.hidden = true; };
    picture.src = this.#address;
    byId("bars").replaceChildren();
    byId("stages").replaceChildren();
    byId("result").hidden = false;
  }

  #say(text, isBad = false) {
    const answer = byId("answer");
    answer.textContent = text;
    answer.classList.toggle("bad", isBad);
    byId("result").hidden = false;
  }

  predicted({ prediction, tensorTime, written }) {
    if (prediction.id !== this.#id) return;
    const arrived = performance.now();
    this.#say(`${prediction.ageGroup} years, ${percent(prediction.probability)} sure; expected age ${fixed(prediction.expectedAge, 1)}.`);
    const groups = Object.entries(prediction.probabilities);
    byId("bars").replaceChildren(...groups.map(([name, share]) => {
      const line = element("li", undefined, name === prediction.ageGroup ? { class: "first" } : {});
      const track = element("span", undefined, { class: "track", "aria-hidden": "true" });
      const fill = element("span", undefined, { class: "fill" });
      fill.style.width = `${100 * share}%`;
      track.append(fill);
      line.append(element("span", name), track, element("span", percent(share), { class: "share" }));
      return line;
    }));
    const between = (from, to) => milliseconds(Math.max(0, Date.parse(to) - Date.parse(from)));
    this.#showStages([
      ...(this.#accepted ? [["Sending, until Kafka had it", milliseconds(this.#accepted - this.#sent)]] : []),
      ...(tensorTime ? [
        ["Ingest: decoding and preprocessing", between(prediction.imageTime, tensorTime)],
        ["Predict: waiting for and being scored", between(tensorTime, prediction.predictedTime)],
      ] : []),
      ["Writing the prediction", between(prediction.predictedTime, written)],
      ["All, until this page had it", milliseconds(arrived - this.#sent)],
      ["Model", `${prediction.model.name} ${prediction.model.version}`],
    ]);
  }

  #showStages(stages) {
    byId("stages").replaceChildren(...stages.flatMap(([name, value]) => [element("dt", name), element("dd", value)]));
  }

  refused({ id, stage, reason }) {
    if (id === this.#id) this.#say(`It could not be used (${stage}): ${reason}`, true);
  }

  async #openCamera() {
    try {
      this.#stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: "user" } });
    } catch (failure) {
      this.#say(`The camera cannot be used: ${failure.message}.`, true);
      return;
    }
    byId("video").srcObject = this.#stream;
    byId("webcam").hidden = false;
    byId("shoot").focus();
  }

  #shoot() {
    const video = byId("video");
    const canvas = element("canvas");
    canvas.width = video.videoWidth;
    canvas.height = video.videoHeight;
    canvas.getContext("2d").drawImage(video, 0, 0);
    canvas.toBlob(blob => this.send(blob), "image/jpeg", 0.92);
  }

  #closeCamera() {
    this.#stream?.getTracks().forEach(track => track.stop());
    byId("webcam").hidden = true;
    byId("camera").focus();
  }
}
