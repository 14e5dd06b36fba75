// Coastlines and borders (Natural Earth, public domain, by way of world-atlas) in the form that the Python side cuts an
// edition's own corner from: rings and lines in whole thousandths of a degree, each point as its step from the last.
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { gzipSync } from "node:zlib";
import { feature, mesh } from "topojson-client";

const require = createRequire(import.meta.url);
const out = new URL("../../src/orontes/publish/site/static/", import.meta.url);
const LONGEST_LINE = 120;

// A line that crosses the antimeridian goes on beyond 180 degrees instead of jumping to the other edge of the world.
function thousandths(points) {
  let [x, y] = [0, 0];
  return points.flatMap(([lon, lat], at) => {
    const turns = at ? Math.round((x / 1000 - lon) / 360) : 0;
    const step = [Math.round((lon + turns * 360) * 1000) - x, Math.round(lat * 1000) - y];
    x += step[0];
    y += step[1];
    return step;
  });
}

// Where a country is cut in two at the antimeridian there is no coast.
function* coastal(line) {
  let start = 0;
  for (let at = 1; at < line.length; at++) {
    if (Math.abs(line[at][0]) < 179.999 || Math.abs(line[at - 1][0]) < 179.999) continue;
    if (at - start > 1) yield line.slice(start, at);
    start = at;
  }
  if (line.length - start > 1) yield line.slice(start);
}

function* pieces(line) {
  for (let at = 0; at < line.length - 1; at += LONGEST_LINE) yield thousandths(line.slice(at, at + LONGEST_LINE + 1));
}

const lines = (shape) => shape.coordinates.flatMap((line) => [...coastal(line)].flatMap((part) => [...pieces(part)]));
const rings = ({ geometry }) =>
  geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates;

for (const scale of ["10m", "50m", "110m"]) {
  const atlas = JSON.parse(readFileSync(require.resolve(`world-atlas/countries-${scale}.json`)));
  const { countries } = atlas.objects;
  const land = feature(atlas, countries).features.map((country) => ({
    name: country.properties.name,
    polygons: rings(country).map((polygon) => polygon.map(thousandths)),
  }));
  const coasts = lines(mesh(atlas, countries, (a, b) => a === b));
  const borders = lines(mesh(atlas, countries, (a, b) => a !== b));
  writeFileSync(new URL(`basemap-${scale}.json.gz`, out), gzipSync(JSON.stringify({ land, coasts, borders })));
}
