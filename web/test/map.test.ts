import { describe, expect, it } from "vitest";
import { Shelf } from "../src/map/labels";
import { hit, layOut } from "../src/map/layout";
import type { IncidentMark, PlaceMark } from "../src/map/marks";
import { readableOn } from "../src/map/theme";

const project = (lon: number, lat: number) => ({ x: lon * 100, y: -lat * 100 });
const place: PlaceMark = { ref: "place:a", name: "A", lat: 0, lon: 0, state: "held", holder: "x", rival: "", p: 1 };
const incident = (ref: string, dead = 0): IncidentMark => ({ ref, kind: "air_strike", lat: 0, lon: 0, side: "", dead, firm: true, discounted: false });

describe("the layout of marks", () => {
  it("keeps every incident of a place off the place and off its neighbours", () => {
    const { incidents, places } = layOut([place], ["1", "2", "3", "4", "5"].map((ref) => incident(ref)), 10, project);
    const all = [...incidents, ...places];
    for (const one of all) for (const other of all) if (one !== other) expect(Math.hypot(one.x - other.x, one.y - other.y)).toBeGreaterThan(one.r);
  });
  it("counts those that find no room", () => {
    const { incidents, surplus } = layOut([], Array.from({ length: 9 }, (_, at) => incident(String(at))), 10, project);
    expect([incidents.length, surplus[0]?.count]).toEqual([5, 4]);
  });
  it("finds what is under the pointer, and nothing where there is nothing", () => {
    const layout = layOut([place], [incident("i")], 10, project);
    expect(hit(layout, 0, 0)).toBe("place:a");
    expect(hit(layout, layout.incidents[0]!.x, layout.incidents[0]!.y)).toBe("i");
    expect(hit(layout, 400, 400)).toBe("");
  });
});

describe("labels", () => {
  it("take no room twice and none beyond the edge", () => {
    const shelf = new Shelf(100, 50);
    shelf.take({ x: 0, y: 0, w: 50, h: 20 });
    expect(shelf.free({ x: 40, y: 10, w: 20, h: 10 })).toBe(false);
    expect(shelf.free({ x: 50, y: 0, w: 20, h: 10 })).toBe(true);
    expect(shelf.free({ x: 90, y: 0, w: 20, h: 10 })).toBe(false);
  });
});

it("letters can be read on any side's colour", () => {
  expect(readableOn("#f5e942")).toBe("#000000");
  expect(readableOn("#3c3c3c")).toBe("#ffffff");
});
