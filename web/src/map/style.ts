// MapLibre's style: the edition's own coasts and borders, and tiles only where the edition names a server for them.
import type { Feature, FeatureCollection } from "geojson";
import type { StyleSpecification } from "maplibre-gl";
import type { Land } from "../data/types";
import type { Theme } from "./theme";

export function mapStyle(land: Land, tiles: string, theme: Theme): StyleSpecification {
  const style: StyleSpecification = {
    version: 8,
    sources: {
      land: { type: "geojson", data: polygons(land), tolerance: 0.2 },
      coasts: { type: "geojson", data: lines(land.coasts), tolerance: 0.2 },
      borders: { type: "geojson", data: lines(land.borders), tolerance: 0.2 },
    },
    layers: [
      { id: "sea", type: "background", paint: { "background-color": theme.sea } },
      { id: "land", type: "fill", source: "land", paint: { "fill-color": theme.land, "fill-antialias": false } },
      { id: "coasts", type: "line", source: "coasts", paint: { "line-color": theme.coast, "line-width": 1 } },
      {
        id: "borders",
        type: "line",
        source: "borders",
        paint: { "line-color": theme.border, "line-width": 1.25, "line-dasharray": [4, 2, 1, 2] },
      },
    ],
  };
  if (tiles) {
    style.sources["tiles"] = { type: "raster", tiles: [tiles], tileSize: 256 };
    style.layers.splice(2, 0, { id: "tiles", type: "raster", source: "tiles", paint: { "raster-saturation": -0.6 } });
  }
  return style;
}

/** Give a drawn map the colours of the other theme. */
export function repaint(map: { setPaintProperty(layer: string, name: string, value: string): void }, theme: Theme): void {
  map.setPaintProperty("sea", "background-color", theme.sea);
  map.setPaintProperty("land", "fill-color", theme.land);
  map.setPaintProperty("coasts", "line-color", theme.coast);
  map.setPaintProperty("borders", "line-color", theme.border);
}

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

function lines(all: number[][]): Feature {
  return { type: "Feature", properties: {}, geometry: { type: "MultiLineString", coordinates: all.map(points) } };
}
