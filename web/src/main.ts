// The page: wait for the edition's chunks, then let each view mount itself.
import "maplibre-gl/dist/maplibre-gl.css";
import "./style/base.css";
import "./style/layout.css";
import "./style/map.css";
import "./style/lines.css";
import "./style/evidence.css";
import "./style/tables.css";
import "./style/forced.css";
import "./style/print.css";
import { Model } from "./data/model";
import { files, listen, type Source } from "./data/source";
import { readHash, writeHash } from "./state/hash";
import { NO_FILTER, Store, looksBack, type State } from "./state/store";
import { DIRECTION, LANGUAGE, say } from "./text/messages";
import { mountChanges } from "./view/changes";
import { mountChronology } from "./view/chronology";
import { mountDisputed } from "./view/disputed";
import { h } from "./view/dom";
import { mountEvidence } from "./view/evidence/pane";
import { mountFrame } from "./view/frame";
import { mountHumanitarian } from "./view/humanitarian";
import { mountKeys } from "./view/keys";
import { mountMapside } from "./view/mapside";
import { mountPrint } from "./view/print";
import { mountRegisters } from "./view/registers";
import { mountSources } from "./view/sources";
import { mountUnplaced } from "./view/unplaced";

listen();
document.addEventListener("DOMContentLoaded", () => {
  const root = document.querySelector<HTMLElement>("#app");
  if (root) void start(root, files);
});

async function start(root: HTMLElement, source: Source): Promise<void> {
  document.documentElement.lang = LANGUAGE;
  document.documentElement.dir = DIRECTION;
  try {
    const [core, land] = await Promise.all([source.read("core", 0), source.read("land", 0)]);
    const waiting = h("p", { class: "arriving", role: "status" });
    const model = new Model(source, core, land, () => tellOf(model, root, waiting));
    open(root, model);
    root.append(waiting);
  } catch (error) {
    const { message } = error as Error;
    root.replaceChildren(h("p", { class: "notice", role: "alert" }, say.broken(message.startsWith("site/") ? message : "site/core.js")));
    throw error;
  }
}

/** Say what is on its way, and what could not be read. */
function tellOf(model: Model, root: HTMLElement, waiting: HTMLElement): void {
  waiting.textContent = model.shelf.waiting ? say.arriving : "";
  for (const [part, fault] of model.shelf.broken) {
    if (part.startsWith("text-") || root.querySelector(`[data-part="${part}"]`)) continue; // its place in the page says so
    root.prepend(h("p", { class: "notice", role: "alert", "data-part": part }, say.broken(fault)));
  }
}

function open(root: HTMLElement, model: Model): void {
  const store = new Store(beginning(model));
  store.watch((state) => model.look(looksBack(state) ? state.day : null)); // before any view reads it
  const { panels, evidence } = mountFrame(root, model, store);
  const chronicle = h("div", { class: "chronicle", id: "chronology" });
  panels.map.append(chronicle);
  mountChanges(panels.changes, model, store);
  mountDisputed(panels.disputed, model, store);
  mountRegisters(panels.registers, model, store);
  mountHumanitarian(panels.humanitarian, model, store);
  mountSources(panels.sources, model, store);
  mountUnplaced(panels.unplaced, model, store);
  mountEvidence(evidence, model, store);
  // Last, once the panes beside them have taken their room: both look up where the chosen day stands.
  mountMapside(panels.map, model, store);
  mountChronology(chronicle, model, store);
  mountKeys(model, store);
  mountPrint(panels.map, model, store);
  followAddress(model, store);
}

/** The last day of the period on which something happened, unless the address names another. */
function beginning(model: Model): State {
  const { first, last } = model.period;
  const told = [...model.passing(NO_FILTER).daily()].filter(([day, incidents]) => incidents && first <= day && day <= last);
  const day = told.at(-1)?.[0] ?? last;
  const state: State = { day, known: "now", since: first, span: 1, selected: "", tab: "map", filter: NO_FILTER, playing: false, hidden: [] };
  const asked = readHash(location.hash);
  return { ...state, ...asked, day: model.clamp(asked.day ?? day), since: model.clamp(asked.since ?? first) };
}

/** To open a record or a tab is a step that Back undoes; a day or a filter changes the step that one is at. */
function followAddress(model: Model, store: Store): void {
  store.watch((state, before) => {
    if (state.playing) return; // browsers refuse an address that changes many times a second
    const hash = writeHash(state);
    if (hash === location.hash) return;
    const step = state.selected !== before.selected || state.tab !== before.tab;
    history[step ? "pushState" : "replaceState"](null, "", hash);
  });
  window.addEventListener("hashchange", () => {
    const asked = readHash(location.hash);
    const rest = { known: "now" as const, selected: "", filter: NO_FILTER, span: 1, hidden: [] }; // an address says all of a view
    store.set({ ...rest, ...asked, ...(asked.day === undefined ? {} : { day: model.clamp(asked.day) }) });
  });
}
