import { expect, it } from "vitest";
import { cellsOn, nearestFront, on, placeName } from "../src/data/terrain";
import { shade } from "../src/map/ground";
import { modelOf } from "./edition";

const model = modelOf({
  places: [{ id: "a", name: "A" }, { id: "b", name: "B", lon: 36.8 }],
  reported: 1,
  cells: [[0, [367_000, 350_000, 100, 0, -100, 100]], [1, [368_000, 350_000, 100, 0, -100, 100]]],
  ground: [{
    from: 10,
    to: 12,
    beliefs: [],
    spells: [[0, [10, 12, 0, 0, 90, 0, null]], [1, [10, 10, 0, 1, 90, 0, null], [11, 12, 3, -1, 55, 0, null]]],
    fronts: [[10, 10, 0, 1, 0, 1, 60, 1, [367_500, 349_000, 367_500, 351_000]]],
    areas: [],
    pockets: [],
    cuts: [],
  }],
});

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
  expect(on(model.stretch(10)?.fronts, 10)).toHaveLength(1);
});
