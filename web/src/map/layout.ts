// Where marks stand on the screen, and which one is under the pointer.
import type { IncidentMark, PlaceMark } from "./marks";
import { badgeRadius } from "./draw";

export type Project = (lon: number, lat: number) => { x: number; y: number };

export interface Placed {
  ref: string;
  x: number;
  y: number;
  r: number;
}

export interface PlacedPlace extends Placed {
  mark: PlaceMark;
}

export interface PlacedIncident extends Placed {
  mark: IncidentMark;
}

/** A chip that stands for the incidents that found no room around their place. */
export interface Surplus {
  x: number;
  y: number;
  count: number;
}

export interface Layout {
  places: PlacedPlace[];
  incidents: PlacedIncident[];
  surplus: Surplus[];
}

const ROUND_A_PLACE = 5;

/** Radius of a place in pixels at a zoom level: small enough for a whole country, large enough for a letter near by. */
export function placeRadius(zoom: number): number {
  return Math.max(4.5, Math.min(12, 4.5 + (zoom - 6) * 1.8));
}

/** Badges shrink where a whole country is in view, so that a front stays a line and not a heap. */
function badgeScale(zoom: number): number {
  return Math.max(0.68, Math.min(1, 0.68 + (zoom - 6.5) * 0.13));
}

export function layOut(places: PlaceMark[], incidents: IncidentMark[], zoom: number, project: Project): Layout {
  const r = placeRadius(zoom);
  const out: Layout = { places: places.map((mark) => ({ ...project(mark.lon, mark.lat), ref: mark.ref, r, mark })), incidents: [], surplus: [] };
  for (const group of heaps(incidents, out.places, r, project)) ring(group, r, badgeScale(zoom), out);
  return out;
}

interface Heap {
  x: number;
  y: number;
  marks: IncidentMark[];
}

/** Incidents that would stand on each other, by the place they stand at or, far from any, by the first of them. */
function heaps(incidents: IncidentMark[], places: PlacedPlace[], near: number, project: Project): Heap[] {
  const all: Heap[] = places.map(({ x, y }) => ({ x, y, marks: [] }));
  for (const mark of incidents) {
    const { x, y } = project(mark.lon, mark.lat);
    const gap = (heap: Heap) => Math.hypot(heap.x - x, heap.y - y);
    const closest = all.reduce<Heap | null>((best, heap) => (!best || gap(heap) < gap(best) ? heap : best), null);
    if (closest && gap(closest) <= near) closest.marks.push(mark);
    else all.push({ x, y, marks: [mark] });
  }
  return all.filter(({ marks }) => marks.length);
}

/** Incidents around their place, the deadliest first, from the upper right and clockwise. */
function ring({ x, y, marks }: Heap, placeR: number, scale: number, out: Layout): void {
  const ordered = [...marks].sort((a, b) => b.dead - a.dead);
  const at = (slot: number, r: number) => {
    const angle = -Math.PI / 4 + (slot * Math.PI * 2) / 6;
    const away = placeR + r + 3;
    return { x: x + Math.cos(angle) * away, y: y + Math.sin(angle) * away };
  };
  ordered.slice(0, ROUND_A_PLACE).forEach((mark, slot) => {
    const r = badgeRadius(mark.dead) * scale;
    out.incidents.push({ ...at(slot, r), ref: mark.ref, r, mark });
  });
  const left = ordered.length - ROUND_A_PLACE;
  if (left > 0) out.surplus.push({ ...at(ROUND_A_PLACE, 9), count: left });
}

const REACH = 6; // pixels of forgiveness around a mark, for fingers

/** What is under a point: an incident before a place, as it is drawn. */
export function hit({ places, incidents }: Layout, x: number, y: number): string {
  const under = (placed: Placed) => Math.hypot(placed.x - x, placed.y - y) - placed.r;
  const nearest = (all: Placed[]) => all.reduce<Placed | null>((best, one) => (!best || under(one) < under(best) ? one : best), null);
  for (const best of [nearest(incidents), nearest(places)]) if (best && under(best) <= 0) return best.ref;
  const close = nearest([...incidents, ...places]);
  return close && under(close) <= REACH ? close.ref : "";
}
