// Two days compared: places whose likely holder or state differs, and what was reported of the days between.
import { spellOn, type Model } from "../data/model";
import type { Day, Ground, Incident, Spell } from "../data/types";
import { follow } from "../state/follow";
import { looksOtherwise, type State, type Store } from "../state/store";
import { dayNumber, days, isoDay, longDay } from "../text/dates";
import { say } from "../text/messages";
import { estimate, headline, percent, placeOf } from "../text/wording";
import { gradeBadge, opener, sideMark } from "./badge";
import { areaTable } from "./ground-table";
import { knownChoice } from "./known";
import { fill, h, own, type Child } from "./dom";
import { Pages, pagedBlock, rowsOf, rowsOfFound } from "./table";
import { asTold, whoTells } from "./told";

const { column } = say;

export interface Change {
  place: Ground;
  before: Spell | undefined;
  after: Spell | undefined;
}

/** Places that are told of on either day, and differ; each day's ground is that of its stretch. */
export function changes(earlier: readonly Ground[], later: readonly Ground[], since: Day, until: Day): Change[] {
  const pairs = later.map((place, at) => ({ place, before: spellOn(earlier[at], since), after: spellOn(place, until) }));
  return pairs.filter(({ before, after }) => before?.holder !== after?.holder || before?.state !== after?.state);
}

export function mountChanges(parent: HTMLElement, model: Model, store: Store): void {
  const content = h("div", {});
  const fields = h("form", { class: "two-days", onsubmit: (event) => event.preventDefault() }, field(model, store, "since"), field(model, store, "day"));
  parent.append(h("h2", {}, say.tabs.changes), h("p", { class: "note" }, say.changesNote), fields, knownChoice(store), content);
  const pages: Pages = new Pages(content, () => again());
  const turned = (state: State, before: State) =>
    state.tab === "changes" && (state === before || state.since !== before.since || state.day !== before.day || looksOtherwise(state, before) || state.tab !== before.tab);
  const again = follow(content, model, store, turned, () => fill(content, ...told(model, store, pages)));
}

function field(model: Model, store: Store, name: "since" | "day"): HTMLElement {
  const { first, last } = model.period;
  const input = h("input", { type: "date", min: isoDay(first), max: isoDay(last) });
  input.addEventListener("change", () => {
    const chosen = dayNumber(input.value);
    if (chosen !== null) store.set({ [name]: model.clamp(chosen), playing: false } as Partial<State>);
  });
  store.watch((state) => (input.value = isoDay(state[name])));
  return h("label", {}, name === "since" ? say.filters.from : say.filters.until, input);
}

/** What is known now of the chosen day and was not known at its end: other holders, and incidents told of only later. */
function learned(model: Model, store: Store, pages: Pages): HTMLElement[] {
  const { day } = store.state;
  const { then, now } = model.bothGrounds(day);
  const places = then.length ? changes(then, now, day, day) : [];
  const later = model.index()?.later(day) ?? [];
  const lag = (one: Incident) => say.daysLater((one.told ?? day) - Math.min(one.to, day));
  const line = (one: Incident): Child[] => [opener(store, `incident:${one.id}`, "cell-link", days(one)), own(placeOf(one)), asTold(whoTells(model, one), headline(one)), one.told === undefined ? say.dash : longDay(one.told), lag(one), gradeBadge(one.grade)];
  return [
    pagedBlock(say.learnedPlaces, say.learnedNote(longDay(day)), [column.place, column.then, column.now, column.probability], rowsOf(places, (one) => change(model, store, one)), pages),
    pagedBlock(say.learnedIncidents, "", [column.when, column.where, column.what, column.told, column.later, column.grade], rowsOfFound(later, (number) => model.now(number), line), pages),
  ];
}

function told(model: Model, store: Store, pages: Pages): Child[] {
  const [since, until] = [store.state.since, store.state.day].sort((a, b) => a - b) as [Day, Day];
  const [earlier, later] = [model.ground(since), model.ground(until)];
  const found = earlier.length ? changes(earlier, later, since, until) : [];
  const deadly = model.index()?.having("dead", 0, since + 1, until) ?? [];
  const heading = say.between(longDay(since), longDay(until));
  return [
    ...(store.state.known === "then" ? [h("p", { class: "note", role: "status" }, say.changesThenNote)] : []),
    summary(model, found),
    pagedBlock(say.changedPlaces, heading, [column.place, column.before, column.after, column.probability], rowsOf(found, (one) => change(model, store, one)), pages),
    ground(model, since, until),
    pagedBlock(say.tolls, say.tollsNote, [column.when, column.where, column.what, column.killed, column.by, column.grade], rowsOfFound(deadly, (number) => model.at(number), (one) => toll(model, store, one)), pages),
    ...learned(model, store, pages),
  ];
}

function ground(model: Model, since: Day, until: Day): HTMLElement | null {
  const areas = areaTable(model, since, until);
  return areas && h("section", { class: "block" }, h("h2", {}, say.groundOn(longDay(until))), h("p", { class: "note" }, say.groundNote), areas);
}

function summary(model: Model, found: Change[]): HTMLElement {
  const held = (side: string, spell: Spell | undefined) => spell?.state !== "unknown" && spell?.holder === side;
  const lines = model.core.sides.flatMap(({ id }) => {
    const gained = found.filter(({ before, after }) => held(id, after) && !held(id, before)).length;
    const lost = found.filter(({ before, after }) => held(id, before) && !held(id, after)).length;
    return gained || lost ? [h("li", {}, sideMark(model, id), ` ${say.gainedAndLost(gained, lost)}`)] : [];
  });
  return h("ul", { class: "side-changes" }, ...lines);
}

function change(model: Model, store: Store, { place, before, after }: Change): Child[] {
  return [opener(store, `place:${place.id}`, "cell-link", own(place.name)), standing(model, before), standing(model, after), after ? percent(after.p) : say.dash];
}

function standing(model: Model, spell: Spell | undefined): Child {
  if (!spell) return say.dash;
  if (spell.state === "unknown") return say.unknownHolder;
  const state = spell.state === "held" ? "" : h("small", {}, say.legendStates[spell.state]);
  return h("span", {}, sideMark(model, spell.holder), state);
}

function toll(model: Model, store: Store, incident: Incident): Child[] {
  return [
    opener(store, `incident:${incident.id}`, "cell-link", days(incident)),
    own(placeOf(incident)),
    asTold(whoTells(model, incident), headline(incident)),
    h("span", { class: "figure" }, estimate(incident.toll?.killed)),
    sideMark(model, incident.belligerent, say.notSaid),
    gradeBadge(incident.grade),
  ];
}
