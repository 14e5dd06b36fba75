// The humanitarian and diplomatic track, newest first: who is cut off, what got through, who talks to whom.
import type { Model } from "../data/model";
import type { AccordLine, AffectedLine } from "../data/types";
import { follow, opened } from "../state/follow";
import { NO_FILTER, type Store } from "../state/store";
import { days } from "../text/dates";
import { say, term } from "../text/messages";
import { bounds, inWords } from "../text/wording";
import { gradeBadge, opener } from "./badge";
import { fill, h, own, type Child } from "./dom";
import { incidentLine } from "./line";
import { Pages, pagedBlock, rowsOf } from "./table";
import { asTold, whoToldLine } from "./told";

const { column } = say;

const GROUPS: Record<keyof typeof say.groups, string> = {
  aid: "aid",
  siege: "encirclement",
  displacement: "displacement",
  agreement: "agreement",
  talks: "talks",
};

export function mountHumanitarian(parent: HTMLElement, model: Model, store: Store): void {
  const pages: Pages = new Pages(parent, () => again());
  const again = follow(parent, model, store, opened("humanitarian"), () => {
    const { affected = [], accords = [] } = model.shelf.get("humanitarian") ?? {};
    const groups = (Object.keys(GROUPS) as (keyof typeof GROUPS)[]).map((name) => group(model, store, name, pages));
    fill(
      parent,
      h("p", { class: "note" }, say.humanitarianNote),
      pagedBlock(say.affected, say.affectedNote, [column.when, column.where, column.what, column.people, column.countedBy], rowsOf(affected, (line) => count(store, line)), pages),
      pagedBlock(say.accords, "", [column.when, column.where, column.what, column.stage, column.parties, column.grade], rowsOf(accords, (line) => accord(store, line)), pages),
      h("div", { class: "columns" }, ...groups),
    );
  });
}

function count(store: Store, line: AffectedLine): Child[] {
  const who = line.claim ? opener(store, `claim:${line.claim}`, "cell-link", own(inWords(line.chain ?? []))) : say.dash;
  const people = h("span", { class: "figure" }, line.unit ? say.figure(bounds(line.people), term("unit", line.unit)) : bounds(line.people), line.overlaps ? h("small", {}, say.overlaps) : "");
  return [days(line), own(line.places?.join(", ") ?? say.dash), term("affected", line.what), people, h("span", {}, who, line.alleged ? ` (${term("modality", "alleged")})` : "")];
}

function accord(store: Store, line: AccordLine): Child[] {
  const stage = [term("stage", line.stage || line.status), line.hours ? say.hours(line.hours) : ""].filter(Boolean).join(", ");
  const sponsors = line.sponsors ? h("small", {}, say.sponsors(line.sponsors.join(", "))) : "";
  return [
    line.incident ? opener(store, `incident:${line.incident}`, "cell-link", days(line)) : days(line),
    own(line.place ?? say.dash),
    asTold(whoToldLine(line), term("accord", line.what)),
    stage,
    h("span", {}, own(line.parties?.join(", ") ?? say.notSaid), sponsors),
    gradeBadge(line.grade),
  ];
}

function group(model: Model, store: Store, name: keyof typeof GROUPS, pages: Pages): HTMLElement {
  const title = say.groups[name];
  const found = model.passing({ ...NO_FILTER, kind: GROUPS[name] });
  const shown = Array.from({ length: Math.min(found.count, pages.shown(title)) }, (_, at) => found.at(found.count - 1 - at));
  const items = model.several(shown).map((incident) => {
    const item = incidentLine(model, store, incident);
    item.prepend(h("span", { class: "line-date" }, days(incident)));
    return item;
  });
  const content = items.length ? h("ul", { class: "lines", "data-list": title }, ...items) : h("p", { class: "empty" }, say.none);
  return h("section", { class: "block" }, h("h2", {}, title, h("span", { class: "count" }, found.count)), content, pages.button(title, found.count));
}
