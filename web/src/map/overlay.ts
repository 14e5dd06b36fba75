// The canvas above the map: it draws the marks of the day in the map's own projection, in the same frame.
import type { Model } from "../data/model";
import { groupBy } from "../data/grouping";
import type { Layer } from "../state/store";
import { drawHeap, drawIncident, type HeapInk } from "./badges";
import { drawDots, drawPlace, drawRing, LETTER_FROM, type PlaceInk } from "./draw";
import { drawGraticule } from "./graticule";
import { pilesOf, type Heap, type Pile } from "./heaps";
import { drawLabels, Shelf, type Label } from "./labels";
import { hit, layOut, type Layout, type Placed, type PlacedHeap, type PlacedIncident, type PlacedPlace } from "./layout";
import type { IncidentMark, PlaceMark } from "./marks";
import type { Spot, View } from "./mercator";
import { placeNames, type Names } from "./names";
import { DRAWN_BY_THE_PROCESSOR, Stamps } from "./stamps";
import type { Theme } from "./theme";

export interface Scene {
  places: PlaceMark[];
  incidents: IncidentMark[];
  hidden: readonly Layer[];
  selected: string;
  hovered: string;
}

const BEYOND = 40; // pixels outside of what is seen at which a mark may still reach in
const MOST_NAMES = 160;
const TAG = 16; // pixels that the number of deadly incidents stands out at the side of a sign
const FEW_NAMES = 36; // where places crowd each other
const BUTTONS = { x: 0, y: 0, w: 224, h: 46 }; // where names would lie under the map's own buttons

export class Overlay {
  readonly canvas = document.createElement("canvas");
  private scene: Scene = { places: [], incidents: [], hidden: [], selected: "", hovered: "" };
  private piles: Pile[] = [];
  private layout: Layout | undefined;
  private scale = 0;
  private view: View | undefined;
  private busy = new Set<string>();
  private readonly stamps = new Stamps();
  private readonly inks = new WeakMap<Heap, HeapInk>();

  constructor(private readonly model: Model, private readonly names: Names) {
    this.canvas.className = "marks";
    this.canvas.setAttribute("role", "img");
  }

  /** What the next frame draws. */
  show(scene: Scene): void {
    const same = scene.places === this.scene.places && scene.incidents === this.scene.incidents && scene.hidden === this.scene.hidden;
    this.scene = scene;
    if (same) return;
    this.piles = scene.hidden.includes("incidents") ? [] : pilesOf(scene.incidents);
    this.busy = new Set(scene.incidents.map(({ lat, lon }) => `${lat} ${lon}`));
    this.layout = undefined;
  }

  /** Draw the scene in this view. */
  draw(view: View, theme: Theme): void {
    this.view = view;
    const layout = this.layoutAt(view);
    const pen = this.clean(view);
    drawGraticule(pen, view, theme);
    const near = this.inView();
    if (layout.r < LETTER_FROM) this.dots(pen, layout.places.filter(near), layout.r, theme);
    else for (const one of layout.places.filter(near)) this.place(pen, this.point(one), one, theme);
    for (const one of layout.incidents.filter(near)) this.incident(pen, this.point(one), one, theme);
    for (const one of layout.heaps.filter(near)) drawHeap(pen, this.point(one), one.r, this.heapInk(one.heap, theme), theme);
    for (const one of this.marks()) if (this.chosen(one)) drawRing(pen, this.point(one), one.r + 3, theme);
    if (!this.scene.hidden.includes("names")) this.write(pen, layout, view, theme);
  }

  /** Forget pictures of marks in the other theme's colours. */
  repaint(): void {
    this.stamps.clear();
  }

  /** The mark under a point of the canvas. */
  at(point: Spot, reach: number): Placed | undefined {
    const { view, layout } = this;
    return view && layout && hit(layout, { x: point.x + view.origin.x, y: point.y + view.origin.y }, reach);
  }

  /** All marks in view, in pixels of the whole plane. */
  marks(): Placed[] {
    const { layout } = this;
    return layout ? [...layout.incidents, ...layout.heaps, ...layout.places].filter(this.inView()) : [];
  }

  /** Where a mark stands on the canvas. */
  point({ x, y }: Spot): Spot {
    return { x: x - (this.view?.origin.x ?? 0), y: y - (this.view?.origin.y ?? 0) };
  }

  private layoutAt({ zoom, scale }: View): Layout {
    if (!this.layout || this.scale !== scale) {
      this.layout = layOut(this.scene.hidden.includes("places") ? [] : this.scene.places, this.piles, zoom, scale);
      this.scale = scale;
    }
    return this.layout;
  }

