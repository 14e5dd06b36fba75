// The humanitarian and diplomatic track, newest first: who is cut off, what got through, who talks to whom.
import type { Model } from "../data/model";
import type { AccordLine, AffectedLine } from "../data/types";
import type { Store } from "../state/store";
import { days } from "../text/dates";
import { say, term } from "../text/messages";
import { bounds, chainInWords } from "../text/wording";
import { gradeBadge, opener } from "./badge";
import { h, own, type Child } from "./dom";
import { incidentLine } from "./line";
import { block } from "./registers";

const { column } = say;

const GROUPS: Record<keyof typeof say.groups, string> = {
  aid: "aid",
  siege: "encirclement",
  displacement: "displacement",
  agreement: "agreement",
  talks: "talks",
};

export function mountHumanitarian(parent: HTMLElement, model: Model, store: Store): void {
  const groups = (Object.keys(GROUPS) as (keyof typeof GROUPS)[]).map((name) => group(model, store, name));
  const { affected, accords } = model.core;
  parent.append(
    h("p", { class: "note" }, say.humanitarianNote),
    block(say.affected, say.affectedNote, [column.when, column.where, column.what, column.people, column.countedBy], affected.map((line) => count(model, store, line))),
    block(say.accords, "", [column.when, column.where, column.what, column.stage, column.parties, column.grade], accords.map((line) => accord(model, store, line))),
    h("div", { class: "columns" }, ...groups),
  );
}

function count(model: Model, store: Store, line: AffectedLine): Child[] {
  const [claim] = model.claims(line.claims);
  const who = claim ? opener(store, `claim:${claim.id}`, "cell-link", own(chainInWords(model, claim))) : say.dash;
  const people = h("span", { class: "figure" }, line.unit ? say.figure(bounds(line.people), term("unit", line.unit)) : bounds(line.people), line.overlaps ? h("small", {}, say.overlaps) : "");
  return [days(line), own(line.places?.join(", ") ?? say.dash), term("affected", line.what), people, h("span", {}, who, line.alleged ? ` (${term("modality", "alleged")})` : "")];
}

function accord(model: Model, store: Store, line: AccordLine): Child[] {
  const incident = line.incident === undefined ? undefined : model.core.incidents[line.incident];
  const stage = [term("stage", line.stage || line.status), line.hours ? say.hours(line.hours) : ""].filter(Boolean).join(", ");
  const sponsors = line.sponsors ? h("small", {}, say.sponsors(line.sponsors.join(", "))) : "";
  return [
    incident ? opener(store, `incident:${incident.id}`, "cell-link", days(line)) : days(line),
    own(line.place ?? say.dash),
    term("accord", line.what),
    stage,
    h("span", {}, own(line.parties?.join(", ") ?? say.notSaid), sponsors),
    gradeBadge(line.grade),
  ];
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
