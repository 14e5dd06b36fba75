import { expect, it } from "vitest";
import { Model } from "../src/data/model";
import type { Source } from "../src/data/source";
import { cellsOn, nearestFront, on, placeName } from "../src/data/terrain";
import type { Core, Ground, Terrain } from "../src/data/types";
import { shade } from "../src/map/ground";

const place = { id: "a", name: "A", admin1: "", lat: 35, lon: 36.7, beliefs: [], spells: [{ id: "s", from: 10, to: 12, state: "held", holder: "north", p: 0.9, label: "assessed", last: null, for: [], against: [] }] };
const terrain: Terrain = {
  states: ["held", "contested", "encircled", "unknown"],
  silent: [{ name: "B", lat: 35, lon: 36.8, runs: [[10, 10, 1, 0, 90], [11, 12, -1, 3, 55]] }],
  parcels: [[0, [367_000, 350_000, 367_100, 350_000, 367_000, 350_100]], [1, [368_000, 350_000, 368_100, 350_000, 368_000, 350_100]]],
  fronts: [[10, 10, 0, 1, 0, 1, 60, 1, [367_500, 349_000, 367_500, 351_000]]],
  areas: [],
  pockets: [],
  cuts: [],
};
const sides = ["north", "south"].map((id) => ({ id, name: id, colour: "#123456", holds: true }));
const core = { edition: { asOf: 12, start: 0 }, sides, claims: [], incidents: [], documents: [], voices: [] } as unknown as Core;
const model = new Model({ core, ground: [place as Ground], terrain, land: { box: [0, 0, 1, 1], land: [], coasts: [], borders: [] } } as unknown as Source);

it("ground is its holder's on the day, of silent places too", () => {
  expect(cellsOn(model, 10).map(({ side, reported }) => [side, reported])).toEqual([["north", true], ["south", false]]);
  expect(cellsOn(model, 11).map(({ side, state }) => [side, state])).toEqual([["north", "held"], ["", "unknown"]]);
});

it("what no report names is paler, and nobody's ground has no colour", () => {
  const [named, silent] = cellsOn(model, 10);
  expect(shade(named!)).toBeGreaterThan(shade(silent!));
  expect(shade(cellsOn(model, 11)[1]!)).toBe(0);
});

it("the nearest front is measured to its line, on days that have one", () => {
  const nearest = nearestFront(model, 35, 36.7, 10);
  expect(nearest?.km).toBeCloseTo(0.05 * 111.2 * Math.cos((35 * Math.PI) / 180), 2);
  expect(placeName(model, nearest?.front[5] ?? -1)).toBe("B");
  expect(nearestFront(model, 35, 36.7, 11)).toBeNull();
  expect(on(terrain.fronts, 10)).toHaveLength(1);
});
