// Things by where they lie, in squares, so that what is near is found without looking at all of them.
import type { Spot } from "./mercator";

export class Grid<Item> {
  private readonly squares = new Map<string, Item[]>();

  constructor(private readonly size: number) {}

  /** Put an item into every square that the box from `x`, `y` reaches into. */
  add(item: Item, x: number, y: number, w = 0, h = 0): void {
    for (const key of this.keys(x, y, w, h)) {
      const square = this.squares.get(key);
      if (square) square.push(item);
      else this.squares.set(key, [item]);
    }
  }

  /** What lies in the squares that the box reaches into, and a little beyond; one item may come more than once. */
  *near(x: number, y: number, w = 0, h = 0): Generator<Item> {
    for (const key of this.keys(x, y, w, h)) yield* this.squares.get(key) ?? [];
  }

  private *keys(x: number, y: number, w: number, h: number): Generator<string> {
    const [right, bottom] = [Math.floor((x + w) / this.size), Math.floor((y + h) / this.size)];
    for (let row = Math.floor(y / this.size); row <= bottom; row++) {
      for (let column = Math.floor(x / this.size); column <= right; column++) yield `${column} ${row}`;
    }
  }
}

/** The nearest of the items within `reach` of a point, as far as each lies from it; undefined where there is none. */
export function nearest<Item extends Spot>(grid: Grid<Item>, { x, y }: Spot, reach: number): Item | undefined {
  let best: Item | undefined;
  let least = reach;
  for (const item of grid.near(x - reach, y - reach, 2 * reach, 2 * reach)) {
    const away = Math.hypot(item.x - x, item.y - y);
    if (away <= least && (item !== best || away < least)) [best, least] = [item, away];
  }
  return best;
}
