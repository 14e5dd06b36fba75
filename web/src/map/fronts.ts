// The front: the edge between the ground of two places, in the colour of either side. Where two places meet never
// changes, so an edge is drawn once, and a day only says which of them is a front, and whose.
import type { Feature } from "geojson";
import type { GeoJSONSource, LayerSpecification, Map as MapLibre } from "maplibre-gl";
import type { Model } from "../data/model";
import { on, stretches } from "../data/terrain";
import type { Day, FrontLine, Stretch } from "../data/types";
import type { Theme } from "./theme";

export const FRONTS = ["front-casing", "pockets", "front-left", "front-right", "fronts", "fronts-beforehand"];
const NOT = "none";

export class FrontLayer {
  private readonly edges = new Map<string, number>();
  private shown = new Map<number, string>();
  private read: Stretch | undefined;

  /** Add the fronts to a map that has loaded its style. */
  constructor(private readonly map: MapLibre, private readonly model: Model, private theme: Theme) {
    map.addSource("fronts", { type: "geojson", data: { type: "FeatureCollection", features: [] }, tolerance: 0 });
    for (const layer of layers(theme)) map.addLayer(layer);
  }

  /** Draw the fronts of a day. */
  show(day: Day): void {
    const stretch = this.model.stretch(day);
    if (stretch && stretch !== this.read) this.learn(stretch);
    const today = new Map<number, string>();
    const apart = new Set(on(stretch?.pockets, day).flatMap((pocket) => pocket[3]));
    for (const front of on(stretch?.fronts, day)) {
      const id = this.edges.get(edge(front));
      if (id === undefined) continue;
      const state = this.state(front, apart);
      const key = Object.values(state).join(" ");
      today.set(id, key);
      if (this.shown.get(id) !== key) this.map.setFeatureState({ source: "fronts", id }, state);
    }
    for (const id of this.shown.keys()) if (!today.has(id)) this.map.setFeatureState({ source: "fronts", id }, { sure: 0, beforehand: 0, pocket: 0 });
    this.shown = today;
  }

  /** Take the colours of the other theme. */
  repaint(theme: Theme): void {
    this.theme = theme;
    for (const id of this.shown.keys()) this.shown.set(id, NOT);
    for (const { id, paint } of layers(theme)) {
      const colour = (paint as Record<string, unknown>)["line-color"];
      this.map.setPaintProperty(id, "line-color", colour);
    }
  }

  private state(front: FrontLine, apart: Set<number>) {
    const { model, theme } = this;
    const [, , side, other, place, otherPlace, p, reported] = front;
    const colours = [side, other].map((number) => model.core.sides[number]?.colour ?? theme.unknown);
    const [left, right] = place < otherPlace ? colours : [...colours].reverse();
    const sure = 0.35 + (0.65 * p) / 100;
    const pocket = apart.has(place) !== apart.has(otherPlace) ? 0.9 : 0;
    return { left, right, sure: reported > 0 ? sure : 0, beforehand: reported > 0 ? 0 : 0.75, pocket: reported > 0 ? pocket : 0 };
  }

  /** Add the edges that are a front in a stretch and in none before, the place of the lower number on the left. */
  private learn(stretch: Stretch): void {
    this.read = stretch;
    const features: Feature[] = [];
    for (const front of stretch.fronts) {
      const key = edge(front);
      if (this.edges.has(key)) continue;
      const id = this.edges.size;
      this.edges.set(key, id);
      const coordinates = stretches(front).map((line) => turned(line, spot(this.model, Math.min(front[4], front[5]))));
      features.push({ type: "Feature", id, properties: {}, geometry: { type: "MultiLineString", coordinates } });
    }
    if (features.length) void (this.map.getSource("fronts") as GeoJSONSource).updateData({ add: features });
  }
}

function edge([, , , , place, other]: FrontLine): string {
  return place < other ? `${place} ${other}` : `${other} ${place}`;
}

function spot(model: Model, place: number): [number, number] {
  const found = model.places[place];
  return [found?.lon ?? 0, found?.lat ?? 0];
}

/** The line in the direction that has a point on its left. */
export function turned(line: [number, number][], [x, y]: [number, number]): [number, number][] {
  const [first, last] = [line[0], line.at(-1)];
  if (!first || !last) return line;
  const cross = (last[0] - first[0]) * (y - first[1]) - (last[1] - first[1]) * (x - first[0]);
  return cross < 0 ? [...line].reverse() : line;
}

function layers(theme: Theme): LayerSpecification[] {
  const state = (name: string, otherwise: string | number) => ["coalesce", ["feature-state", name], otherwise] as never;
  const wide = (factor: number) => ["interpolate", ["linear"], ["zoom"], 5, 0.8 * factor, 8, 2 * factor, 12, 3 * factor] as never;
  const round = { "line-cap": "round", "line-join": "round" } as const;
  const [sure, beforehand, pocket] = [state("sure", 0), state("beforehand", 0), state("pocket", 0)];
  const flank = (id: string, name: string, way: number): LayerSpecification => ({
    id, type: "line", source: "fronts", layout: { "line-join": "round" }, paint: { "line-color": state(name, NO_COLOUR), "line-width": wide(1), "line-offset": wide(way * 0.75), "line-opacity": sure },
  });
  return [
    { id: "front-casing", type: "line", source: "fronts", layout: round, paint: { "line-color": theme.land, "line-width": wide(3.4), "line-opacity": sure } },
    { id: "pockets", type: "line", source: "fronts", paint: { "line-color": theme.ink, "line-width": wide(4.4), "line-opacity": pocket, "line-dasharray": [0.25, 0.6] } },
    flank("front-left", "left", -1),
    flank("front-right", "right", 1),
    { id: "fronts", type: "line", source: "fronts", layout: round, paint: { "line-color": theme.ink, "line-width": wide(0.55), "line-opacity": sure } },
    { id: "fronts-beforehand", type: "line", source: "fronts", paint: { "line-color": theme.quiet, "line-width": 1.25, "line-opacity": beforehand, "line-dasharray": [3, 3] } },
  ];
}

const NO_COLOUR = "#000000";
