// Where marks stand at a scale, in pixels of the whole plane, and which one is under the pointer or next to another.
import { badgeRadius, heapRadius } from "./badges";
import { Grid, nearest } from "./grid";
import { heapsOf, type Heap, type Pile } from "./heaps";
import type { IncidentMark, PlaceMark } from "./marks";
import { plane, type Spot } from "./mercator";

export interface Placed extends Spot {
  ref: string;
  r: number;
}

export interface PlacedPlace extends Placed {
  mark: PlaceMark;
}

export interface PlacedIncident extends Placed {
  mark: IncidentMark;
}

/** One sign for many incidents; its `ref` names the first of them. */
export interface PlacedHeap extends Placed {
  heap: Heap;
}

export interface Layout {
  /** Radius of every place, in pixels. */
  r: number;
  places: PlacedPlace[];
  incidents: PlacedIncident[];
  heaps: PlacedHeap[];
  all: Grid<Placed>;
}

const HEAP = "heap:";
const APART = 32; // pixels between signs of incidents
const FEW = 200; // places that never crowd each other
const CROWDED = 0.36; // of the distance between places
const LEAST = 2; // pixels
const RING = 62; // pixels around a place that its incidents take where they stand in a ring
const RING_FROM = 8.5; // zoom
const IN_A_RING = 5;
const SQUARE = 64; // pixels, wider than any mark
const WIDEST = 26; // pixels, the radius of the largest mark

/**
 * Radius of a place in pixels at a zoom level: small enough for a whole country, large enough for a letter near by, and
 * where places lie close together no more than lets the ground between them be seen.
 */
export function placeRadius(zoom: number, apart: number): number {
  return Math.max(LEAST, Math.min(12, CROWDED * apart, Math.max(5, 6.2 + (zoom - 6.5) * 1.6)));
}

/** How far places lie apart in the mean, in pixels of the plane. */
function spacing(spots: Spot[]): number {
  const reach = (values: number[]) => values.reduce((a, b) => Math.max(a, b), -Infinity) - values.reduce((a, b) => Math.min(a, b), Infinity);
  return spots.length < FEW ? Infinity : Math.sqrt((reach(spots.map(({ x }) => x)) * reach(spots.map(({ y }) => y))) / spots.length);
}

/** Badges shrink where a whole country is in view, so that a front stays a line and not a heap. */
function badgeScale(zoom: number): number {
  return Math.max(0.72, Math.min(1, 0.72 + (zoom - 6.5) * 0.12));
}

export function layOut(places: PlaceMark[], piles: Pile[], zoom: number, scale: number): Layout {
  const spots = places.map(({ lon, lat }) => plane(lon, lat)).map(({ x, y }) => ({ x: x * scale, y: y * scale }));
  const r = placeRadius(zoom, spacing(spots));
  const out: Layout = { r, places: places.map((mark, at) => ({ ref: mark.ref, x: 0, y: 0, ...spots[at], r, mark })), incidents: [], heaps: [], all: new Grid(SQUARE) };
  const towns = new Grid<Placed>(SQUARE);
  for (const place of out.places) towns.add(place, place.x, place.y);
  const heaps = heapsOf(piles, scale, APART);
  const around = new Grid<Heap>(SQUARE);
  for (const heap of heaps) around.add(heap, heap.x, heap.y);
  for (const heap of heaps) put(heap, out, { towns, r, badge: badgeScale(zoom), ring: zoom >= RING_FROM && alone(heap, around) });
  for (const one of [...out.places, ...out.incidents, ...out.heaps]) out.all.add(one, one.x, one.y);
  return out;
}

function alone(heap: Heap, around: Grid<Heap>): boolean {
  for (const other of around.near(heap.x - RING, heap.y - RING, 2 * RING, 2 * RING)) {
    if (other !== heap && Math.hypot(other.x - heap.x, other.y - heap.y) < RING) return false;
  }
  return true;
}

/** How a heap is put on the map: beside its place, as a ring where there is room, as one sign where there is none. */
function put(heap: Heap, out: Layout, { towns, r, badge, ring }: { towns: Grid<Placed>; r: number; badge: number; ring: boolean }): void {
  const town = nearest(towns, heap, r + APART / 2);
  const { marks } = heap;
  if (marks.length > 1 && !(ring && marks.length <= IN_A_RING)) {
    const size = heapRadius(marks.length) * badge;
    out.heaps.push({ ref: `${HEAP}${marks[0]?.ref}`, ...beside(town, heap, size, 0), r: size, heap });
    return;
  }
  marks.forEach((mark, slot) => {
    const size = badgeRadius(mark.dead) * badge;
    const at = town || marks.length > 1 ? beside(town ?? { ...heap, r: 0 }, heap, size, slot) : heap;
    out.incidents.push({ ref: mark.ref, x: at.x, y: at.y, r: size, mark });
  });
}

/** Beside a town, from its upper right and clockwise; where there is no town, in the middle. */
function beside(town: { x: number; y: number; r: number } | undefined, { x, y }: Spot, r: number, slot: number): Spot {
  if (!town) return { x, y };
  const angle = -Math.PI / 4 + (slot * Math.PI * 2) / (IN_A_RING + 1);
  const away = town.r + r + 3;
  return { x: town.x + Math.cos(angle) * away, y: town.y + Math.sin(angle) * away };
}

/** What is under a point: an incident before a place, as it is drawn; within `reach` of its middle at the least. */
export function hit({ all }: Layout, { x, y }: Spot, reach: number): Placed | undefined {
  const far = Math.max(reach, WIDEST);
  const close = [...all.near(x - far, y - far, 2 * far, 2 * far)].map((one) => ({ one, away: Math.hypot(one.x - x, one.y - y) }));
  const under = close.filter(({ one, away }) => away <= one.r).sort((a, b) => rank(a.one) - rank(b.one) || a.away - b.away);
  const within = close.filter(({ away }) => away <= reach).sort((a, b) => a.away - b.away);
  return (under[0] ?? within[0])?.one;
}

const rank = ({ ref }: Placed): number => (ref.startsWith("place:") ? 1 : 0);

export type Direction = "left" | "right" | "up" | "down";

const AHEAD: Record<Direction, [number, number]> = { left: [-1, 0], right: [1, 0], up: [0, -1], down: [0, 1] };

/** The next mark in a direction: the one that takes the least way, and turning aside counts double. */
export function next(marks: Placed[], from: Spot, direction: Direction): Placed | undefined {
  const [ax, ay] = AHEAD[direction];
  let best: Placed | undefined;
  let least = Infinity;
  for (const mark of marks) {
    const [dx, dy] = [mark.x - from.x, mark.y - from.y];
    const [on, aside] = [dx * ax + dy * ay, Math.abs(dx * ay - dy * ax)];
    if (on > 0.5 && aside <= 2 * on && on + 2 * aside < least) [best, least] = [mark, on + 2 * aside];
  }
  return best;
}
