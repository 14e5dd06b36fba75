// The day at a glance, while nothing is chosen: whose hold is judged to have changed, and what was reported.
import { groupBy } from "../../data/grouping";
import type { Model } from "../../data/model";
import type { Ground, Incident, Spell } from "../../data/types";
import type { Store } from "../../state/store";
import { longDay } from "../../text/dates";
import { plural, say, term } from "../../text/messages";
import { percent, placeOf, tollInWords } from "../../text/wording";
import { gradeBadge, opener, sideMark } from "../badge";
import { h } from "../dom";
import { whoTells } from "../told";

export function dayEvidence(model: Model, store: Store): HTMLElement {
  const { day } = store.state;
  const changed = model.ground(day).flatMap((place) => changes(place, day).map((change) => ({ place, ...change })));
  const told = model.during(day, 1).filter(({ from, to }) => from === to);
  return h(
    "div",
    { class: "day-brief" },
    h("header", { class: "evidence-title" }, h("div", {}, h("h3", {}, longDay(day)), h("p", { class: "note" }, say.evidenceHint))),
    h("section", {}, h("h4", {}, say.changed), list(changed.map(({ place, before, after }) => change(model, store, place, before, after)))),
    h("section", {}, h("h4", {}, say.reported(told.length)), list(kinds(told))),
    h("section", {}, h("h4", {}, say.tolls), list(told.filter(tollInWords).map((incident) => toll(model, store, incident)))),
  );
}

function list(items: HTMLElement[]): HTMLElement {
  return items.length ? h("ul", { class: "brief-list" }, ...items) : h("p", { class: "note" }, say.noneThatDay);
}

/** Spells that begin on the day with another holder or state than the one before. */
function changes(place: Ground, day: number): { before: Spell; after: Spell }[] {
  const after = place.spells.find(({ from }) => from === day);
  const before = place.spells.find(({ to }) => to === day - 1);
  return after && before && (after.holder !== before.holder || after.state !== before.state) ? [{ before, after }] : [];
}

function change(model: Model, store: Store, place: Ground, before: Spell, after: Spell): HTMLElement {
  const state = (spell: Spell) => [spell.holder ? sideMark(model, spell.holder) : "", h("span", {}, say.legendStates[spell.state].toLowerCase())];
  return h(
    "li",
    {},
    opener(store, `place:${place.id}`, "cell-link", place.name),
    h("span", { class: "turn" }, ...state(before), " → ", ...state(after)),
    h("small", {}, `${term("label", after.label)}, ${percent(after.p)}`),
  );
}

function kinds(told: Incident[]): HTMLElement[] {
  const groups = [...groupBy(told, ({ kind }) => kind).entries()].sort((a, b) => b[1].length - a[1].length);
  return groups.map(([kind, all]) => h("li", {}, h("span", {}, term("kind", kind)), h("small", {}, plural(all.length, "incident"))));
}

function toll(model: Model, store: Store, incident: Incident): HTMLElement {
  const name = `${term("kind", incident.kind)}, ${placeOf(incident)}`;
  return h("li", {}, opener(store, `incident:${incident.id}`, "cell-link", name), h("span", { class: "toll" }, tollInWords(incident)), gradeBadge(incident.grade), h("small", { class: "who" }, whoTells(model, incident)));
}
