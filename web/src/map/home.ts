// What the map shows first, and what its button shows: boxes around what is told of.
import type { Model } from "../data/model";
import type { Incident, Located } from "../data/types";
import { unrolled } from "./mercator";

export type Bounds = [west: number, south: number, east: number, north: number];

const TRIMMED = 0.13; // share of incidents that may lie beyond each edge of the first view
const NEAR_ENOUGH = 2; // UCDP's where_prec up to which a point is about the place itself

/** The meridian from which longitudes are counted, so that none of the edition's lies across an edge. */
export function middleOf(model: Model): number {
  const [west, , east] = model.source.land.box;
  return (west + east) / 2;
}

/** A box around where most is reported, so that a few far-off names do not shrink the rest. */
export function home(model: Model): Bounds {
  const reported = located(model, model.incidents);
  return around(model, reported.length ? reported : located(model, model.ground), TRIMMED);
}

/** A box around all that passes the filter, the places too where nothing is filtered. */
export function whole(model: Model, shown: ((incident: Incident) => boolean) | null): Bounds {
  const some = located(model, shown ? model.incidents.filter(shown) : [...model.incidents, ...model.ground]);
  return around(model, some.length ? some : located(model, model.ground), 0);
}

function located(model: Model, records: Partial<Located>[]): [lon: number, lat: number][] {
  const [west, south, east, north] = model.source.land.box;
  const middle = middleOf(model);
  return records.flatMap(({ lat, lon, prec }) => {
    if (lat === undefined || lon === undefined || (prec ?? 1) > NEAR_ENOUGH) return [];
    const x = unrolled(lon, middle);
    return west < x && x < east && south < lat && lat < north ? [[x, lat] as [number, number]] : [];
  });
}

function around(model: Model, points: [number, number][], trimmed: number): Bounds {
  if (!points.length) return model.source.land.box;
  const [west, east] = range(points.map(([lon]) => lon), trimmed);
  const [south, north] = range(points.map(([, lat]) => lat), trimmed);
  return [west, south, east, north];
}

function range(values: number[], trimmed: number): [number, number] {
  const sorted = values.sort((a, b) => a - b);
  const trim = Math.floor(sorted.length * trimmed);
  const [low, high] = [sorted[trim] ?? 0, sorted[sorted.length - 1 - trim] ?? 0];
  const margin = 0.02 + (high - low) * 0.12;
  return [low - margin, high + margin];
}