  private inView(): (spot: Spot) => boolean {
    const { origin, width, height } = this.view ?? { origin: { x: 0, y: 0 }, width: 0, height: 0 };
    const [left, top] = [origin.x - BEYOND, origin.y - BEYOND];
    const [right, bottom] = [origin.x + width + BEYOND, origin.y + height + BEYOND];
    return ({ x, y }) => x > left && x < right && y > top && y < bottom;
  }

  private chosen(one: Placed): boolean {
    const { selected, hovered } = this.scene;
    return one.ref === hovered || one.ref === selected || ("heap" in one && Boolean(selected) && (one as PlacedHeap).heap.marks.some(({ ref }) => ref === selected));
  }

  private clean({ width, height }: View): CanvasRenderingContext2D {
    const ratio = window.devicePixelRatio || 1;
    const [w, h] = [Math.round(width * ratio), Math.round(height * ratio)];
    if (this.canvas.width !== w || this.canvas.height !== h) {
      [this.canvas.width, this.canvas.height] = [w, h];
      this.stamps.clear();
    }
    const pen = this.canvas.getContext("2d", DRAWN_BY_THE_PROCESSOR) as CanvasRenderingContext2D;
    pen.setTransform(ratio, 0, 0, ratio, 0, 0);
    pen.clearRect(0, 0, width, height);
    return pen;
  }

  /** Places too small for a letter, all that look alike at once. */
  private dots(pen: CanvasRenderingContext2D, places: PlacedPlace[], r: number, theme: Theme): void {
    for (const alike of groupBy(places, ({ mark }) => Object.values(this.ink(mark, theme)).join(" ")).values()) {
      const ink = alike[0] && this.ink(alike[0].mark, theme);
      if (ink) drawDots(pen, alike.map((one) => this.point(one)), r, ink, theme);
    }
  }

  private ink(mark: PlaceMark, theme: Theme): PlaceInk {
    const colour = this.model.side(mark.holder)?.colour ?? theme.unknown;
    const rival = this.model.side(mark.rival)?.colour ?? theme.unknown;
    return { state: mark.state, colour, rival, letter: this.model.letter(mark.holder), p: Math.round(mark.p * 20) / 20, silent: mark.silent };
  }

  private place(pen: CanvasRenderingContext2D, { x, y }: Spot, { r, mark }: PlacedPlace, theme: Theme): void {
    const ink = this.ink(mark, theme);
    this.stamps.put(pen, x, y, r + 9, `${r} ${Object.values(ink).join(" ")}`, (to) => drawPlace(to, 0, 0, r, ink, theme));
  }

  private incident(pen: CanvasRenderingContext2D, { x, y }: Spot, { r, mark }: PlacedIncident, theme: Theme): void {
    const ink = { kind: mark.kind, colour: this.model.side(mark.side)?.colour ?? theme.unknown, firm: mark.firm, discounted: mark.discounted };
    this.stamps.put(pen, x, y, r + 2, `${r} ${Object.values(ink).join(" ")}`, (to) => drawIncident(to, 0, 0, r, ink, theme));
  }

  private heapInk(heap: Heap, theme: Theme): HeapInk {
    const known = this.inks.get(heap);
    if (known) return known;
    const { marks } = heap;
    const counts = new Map<string, number>();
    for (const { side } of marks) counts.set(side, (counts.get(side) ?? 0) + 1);
    const shares = [...counts].sort((a, b) => b[1] - a[1]).map(([side, count]): [string, number] => [this.model.side(side)?.colour ?? theme.unknown, count / marks.length]);
    const ink = { count: marks.length, deadly: marks.filter(({ dead }) => dead > 0).length, shares };
    this.inks.set(heap, ink);
    return ink;
  }

  private write(pen: CanvasRenderingContext2D, layout: Layout, view: View, theme: Theme): void {
    const { hidden, selected, hovered } = this.scene;
    const shelf = new Shelf(view.width, view.height);
    shelf.take(BUTTONS);
    const crowded = layout.r < LETTER_FROM; // names then stand on places, lest none be written
    for (const one of this.marks()) {
      if (crowded && "mark" in one && one.ref.startsWith("place:")) continue;
      const { x, y } = this.point(one);
      shelf.take({ x: x - one.r, y: y - one.r, w: 2 * one.r + ("heap" in one ? TAG : 0), h: 2 * one.r });
    }
    const weight = ({ ref, mark }: Layout["places"][number]) => (ref === selected || ref === hovered ? 4 : 0) + (this.busy.has(`${mark.lat} ${mark.lon}`) ? 2 : 0) + mark.p;
    const places: Label[] = placeNames(layout.places.filter(this.inView()), view, weight);
    drawLabels(pen, [...places, ...this.names.around(view, !hidden.includes("rivers"))], shelf, theme, crowded ? FEW_NAMES : MOST_NAMES);
  }
}
