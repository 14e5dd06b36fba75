// The ground under the marks: parcels by holder. Paler is less sure, palest beforehand; striped, fought over; dotted, silent.
// Every parcel is drawn once; a day changes only the state of those that differ from the day before.
import type { Feature, FeatureCollection } from "geojson";
import type { GeoJSONSource, LayerSpecification, Map as MapLibre } from "maplibre-gl";
import type { Model } from "../data/model";
import { cellsOn, points, type Cell } from "../data/terrain";
import type { CellShape, Day } from "../data/types";
import { isSilent } from "./marks";
import { DRAWN_BY_THE_PROCESSOR } from "./stamps";
import type { Theme } from "./theme";

export const CELLS = ["cells", "cell-edges", "fought", "silent"];
const STRIPE = 12; // pixels of the pattern for ground that is fought over
const DOTS = 14; // and of that for ground of which nobody has spoken for long
const UNDER = "divisions"; // the first layer above the ground

/** Opacity of ground: a place that reports name is stronger than one known only beforehand. */
export function shade({ state, p, reported }: Cell): number {
  if (state === "unknown" || state === "contested") return 0;
  return (reported ? 0.46 : 0.17) * p * p;
}

export class GroundLayer {
  private shown: string[] = [];
  private outlined = false;

  /** Add the ground to a map that has loaded its style. */
  constructor(private readonly map: MapLibre, private readonly model: Model, private theme: Theme) {
    map.addImage("fought", pattern(STRIPE, stripes(theme.ink)), { pixelRatio: 2 });
    map.addImage("silent", pattern(DOTS, dots(theme.ink)), { pixelRatio: 2 });
    map.addSource("cells", { type: "geojson", data: collection([]), tolerance: 0 });
    for (const layer of layers()) map.addLayer(layer, UNDER);
  }

  /** Draw the ground of a day. The outlines of all ground are handed over once they have arrived. */
  show(day: Day): void {
    const { model, theme } = this;
    const shapes = model.cells();
    if (shapes.length && !this.outlined) (this.map.getSource("cells") as GeoJSONSource).setData(collection(shapes.map((shape, id) => parcel(model, shape, id))));
    this.outlined = shapes.length > 0;
    cellsOn(model, day).forEach((cell, id) => {
      const colour = model.side(cell.side)?.colour ?? theme.unknown;
      const state = {
        colour,
        opacity: Math.min(1, theme.ground * shade(cell)),
        fought: cell.state === "contested" ? 0.5 : 0,
        silent: cell.reported && cell.state !== "contested" && isSilent(model, cell.spell, day) ? 0.4 : 0,
      };
      const key = Object.values(state).join(" ");
      if (this.shown[id] === key) return;
      this.shown[id] = key;
      this.map.setFeatureState({ source: "cells", id }, state);
    });
  }

  /** Take the colours of the other theme. */
  repaint(theme: Theme): void {
    this.theme = theme;
    this.shown = [];
    this.map.updateImage("fought", pattern(STRIPE, stripes(theme.ink)));
    this.map.updateImage("silent", pattern(DOTS, dots(theme.ink)));
  }
}

function parcel(model: Model, [place, ...rings]: CellShape, id: number): Feature {
  const coordinates = rings.map((ring) => [closed(points(ring))]);
  return { type: "Feature", id, properties: { reported: place < model.core.reported }, geometry: { type: "MultiPolygon", coordinates } };
}

function closed(ring: [number, number][]): [number, number][] {
  return ring[0] ? [...ring, ring[0]] : ring;
}

function collection(features: Feature[]): FeatureCollection {
  return { type: "FeatureCollection", features };
}

function layers(): LayerSpecification[] {
  const state = (name: string, otherwise: string | number) => ["coalesce", ["feature-state", name], otherwise] as never;
  const [colour, opacity] = [state("colour", "#000000"), state("opacity", 0)];
  const reported = ["==", ["get", "reported"], true] as never;
  return [
    { id: "cells", type: "fill", source: "cells", paint: { "fill-color": colour, "fill-opacity": opacity, "fill-antialias": false } },
    { id: "cell-edges", type: "line", source: "cells", minzoom: 9, filter: reported, paint: { "line-color": colour, "line-opacity": opacity, "line-width": 1 } },
    { id: "silent", type: "fill", source: "cells", filter: reported, paint: { "fill-pattern": "silent", "fill-opacity": state("silent", 0) } },
    { id: "fought", type: "fill", source: "cells", paint: { "fill-pattern": "fought", "fill-opacity": state("fought", 0) } },
  ];
}

/** A square of a pattern, drawn at twice the size for sharp screens. */
function pattern(size: number, draw: (pen: CanvasRenderingContext2D) => void): ImageData {
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = size;
  const pen = canvas.getContext("2d", DRAWN_BY_THE_PROCESSOR) as CanvasRenderingContext2D;
  draw(pen);
  return pen.getImageData(0, 0, size, size);
}

const stripes = (colour: string) => (pen: CanvasRenderingContext2D) => {
  pen.strokeStyle = colour;
  pen.lineWidth = 2;
  for (const from of [-STRIPE, 0, STRIPE]) {
    pen.moveTo(from, STRIPE);
    pen.lineTo(from + STRIPE, 0);
  }
  pen.stroke();
};

const dots = (colour: string) => (pen: CanvasRenderingContext2D) => {
  pen.fillStyle = colour;
  for (const at of [DOTS / 4, (3 * DOTS) / 4]) {
    pen.beginPath();
    pen.arc(at, at, 1.4, 0, Math.PI * 2);
    pen.fill();
  }
};
