// MapLibre's style: the edition's own coasts, borders, waters and roads, and tiles only where it names a server for them.
import type { Feature, FeatureCollection } from "geojson";
import type { LayerSpecification, StyleSpecification } from "maplibre-gl";
import type { Land } from "../data/land";
import type { Layer } from "../state/store";
import type { Theme } from "./theme";

/** The layers of the style that a reader's choice switches. */
export const BASE: Partial<Record<Layer, string[]>> = {
  roads: ["road-casing", "roads"],
  rivers: ["lakes", "shores", "rivers"],
  borders: ["divisions", "borders"],
};

export function mapStyle(land: Land, tiles: string, theme: Theme): StyleSpecification {
  const line = (data: Feature) => ({ type: "geojson" as const, data, tolerance: 0.2 });
  const style: StyleSpecification = {
    version: 8,
    sources: {
      land: { type: "geojson", data: polygons(land), tolerance: 0.2 },
      coasts: line(lines(land.coasts)),
      borders: line(lines(land.borders)),
      divisions: line(lines(land.divisions)),
      rivers: line(lines(land.rivers.flatMap((river) => river.lines))),
      roads: line(lines(land.roads.flatMap((road) => road.lines))),
      lakes: line(lakes(land.lakes)),
    },
    layers: layers(theme),
  };
  if (tiles) {
    style.sources["tiles"] = { type: "raster", tiles: [tiles], tileSize: 256 };
    style.layers.splice(2, 0, { id: "tiles", type: "raster", source: "tiles", paint: { "raster-saturation": -0.6 } });
  }
  return style;
}

function layers(theme: Theme): LayerSpecification[] {
  const round = { "line-cap": "round", "line-join": "round" } as const;
  const wider = (from: number, to: number) => ["interpolate", ["linear"], ["zoom"], 5, from, 11, to] as never;
  return [
    { id: "sea", type: "background", paint: { "background-color": theme.sea } },
    { id: "land", type: "fill", source: "land", paint: { "fill-color": theme.land, "fill-antialias": false } },
    // The ground goes in here, under all that helps to find one's way.
    { id: "divisions", type: "line", source: "divisions", minzoom: 5, paint: { "line-color": theme.border, "line-width": 0.75, "line-opacity": 0.6, "line-dasharray": [3, 2.5] } },
    { id: "lakes", type: "fill", source: "lakes", paint: { "fill-color": theme.sea } },
    { id: "shores", type: "line", source: "lakes", paint: { "line-color": theme.coast, "line-width": 0.6 } },
    { id: "rivers", type: "line", source: "rivers", layout: round, paint: { "line-color": theme.river, "line-width": wider(0.8, 2.4) } },
    { id: "coasts", type: "line", source: "coasts", paint: { "line-color": theme.coast, "line-width": 1 } },
    { id: "borders", type: "line", source: "borders", paint: { "line-color": theme.border, "line-width": 1.4, "line-dasharray": [4, 2, 1, 2] } },
    { id: "road-casing", type: "line", source: "roads", minzoom: 6, layout: round, paint: { "line-color": theme.land, "line-width": wider(1.6, 4.2), "line-opacity": 0.8 } },
    { id: "roads", type: "line", source: "roads", minzoom: 6, layout: round, paint: { "line-color": theme.road, "line-width": wider(0.7, 2) } },
  ];
}

/** Give a drawn map the colours of the other theme. */
export function repaint(map: { setPaintProperty(layer: string, name: string, value: unknown): void }, theme: Theme): void {
  for (const { id, paint } of layers(theme)) {
    for (const [name, value] of Object.entries(paint ?? {})) if (name.endsWith("-color")) map.setPaintProperty(id, name, value);
  }
}

/** Positions from a flat list of whole thousandths of a degree. */
function points(flat: number[]): [number, number][] {
  const out: [number, number][] = [];
  for (let at = 0; at + 1 < flat.length; at += 2) out.push([(flat[at] ?? 0) / 1000, (flat[at + 1] ?? 0) / 1000]);
  return out;
}

function polygons({ land }: Land): FeatureCollection {
  const features = land.map(({ name, polygons: parts }) => ({
    type: "Feature" as const,
    properties: { name },
    geometry: { type: "MultiPolygon" as const, coordinates: parts.map((rings) => rings.map(points)) },
  }));
  return { type: "FeatureCollection", features };
}

function lakes(rings: number[][]): Feature {
  return { type: "Feature", properties: {}, geometry: { type: "MultiPolygon", coordinates: rings.map((ring) => [points(ring)]) } };
}

function lines(all: number[][]): Feature {
  return { type: "Feature", properties: {}, geometry: { type: "MultiLineString", coordinates: all.map(points) } };
}
