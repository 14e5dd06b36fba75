// The registers: facilities, weapons, tolls. A row opens the evidence of its incident.
import type { Model } from "../data/model";
import type { FacilityLine, Incident, WeaponLine } from "../data/types";
import type { Store } from "../state/store";
import { days } from "../text/dates";
import { say, term } from "../text/messages";
import { bounds, chainInWords, estimate, headline, placeOf } from "../text/wording";
import { gradeBadge, opener, sideMark } from "./badge";
import { h, own, type Child } from "./dom";
import { table } from "./table";

const { column } = say;

export function mountRegisters(parent: HTMLElement, model: Model, store: Store): void {
  const [facilities, weapons] = [byDay(model.core.facilities), byDay(model.core.weapons)];
  const tolls = model.incidents.filter(({ toll }) => toll);
  parent.append(
    block(say.facilities, "", [column.when, column.where, column.what, column.became, column.by, column.grade], facilities.map((line) => facility(model, store, line))),
    block(say.weapons, say.weaponsNote, [column.when, column.where, column.what, column.law, column.seen, column.saidBy, column.concluded, column.grade], weapons.map((line) => weapon(model, store, line))),
    block(say.tolls, say.tollsNote, [column.when, column.where, column.what, column.killed, column.civilians, column.injured, column.by, column.grade], tolls.map((incident) => toll(model, store, incident))),
  );
}

export function block(title: string, note: string, columns: string[], rows: Child[][]): HTMLElement {
  const content = rows.length ? table(title, columns, rows) : h("p", { class: "empty" }, say.none);
  return h("section", { class: "block" }, h("h2", {}, title), note && h("p", { class: "note" }, note), content);
}

function byDay<Line extends { from: number; to: number }>(lines: Line[]): Line[] {
  return [...lines].sort((a, b) => a.from - b.from || a.to - b.to);
}

function when(model: Model, store: Store, line: { incident?: number; from: number; to: number }): Child {
  const incident = line.incident === undefined ? undefined : model.core.incidents[line.incident];
  return incident ? opener(store, `incident:${incident.id}`, "cell-link", days(line)) : days(line);
}

function attributed(model: Model, side: string | undefined, attribution: string): HTMLElement {
  return h("span", {}, sideMark(model, side, term("attribution", "unknown")), side ? ` (${term("attribution", attribution)})` : "");
}

function facility(model: Model, store: Store, line: FacilityLine): Child[] {
  const name = [term("facility", line.facility), line.name ? ": " : "", line.name ? own(line.name) : ""];
  return [
    when(model, store, line),
    own(line.place ?? say.dash),
    h("span", {}, ...name, h("small", {}, say.attackOn(term("kind", line.kind), line.attack, line.many && bounds(line.many)))),
    line.impacts?.map((impact) => term("impact", impact)).join(", ") ?? say.notSaid,
    attributed(model, line.belligerent, line.attribution),
    h("span", {}, gradeBadge(line.grade), line.certainty ? h("small", {}, say.certainty(term("certainty", line.certainty))) : ""),
  ];
}

function weapon(model: Model, store: Store, line: WeaponLine): Child[] {
  const voices = (numbers: number[] | undefined) => {
    const names = new Set(model.claims(numbers).map((claim) => chainInWords(model, claim)));
    return names.size ? h("ul", { class: "voices" }, ...[...names].map((name) => h("li", {}, own(name)))) : say.dash;
  };
  return [when(model, store, line), own(line.place ?? say.dash), term("weapon", line.weapon), law(line), voices(line.seen), voices(line.said), voices(line.concluded), gradeBadge(line.grade)];
}

/** What would ban it and for whom that was in force: nothing on whether it was used. */
function law(line: WeaponLine): Child {
  if (!line.ban) return say.dash;
  const states = [line.bound && say.bound(line.bound.join(", ")), line.notBound && say.notBound(line.notBound.join(", "))].filter(Boolean);
  return h("span", {}, say.bannedBy(line.ban, line.treaty ?? ""), h("small", {}, states.join("; ")));
}

function toll(model: Model, store: Store, incident: Incident): Child[] {
  const best = incident.toll?.killed?.[1];
  const killed = h("span", { class: "figure" }, estimate(incident.toll?.killed), best !== undefined && h("small", {}, say.bestFigure(best)));
  return [
    opener(store, `incident:${incident.id}`, "cell-link", days(incident)),
    own(placeOf(incident)),
    headline(incident),
    killed,
    estimate(incident.toll?.civilians),
    estimate(incident.toll?.injured),
    attributed(model, incident.belligerent, incident.attribution),
    gradeBadge(incident.grade),
  ];
}
