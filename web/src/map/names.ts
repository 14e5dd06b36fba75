// The names on the map in the order in which they are served: places that are told of, countries, towns, waters.
import type { Land } from "../data/land";
import type { Town } from "../data/types";
import type { Label } from "./labels";
import type { PlacedPlace } from "./layout";
import { onScreen, plane, unrolled, type Spot, type View } from "./mercator";

const TOWNS_AT_6 = 8; // towns named at zoom 6; twice as many a zoom further in
const RIVERS_FROM = 5.5; // zoom
const ANCHORS_EVERY = 12; // points of a river's course between those that its name may stand at

/** A name that stands at one of several points on the plane. */
interface Named {
  name: string;
  spots: Spot[];
}

export class Names {
  private readonly countries: Named[];
  private readonly rivers: Named[];
  private readonly towns: Named[];

  constructor(land: Land, towns: Town[], middle: number) {
    this.countries = countriesOf(land);
    this.rivers = land.rivers.filter(({ name }) => name).map(({ name, lines }) => ({ name, spots: lines.flatMap(anchors) }));
    this.towns = towns.map(({ name, lat, lon }) => ({ name, spots: [plane(unrolled(lon, middle), lat)] }));
  }

  /** What is named around the places. */
  around(view: View, waters: boolean): Label[] {
    const towns = this.towns.slice(0, Math.round(TOWNS_AT_6 * 2 ** Math.max(0, view.zoom - 6)));
    const named = (all: Named[], rank: Label["rank"], gap: number) => all.flatMap(({ name, spots }) => label(name, spots, view, rank, gap));
    const rivers = waters && view.zoom >= RIVERS_FROM ? named(this.rivers, "river", 6) : [];
    return [...named(this.countries, "country", 0), ...named(towns, "town", 5), ...rivers];
  }
}

/** The names of places, those that matter most first. */
export function placeNames(places: PlacedPlace[], view: View, weight: (place: PlacedPlace) => number): Label[] {
  const weighed = places.map((place) => ({ place, value: weight(place) })).sort((a, b) => b.value - a.value);
  return weighed.map(({ place: { x, y, r, mark } }) => ({ text: mark.name, x: x - view.origin.x, y: y - view.origin.y, gap: r + 6, rank: "place" }));
}

/** At the point in view that is nearest to the middle, none where no point is in view. */
function label(text: string, spots: Spot[], view: View, rank: Label["rank"], gap: number): Label[] {
  const seen = spots.map((spot) => onScreen(spot, view)).filter(({ x, y }) => x > 0 && y > 0 && x < view.width && y < view.height);
  const away = ({ x, y }: Spot) => Math.hypot(x - view.width / 2, y - view.height / 2);
  const best = seen.reduce<Spot | undefined>((a, b) => (a && away(a) <= away(b) ? a : b), undefined);
  return best ? [{ text, x: best.x, y: best.y, gap, rank }] : [];
}

function anchors(line: number[]): Spot[] {
  const points = Array.from({ length: line.length / 2 }, (_, at) => plane((line[2 * at] ?? 0) / 1000, (line[2 * at + 1] ?? 0) / 1000));
  return points.filter((_, at) => at % ANCHORS_EVERY === Math.min(ANCHORS_EVERY, points.length) >> 1);
}

/** Countries by name, the largest first. */
function countriesOf({ land }: Land): Named[] {
  const sized = land.flatMap(({ name, polygons }) => {
    const boxes = polygons.map(([ring]) => boxOf(ring ?? [])).sort((a, b) => b.size - a.size);
    return boxes[0] ? [{ name, ...boxes[0] }] : [];
  });
  return sized.sort((a, b) => b.size - a.size).map(({ name, lon, lat }) => ({ name: name.toLocaleUpperCase(), spots: [plane(lon, lat)] }));
}

function boxOf(ring: number[]): { lon: number; lat: number; size: number } {
  const [lons, lats] = [0, 1].map((offset) => ring.filter((_, at) => at % 2 === offset)) as [number[], number[]];
  const [west, east] = [Math.min(...lons), Math.max(...lons)];
  const [south, north] = [Math.min(...lats), Math.max(...lats)];
  return { lon: (west + east) / 2000, lat: (south + north) / 2000, size: (east - west) * (north - south) };
}
