// Where marks stand on the screen, and which one is under the pointer.
import { groupBy } from "../data/grouping";
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
  const groups = groupBy(incidents, ({ lat, lon }) => `${lat.toFixed(3)} ${lon.toFixed(3)}`);
  const out: Layout = { places: places.map((mark) => ({ ...project(mark.lon, mark.lat), ref: mark.ref, r, mark })), incidents: [], surplus: [] };
  for (const group of groups.values()) ring(group, r, badgeScale(zoom), project, out);
  return out;
}

/** Incidents of one place around it, the deadliest first, from the upper right and clockwise. */
function ring(group: IncidentMark[], placeR: number, scale: number, project: Project, out: Layout): void {
  const [first] = group;
  if (!first) return;
  const centre = project(first.lon, first.lat);
  const ordered = [...group].sort((a, b) => b.dead - a.dead);
  const at = (slot: number, r: number) => {
    const angle = -Math.PI / 4 + (slot * Math.PI * 2) / 6;
    const away = placeR + r + 3;
    return { x: centre.x + Math.cos(angle) * away, y: centre.y + Math.sin(angle) * away };
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
