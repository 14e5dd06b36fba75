// The canvas above the map: it draws the marks of the day in the map's own projection, in the same frame.
import type { Model } from "../data/model";
import type { Town } from "../data/types";
import { say } from "../text/messages";
import { drawIncident, drawPlace, drawRing } from "./draw";
import { drawGraticule, type View } from "./graticule";
import { drawLabels, Shelf, type Label } from "./labels";
import { hit, layOut, type Layout, type Placed } from "./layout";
import type { IncidentMark, PlaceMark } from "./marks";
import type { Theme } from "./theme";

export interface Scene {
  places: PlaceMark[];
  incidents: IncidentMark[];
  selected: string;
  hovered: string;
}

export class Overlay {
  readonly canvas = document.createElement("canvas");
  private layout: Layout = { places: [], incidents: [], surplus: [] };

  constructor(private readonly model: Model, private readonly countries: Town[]) {
    this.canvas.className = "marks";
    this.canvas.setAttribute("role", "img");
  }

  /** Draw a scene at this size in CSS pixels. */
  draw(scene: Scene, view: View, theme: Theme): void {
    const { width, height, zoom, project } = view;
    const pen = this.clean(width, height);
    drawGraticule(pen, view, theme);
    this.layout = layOut(scene.places, scene.incidents, zoom, project);
    const { places, incidents } = this.layout;
    for (const { x, y, r, mark } of places) drawPlace(pen, x, y, r, this.placeInk(mark, theme), theme);
    for (const { x, y, r, mark } of incidents) {
      drawIncident(pen, x, y, r, { ...mark, colour: this.model.side(mark.side)?.colour ?? theme.unknown }, theme);
    }
    for (const placed of [...places, ...incidents]) {
      if (placed.ref === scene.selected || placed.ref === scene.hovered) drawRing(pen, placed.x, placed.y, placed.r + 3, theme);
    }
    const shelf = new Shelf(width, height);
    shelf.take(BUTTONS);
    this.write(pen, scene, shelf, view, theme);
  }

  /** The largest towns, more of them the closer one looks. */
  private towns(zoom: number): Town[] {
    return this.model.core.towns.slice(0, Math.round(8 * 2 ** Math.max(0, zoom - 6)));
  }

  /** The record under a point of the canvas, "" for none. */
  at(x: number, y: number): string {
    return hit(this.layout, x, y);
  }

  private clean(width: number, height: number): CanvasRenderingContext2D {
    const ratio = window.devicePixelRatio || 1;
    const [w, h] = [Math.round(width * ratio), Math.round(height * ratio)];
    if (this.canvas.width !== w || this.canvas.height !== h) [this.canvas.width, this.canvas.height] = [w, h];
    const pen = this.canvas.getContext("2d") as CanvasRenderingContext2D;
    pen.setTransform(ratio, 0, 0, ratio, 0, 0);
    pen.clearRect(0, 0, width, height);
    return pen;
  }

  private placeInk(mark: PlaceMark, theme: Theme) {
    const colour = this.model.side(mark.holder)?.colour ?? theme.unknown;
    const rival = this.model.side(mark.rival)?.colour ?? theme.unknown;
    return { state: mark.state, colour, rival, letter: this.model.letter(mark.holder), p: mark.p };
  }

  private write(pen: CanvasRenderingContext2D, scene: Scene, shelf: Shelf, { project, zoom }: View, theme: Theme): void {
    const { places, incidents, surplus } = this.layout;
    for (const placed of [...places, ...incidents]) shelf.take(boxOf(placed));
    const busy = new Set(scene.incidents.map(({ lat, lon }) => `${lat} ${lon}`));
    const weight = ({ ref, mark }: (typeof places)[number]) =>
      (ref === scene.selected || ref === scene.hovered ? 4 : 0) + (busy.has(`${mark.lat} ${mark.lon}`) ? 2 : 0) + mark.p;
    const ordered = [...places].sort((a, b) => weight(b) - weight(a));
    const names: Label[] = ordered.map(({ x, y, r, mark }) => ({ text: mark.name, x, y, gap: r + 6, strong: true }));
    const chips: Label[] = surplus.map(({ x, y, count }) => ({ text: say.more(count), x, y, gap: -6, strong: false }));
    const towns: Label[] = this.towns(zoom).map(({ name, lat, lon }) => ({ text: name, ...project(lon, lat), gap: 5, strong: false, dot: true }));
    const countries: Label[] = this.countries.map(({ name, lat, lon }) => ({ text: name, ...project(lon, lat), gap: 0, strong: false }));
    drawLabels(pen, [...chips, ...names, ...countries, ...towns], shelf, theme);
  }
}

const BUTTONS = { x: 0, y: 0, w: 224, h: 46 }; // where names would lie under the map's own buttons

const boxOf = ({ x, y, r }: Placed) => ({ x: x - r, y: y - r, w: 2 * r, h: 2 * r });
