// The ground of the map as tables: how much each side holds, what is cut off, and which roads are cut.
import type { Model } from "../data/model";
import { on, placeName } from "../data/terrain";
import type { AreaLine, CutLine, Day, PocketLine } from "../data/types";
import { longDay, shortDay } from "../text/dates";
import { say } from "../text/messages";
import { percent } from "../text/wording";
import { sideMark } from "./badge";
import { h, type Child } from "./dom";
import { table } from "./table";

const MOST = 6; // names in a cell

export function groundTables(model: Model, day: Day): HTMLElement | null {
  const areas = areaTable(model, model.core.begins.ground[0] ?? day, day);
  if (!areas) return null;
  const { pockets, cuts } = model.stretch(day) ?? { pockets: [], cuts: [] };
  const { side, ground, named, at, road, cutFor, cutBy, between, probability } = say.column;
  const apart = on(pockets, day);
  const cut = [...on(cuts, day)].sort((a, b) => b[9] - a[9]);
  return h(
    "section",
    { class: "ground-tables" },
    areas,
    h("p", { class: "note" }, say.groundNote),
    apart.length > 0 && table(say.pockets, [side, at, ground, probability, named], apart.map((line) => pocket(model, line))),
    cut.length > 0 && table(say.cuts, [road, cutFor, between, cutBy, at, probability, named], cut.map((line) => cutRow(model, line))),
  );
}

/** How much ground each side holds on a day, and how much more than on an earlier one; null where nothing tells. */
export function areaTable(model: Model, since: Day, day: Day): HTMLElement | null {
  const held = on(model.stretch(day)?.areas ?? [], day);
  const before = new Map(on(model.stretch(since)?.areas ?? [], since).map((line) => [`${line[2]} ${line[3]}`, line[4]]));
  const { side, ground, reportedGround, places, named } = say.column;
  const columns = [side, ground, say.since(shortDay(since)), reportedGround, places, named];
  return held.length ? table(say.groundOn(longDay(day)), columns, held.map((line) => area(model, line, before))) : null;
}

function area(model: Model, [, , side, state, km2, reportedKm2, places, reported]: AreaLine, before: Map<string, number>): Child[] {
  const whose = side >= 0 ? sideMark(model, model.core.sides[side]?.id) : ((say.nobody as Record<string, string>)[state] ?? state);
  const change = km2 - (before.get(`${side} ${state}`) ?? 0);
  return [whose, say.area(km2), say.change(change), say.area(reportedKm2), places, reported];
}

function pocket(model: Model, [, , side, places, km2, reported, p]: PocketLine): Child[] {
  return [sideMark(model, model.core.sides[side]?.id), names(model, places), say.area(km2), percent(p / 100), say.reportedOf(reported, places.length)];
}

function cutRow(model: Model, [, , road, side, by, places, start, end, p, reported]: CutLine): Child[] {
  const whose = (number: number) => (number >= 0 ? sideMark(model, model.core.sides[number]?.id) : say.contested);
  const ends = `${placeName(model, start)} – ${placeName(model, end)}`;
  return [road, whose(side), ends, whose(by), names(model, places), percent(p / 100), say.reportedOf(reported, places.length)];
}

function names(model: Model, places: number[]): string {
  const known = places.slice(0, MOST).map((place) => placeName(model, place));
  return [...known, ...(places.length > MOST ? [say.more(places.length - MOST)] : [])].join(", ");
}
