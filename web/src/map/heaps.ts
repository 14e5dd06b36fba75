// Incidents that would be drawn on top of one another, put together. The work grows with their number, not its square.
import { Grid, nearest } from "./grid";
import type { IncidentMark } from "./marks";
import { plane, type Spot } from "./mercator";

/** All incidents at one position, the deadliest first. */
export interface Pile extends Spot {
  marks: IncidentMark[];
}

/** Piles that stand too close to each other to be told apart: at the first, which holds the deadliest incident. */
export interface Heap extends Spot {
  marks: IncidentMark[];
}

/** The piles of a day on the map's plane, those of the deadliest incidents first; always in the same order. */
export function pilesOf(marks: IncidentMark[]): Pile[] {
  const piles = new Map<string, Pile>();
  for (const mark of [...marks].sort((a, b) => b.dead - a.dead || (a.ref < b.ref ? -1 : 1))) {
    const key = `${mark.lon} ${mark.lat}`;
    const pile = piles.get(key);
    if (pile) pile.marks.push(mark);
    else piles.set(key, { ...plane(mark.lon, mark.lat), marks: [mark] });
  }
  return [...piles.values()];
}

/** Heaps at a scale, in pixels of the whole plane: no two are closer than `apart`. */
export function heapsOf(piles: Pile[], scale: number, apart: number): Heap[] {
  const grid = new Grid<Heap>(apart);
  const heaps: Heap[] = [];
  for (const pile of piles) {
    const spot = { x: pile.x * scale, y: pile.y * scale };
    const close = nearest(grid, spot, apart);
    if (close) {
      for (const mark of pile.marks) close.marks.push(mark);
      continue;
    }
    const heap = { ...spot, marks: [...pile.marks] };
    grid.add(heap, heap.x, heap.y);
    heaps.push(heap);
  }
  return heaps;
}
