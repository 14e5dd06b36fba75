// The ground under the marks: parcels by holder and the front between them. Paler is less sure; palest, beforehand.
import type { Feature, FeatureCollection } from "geojson";
import type { GeoJSONSource, LayerSpecification, Map as MapLibre } from "maplibre-gl";
import type { Model } from "../data/model";
import { cellsOn, on, points, stretches, type Cell } from "../data/terrain";
import type { Day } from "../data/types";
import type { Theme } from "./theme";

const LAYERS = ["cells", "cell-edges", "fought", "front-casing", "fronts", "fronts-beforehand"];
const EMPTY: FeatureCollection = { type: "FeatureCollection", features: [] };
const STRIPE = 12; // pixels of the pattern for ground that is fought over
const UNDER = "coasts"; // the first layer above the ground

/** Opacity of ground: a place that reports name is stronger than one known only beforehand. */
export function shade({ state, p, reported }: Cell): number {
  if (state === "unknown" || state === "contested") return 0;
  return (reported ? 0.42 : 0.2) * p * p;
}

/** Add the ground to a map that has loaded its style; what it shows is set by `showGround`. */
export function addGround(map: MapLibre, model: Model, theme: Theme): void {
  const { parcels } = model.source.terrain;
  map.addImage("fought", stripes(theme.ink), { pixelRatio: 2 });
  map.addSource("cells", { type: "geojson", data: collection(parcels.map((_, at) => parcel(model, at))), tolerance: 0 });
  map.addSource("fought", { type: "geojson", data: EMPTY });
  map.addSource("fronts", { type: "geojson", data: EMPTY, tolerance: 0 });
  for (const layer of layers(theme)) map.addLayer(layer, UNDER);
}

/** Draw the ground of a day, or none. */
export function showGround(map: MapLibre, model: Model, day: Day, shown: boolean, theme: Theme): void {
  for (const layer of LAYERS) map.setLayoutProperty(layer, "visibility", shown ? "visible" : "none");
  if (!shown) return;
  const cells = cellsOn(model, day);
  const fought: Feature[] = [];
  cells.forEach((cell, id) => {
    map.setFeatureState({ source: "cells", id }, { colour: model.side(cell.side)?.colour ?? "#000000", opacity: Math.min(1, theme.ground * shade(cell)) });
    if (cell.state === "contested") fought.push(parcel(model, id));
  });
  (map.getSource("fought") as GeoJSONSource).setData(collection(fought));
  (map.getSource("fronts") as GeoJSONSource).setData(collection(fronts(model, day)));
}

/** Give the lines of a drawn map the colours of the other theme. */
export function repaintGround(map: MapLibre, theme: Theme): void {
  map.updateImage("fought", stripes(theme.ink));
  map.setPaintProperty("front-casing", "line-color", theme.land);
  map.setPaintProperty("fronts", "line-color", theme.ink);
  map.setPaintProperty("fronts-beforehand", "line-color", theme.quiet);
}

function parcel(model: Model, id: number): Feature {
  const [place = -1, ...rings] = model.source.terrain.parcels[id] ?? [];
  const coordinates = (rings as number[][]).map((ring) => [closed(points(ring))]);
  return { type: "Feature", id, properties: { reported: place < model.ground.length }, geometry: { type: "MultiPolygon", coordinates } };
}

function closed(ring: [number, number][]): [number, number][] {
  return ring[0] ? [...ring, ring[0]] : ring;
}

function fronts(model: Model, day: Day): Feature[] {
  return on(model.source.terrain.fronts, day).map((front) => ({
    type: "Feature",
    properties: { p: front[6] / 100, reported: front[7] > 0 },
    geometry: { type: "MultiLineString", coordinates: stretches(front) },
  }));
}

function collection(features: Feature[]): FeatureCollection {
  return { type: "FeatureCollection", features };
}

function layers(theme: Theme): LayerSpecification[] {
  const colour = ["coalesce", ["feature-state", "colour"], "#000000"] as never;
  const opacity = ["coalesce", ["feature-state", "opacity"], 0] as never;
  const reported = ["==", ["get", "reported"], true] as never;
  const beforehand = ["==", ["get", "reported"], false] as never;
  const sure = ["+", 0.3, ["*", 0.7, ["get", "p"]]] as never;
  const round = { "line-cap": "round", "line-join": "round" } as const;
  return [
    { id: "cells", type: "fill", source: "cells", paint: { "fill-color": colour, "fill-opacity": opacity, "fill-antialias": false } },
    { id: "cell-edges", type: "line", source: "cells", filter: reported, paint: { "line-color": colour, "line-opacity": opacity, "line-width": 1 } },
    { id: "fought", type: "fill", source: "fought", paint: { "fill-pattern": "fought", "fill-opacity": 0.45 } },
    { id: "front-casing", type: "line", source: "fronts", filter: reported, layout: round, paint: { "line-color": theme.land, "line-width": 5, "line-opacity": 0.7 } },
    { id: "fronts-beforehand", type: "line", source: "fronts", filter: beforehand, paint: { "line-color": theme.quiet, "line-width": 1.25, "line-opacity": 0.7, "line-dasharray": [3, 3] } },
    { id: "fronts", type: "line", source: "fronts", filter: reported, layout: round, paint: { "line-color": theme.ink, "line-width": 2.25, "line-opacity": sure } },
  ];
}

/** Slanting lines, drawn at twice the size for sharp screens. */
function stripes(colour: string): ImageData {
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = STRIPE;
  const pen = canvas.getContext("2d") as CanvasRenderingContext2D;
  pen.strokeStyle = colour;
  pen.lineWidth = 2;
  for (const from of [-STRIPE, 0, STRIPE]) {
    pen.moveTo(from, STRIPE);
    pen.lineTo(from + STRIPE, 0);
  }
  pen.stroke();
  return pen.getImageData(0, 0, STRIPE, STRIPE);
}
