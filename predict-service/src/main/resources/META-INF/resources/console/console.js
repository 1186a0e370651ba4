// The page's parts each take the events they need; see predict-service/README.md for the events.
import { Charts } from "./charts.js";
import { Models } from "./models.js";
import { Picture } from "./picture.js";
import { Recent } from "./recent.js";
import { Tiles } from "./tiles.js";
import { Training } from "./training.js";
import { theme } from "./theme.js";
import { byId } from "./text.js";

/** How the ids of this page's pictures begin: nobody else is told of them as his own. */
const mine = "console-" + Array.from(crypto.getRandomValues(new Uint8Array(12)), n => n.toString(16).padStart(2, "0")).join("");

const status = byId("status");
const charts = new Charts();
const picture = new Picture(mine, await ingestAddress());
const tiles = new Tiles(byId("tiles"), charts);
const training = new Training(charts);
const models = new Models(picture);
const recent = new Recent(byId("recent"));
theme(byId("theme"), () => charts.redraw());

let trouble = "";

function say(text, isBad) {
  status.textContent = text;
  status.classList.toggle("bad", isBad);
}

async function ingestAddress() {
  const settings = await (await fetch("console/settings")).json();
  return settings.ingestUrl ?? `${location.protocol}//${location.hostname}:8081`;
}

const events = new EventSource(`console/events?mine=${mine}`);
const on = (name, take) => events.addEventListener(name, event => take(JSON.parse(event.data)));
events.onopen = () => say(trouble || "Connected", trouble !== "");
events.onerror = () => say("Connection lost; trying again …", true);
on("trouble", ({ message }) => { trouble = message; say(message || "Connected", message !== ""); });
on("seconds", seconds => tiles.add(seconds));
on("training", state => training.show(state));
on("models", report => { models.show(report); training.modelChanged(report.live?.version); });
on("predicted", outcome => outcome.own ? picture.predicted(outcome) : recent.add(outcome));
on("refused", outcome => { if (outcome.own) picture.refused(outcome); });
