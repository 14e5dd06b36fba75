// What follows from control on a day: whose ground each cell is, where the front runs, and how far it is. Pure.
import { spellOn, type Model } from "./model";
import type { Day, FrontLine, Spell, SpellState } from "./types";

/** The ground of one place on a day; `reported` is whether any report names the place. */
export interface Cell {
  place: number;
  side: string;
  state: SpellState;
  p: number;
  reported: boolean;
  spell: Spell | undefined;
}

export interface Nearest {
  km: number;
  front: FrontLine;
}

const FINE = 10_000; // parts of a degree
const DEGREE_KM = 111.2;

type Dated = readonly [from: Day, to: Day, ...rest: unknown[]];

/** The lines of a table that hold on a day. */
export function on<Line extends Dated>(lines: readonly Line[] | undefined, day: Day): Line[] {
  return (lines ?? []).filter(([from, to]) => from <= day && day <= to);
}

/** The ground of a day, in the order of `model.cells()`. */
export function cellsOn(model: Model, day: Day): Cell[] {
  const stretch = model.stretch(day);
  return model.cells().map(([place]) => {
    const reported = place < model.core.reported;
    const spell = spellOn(reported ? stretch?.ground[place] : { spells: stretch?.silent.get(place) ?? [] }, day);
    return { place, side: spell?.holder ?? "", state: spell?.state ?? "unknown", p: spell?.p ?? 0, reported, spell };
  });
}

/** The name of a place by its number. */
export function placeName(model: Model, place: number): string {
  return model.places[place]?.name ?? "";
}

export function points(flat: readonly number[]): [lon: number, lat: number][] {
  const out: [number, number][] = [];
  for (let at = 0; at + 1 < flat.length; at += 2) out.push([(flat[at] ?? 0) / FINE, (flat[at + 1] ?? 0) / FINE]);
  return out;
}

export function stretches(front: FrontLine): [number, number][][] {
  return (front.slice(8) as number[][]).map(points);
}

/** The front of a day that is nearest to a position, and how far it is; null where none is drawn. */
export function nearestFront(model: Model, lat: number, lon: number, day: Day): Nearest | null {
  const flat = Math.cos((lat * Math.PI) / 180);
  const lay = ([x, y]: [number, number]) => [(x - lon) * flat * DEGREE_KM, (y - lat) * DEGREE_KM] as const;
  let best: Nearest | null = null;
  for (const front of on(model.stretch(day)?.fronts, day)) {
    for (const line of stretches(front)) {
      const [start, end] = line.map(lay);
      const km = start && end ? fromOrigin(start, end) : Infinity;
      if (!best || km < best.km) best = { km, front };
    }
  }
  return best;
}

function fromOrigin([x1, y1]: readonly [number, number], [x2, y2]: readonly [number, number]): number {
  const [dx, dy] = [x2 - x1, y2 - y1];
  const share = dx || dy ? Math.min(1, Math.max(0, -(x1 * dx + y1 * dy) / (dx * dx + dy * dy))) : 0;
  return Math.hypot(x1 + share * dx, y1 + share * dy);
}
