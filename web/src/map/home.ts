// What the map shows first, and what its button shows: boxes around what is told of.
import type { Model } from "../data/model";
import type { Filter } from "../state/store";
import { unrolled } from "./mercator";

export type Bounds = [west: number, south: number, east: number, north: number];

/** The meridian from which longitudes are counted, so that none of the edition's lies across an edge. */
export function middleOf(model: Model): number {
  const [west, , east] = model.land.box;
  return (west + east) / 2;
}

/** A box around where most is reported, so that a few far-off names do not shrink the rest. */
export function home(model: Model): Bounds {
  return model.core.home[0];
}

/** A box around the places of all that passes the filter; around everything where nothing is filtered, or nothing found. */
export function whole(model: Model, filter: Filter): Bounds {
  const found = model.passing(filter);
  const place = Object.values(filter).some(Boolean) ? model.index()?.column("place") : undefined;
  if (!place) return model.core.home[1];
  const points = new Set(Array.from({ length: found.count }, (_, at) => place[found.at(at)] ?? -1));
  return around(model, [...points]) ?? model.core.home[1];
}

function around(model: Model, numbers: number[]): Bounds | null {
  const places = numbers.flatMap((number) => model.places[number] ?? []);
  if (!places.length) return null;
  const middle = middleOf(model);
  const [west, east] = range(places.map(({ lon }) => unrolled(lon, middle)));
  const [south, north] = range(places.map(({ lat }) => lat));
  return [west, south, east, north];
}

function range(values: number[]): [number, number] {
  const sorted = values.sort((a, b) => a - b);
  const [low, high] = [sorted[0] ?? 0, sorted.at(-1) ?? 0];
  const margin = 0.02 + (high - low) * 0.12;
  return [low - margin, high + margin];
}
