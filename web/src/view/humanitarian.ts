// The humanitarian and diplomatic track, newest first: who is cut off, what got through, who talks to whom.
import type { Model } from "../data/model";
import type { Store } from "../state/store";
import { days } from "../text/dates";
import { say } from "../text/messages";
import { h } from "./dom";
import { incidentLine } from "./line";

const GROUPS: Record<keyof typeof say.groups, string> = {
  aid: "aid",
  siege: "encirclement",
  displacement: "displacement",
  agreement: "agreement",
  talks: "talks",
};

export function mountHumanitarian(parent: HTMLElement, model: Model, store: Store): void {
  const groups = (Object.keys(GROUPS) as (keyof typeof GROUPS)[]).map((name) => group(model, store, name));
  parent.append(h("p", { class: "note" }, say.humanitarianNote), h("div", { class: "columns" }, ...groups));
}

function group(model: Model, store: Store, name: keyof typeof GROUPS): HTMLElement {
  const incidents = model.incidents.filter(({ kind }) => kind === GROUPS[name]).reverse();
  const items = incidents.map((incident) => {
    const item = incidentLine(model, store, incident);
    item.prepend(h("span", { class: "line-date" }, days(incident)));
    return item;
  });
  const content = items.length ? h("ul", { class: "lines" }, ...items) : h("p", { class: "empty" }, say.none);
  return h("section", { class: "block" }, h("h2", {}, say.groups[name], h("span", { class: "count" }, items.length)), content);
}
