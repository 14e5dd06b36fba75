// The list of the incidents that one sign on the map stands for, a page at a time: ten thousand of them open as fast as ten.
import type { Model } from "../data/model";
import type { Store } from "../state/store";
import { plural, say } from "../text/messages";
import { h } from "../view/dom";
import { incidentLine } from "../view/line";
import type { IncidentMark } from "./marks";

const PAGE = 40;

export interface PilePane {
  box: HTMLElement;
  open(marks: IncidentMark[]): void;
}

/** `zoom` shows where they lie; `back` gives the keyboard back to the map. */
export function pilePane(model: Model, store: Store, zoom: (marks: IncidentMark[]) => void, back: () => void): PilePane {
  const box = h("section", { class: "map-pile", role: "dialog", hidden: true });
  const close = () => {
    box.hidden = true;
    back();
  };
  box.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    close();
    event.preventDefault();
  });
  const open = (marks: IncidentMark[]) => {
    const title = plural(marks.length, "incident");
    const list = h("ol", { class: "lines" });
    const more = h("button", { type: "button", class: "quiet" });
    const page = () => turn(model, store, marks, list, more);
    more.addEventListener("click", page);
    page();
    const shut = h("button", { type: "button", class: "close", "aria-label": say.close, onclick: close }, "×");
    const apart = new Set(marks.map(({ lat, lon }) => `${lat} ${lon}`)).size > 1;
    const nearer = apart && h("button", { type: "button", class: "quiet", onclick: () => zoom(marks) }, say.zoomToHeap);
    box.setAttribute("aria-label", title);
    box.replaceChildren(h("header", { class: "pane-head" }, h("h2", {}, title), nearer || "", shut), h("div", { class: "map-pile-body" }, list, more));
    box.hidden = false;
    list.querySelector("button")?.focus();
  };
  store.watch((state, before) => {
    if (state.day !== before.day || state.tab !== before.tab || state.filter !== before.filter) box.hidden = true;
  });
  return { box, open };
}

/** Add the next page of lines, and focus its first where the reader asked for it. */
function turn(model: Model, store: Store, marks: IncidentMark[], list: HTMLElement, more: HTMLElement): void {
  const from = list.childElementCount;
  const records = marks.slice(from, from + PAGE).flatMap(({ ref }) => model.incident(ref.slice("incident:".length)) ?? []);
  list.append(...records.map((incident) => incidentLine(model, store, incident)));
  const left = marks.length - list.childElementCount;
  more.hidden = left <= 0 || records.length === 0;
  more.textContent = say.olderClaims(Math.min(PAGE, left));
  if (from) list.children[from]?.querySelector("button")?.focus();
}
