// The registers: facilities, weapons, tolls. A row opens the evidence of its incident.
import type { Model } from "../data/model";
import type { FacilityLine, Incident, WeaponLine } from "../data/types";
import { follow, opened } from "../state/follow";
import type { Store } from "../state/store";
import { days } from "../text/dates";
import { say, term } from "../text/messages";
import { bounds, estimate, headline, inWords, placeOf } from "../text/wording";
import { gradeBadge, opener, sideMark } from "./badge";
import { fill, h, own, type Child } from "./dom";
import { Pages, pagedBlock, rowsOf, rowsOfFound } from "./table";
import { asTold, whoTells, whoToldLine } from "./told";

const { column } = say;

export function mountRegisters(parent: HTMLElement, model: Model, store: Store): void {
  const pages: Pages = new Pages(parent, () => again());
  const again = follow(parent, model, store, opened("registers"), () => {
    const { facilities = [], weapons = [] } = model.shelf.get("registers") ?? {};
    const tolls = model.index()?.having("dead") ?? [];
    fill(
      parent,
      pagedBlock(say.facilities, "", [column.when, column.where, column.what, column.became, column.by, column.grade], rowsOf(facilities, (line) => facility(model, store, line)), pages),
      pagedBlock(say.weapons, say.weaponsNote, [column.when, column.where, column.what, column.law, column.seen, column.saidBy, column.concluded, column.grade], rowsOf(weapons, (line) => weapon(store, line)), pages),
      pagedBlock(say.tolls, say.tollsNote, [column.when, column.where, column.what, column.killed, column.civilians, column.injured, column.by, column.grade], rowsOfFound(tolls, (number) => model.at(number), (incident) => toll(model, store, incident)), pages),
    );
  });
}

function when(store: Store, line: { incident?: string; from: number; to: number }): Child {
  return line.incident === undefined ? days(line) : opener(store, `incident:${line.incident}`, "cell-link", days(line));
}

function attributed(model: Model, side: string | undefined, attribution: string): HTMLElement {
  return h("span", {}, sideMark(model, side, term("attribution", "unknown")), side ? ` (${term("attribution", attribution)})` : "");
}

function facility(model: Model, store: Store, line: FacilityLine): Child[] {
  const name = [term("facility", line.facility), line.name ? ": " : "", line.name ? own(line.name) : ""];
  return [
    when(store, line),
    own(line.place ?? say.dash),
    asTold(whoToldLine(line), ...name, h("small", {}, say.attackOn(term("kind", line.kind), line.attack, line.many && bounds(line.many)))),
    line.impacts?.map((impact) => term("impact", impact)).join(", ") ?? say.notSaid,
    attributed(model, line.belligerent, line.attribution),
    h("span", {}, gradeBadge(line.grade), line.certainty ? h("small", {}, say.certainty(term("certainty", line.certainty))) : ""),
  ];
}

function weapon(store: Store, line: WeaponLine): Child[] {
  const voices = (chains: string[][] = []) => {
    const names = new Set(chains.map(inWords));
    return names.size ? h("ul", { class: "voices" }, ...[...names].map((name) => h("li", {}, own(name)))) : say.dash;
  };
  return [when(store, line), own(line.place ?? say.dash), term("weapon", line.weapon), law(line), voices(line.seen), voices(line.said), voices(line.concluded), gradeBadge(line.grade)];
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
    asTold(whoTells(model, incident), headline(incident)),
    killed,
    estimate(incident.toll?.civilians),
    estimate(incident.toll?.injured),
    attributed(model, incident.belligerent, incident.attribution),
    gradeBadge(incident.grade),
  ];
}
