import { describe, expect, it } from "vitest";
import { turned } from "../src/map/fronts";
import { meridian } from "../src/map/graticule";
import { heapsOf, pilesOf } from "../src/map/heaps";
import { drawLabels, Shelf, type Label } from "../src/map/labels";
import { hit, layOut, next, type Layout, type Placed } from "../src/map/layout";
import type { IncidentMark, PlaceMark } from "../src/map/marks";
import { degrees, onScreen, plane, unrolled, viewAt } from "../src/map/mercator";
import { readableOn, type Theme } from "../src/map/theme";

const ZOOM = 10;
const SCALE = 512 * 2 ** ZOOM;
const place: PlaceMark = { ref: "place:a", name: "A", lat: 0, lon: 0, state: "held", holder: "x", rival: "", p: 1, silent: false };
const incident = (ref: string, dead = 0, lon = 0): IncidentMark => ({ ref, kind: "air_strike", lat: 0, lon, side: "", dead, firm: true, grade: "weak", discounted: false });
const lay = (places: PlaceMark[], incidents: IncidentMark[], zoom = ZOOM) => layOut(places, pilesOf(incidents), zoom, 512 * 2 ** zoom);
const many = (count: number) => Array.from({ length: count }, (_, at) => incident(`incident:${at}`, at % 7));
const apart = (one: Placed, other: Placed) => Math.hypot(one.x - other.x, one.y - other.y);

describe("the layout of marks", () => {
  it("keeps every incident of a place off the place and off its neighbours", () => {
    const { incidents, places } = lay([place], many(5));
    const all = [...incidents, ...places];
    expect(all).toHaveLength(6);
    for (const one of all) for (const other of all) if (one !== other) expect(apart(one, other)).toBeGreaterThan(one.r);
  });
  it("draws one sign for those that find no room, and loses none", () => {
    const { incidents, heaps } = lay([place], many(9));
    expect([incidents.length, heaps[0]?.heap.marks.length]).toEqual([0, 9]);
    expect(heaps[0]?.heap.marks[0]?.dead).toBe(6);
  });
  it("puts ten thousand on a point into one sign", () => {
    const { incidents, heaps } = lay([], many(10_000));
    expect([incidents.length, heaps.length, heaps[0]?.heap.marks.length]).toEqual([0, 1, 10_000]);
  });
  it("keeps signs apart, whatever lies beneath them, and counts every incident once", () => {
    const scattered = Array.from({ length: 2000 }, (_, at) => incident(`incident:${at}`, 0, (at % 211) / 190));
    const heaps = heapsOf(pilesOf(scattered), SCALE, 32);
    expect(heaps.reduce((sum, { marks }) => sum + marks.length, 0)).toBe(2000);
    for (const one of heaps) for (const other of heaps) if (one !== other) expect(Math.hypot(one.x - other.x, one.y - other.y)).toBeGreaterThan(32);
  });
  it("gives the same heaps whatever the order of the incidents", () => {
    const some = Array.from({ length: 60 }, (_, at) => incident(`incident:${at}`, at % 3, at / 90));
    const of = (marks: IncidentMark[]) => heapsOf(pilesOf(marks), SCALE, 32).map(({ marks: inside }) => inside.map(({ ref }) => ref));
    expect(of([...some].reverse())).toEqual(of(some));
  });
  it("finds what is under the pointer, and nothing where there is nothing", () => {
    const layout = lay([place], [incident("incident:i")]);
    const [town, strike] = [layout.places[0]!, layout.incidents[0]!];
    expect(hit(layout, town, 12)?.ref).toBe("place:a");
    expect(hit(layout, strike, 12)?.ref).toBe("incident:i");
    expect(hit(layout, { x: town.x - 400, y: town.y }, 12)).toBeUndefined();
  });
  it("draws places small where they crowd each other, and never too small to be seen", () => {
    const crowd = Array.from({ length: 5000 }, (_, at) => ({ ...place, ref: `place:${at}`, lon: (at % 70) / 10, lat: Math.floor(at / 70) / 10 }));
    const radii = [5, 7, 10].map((zoom) => lay(crowd, [], zoom).r);
    expect(radii[0]).toBeGreaterThanOrEqual(2);
    expect(radii[0]).toBeLessThan(3);
    expect([...radii].sort((a, b) => a - b)).toEqual(radii);
    expect(lay([place], [], 5).r).toBe(5);
  });
  it("lets a mark smaller than a finger be pressed within twelve pixels", () => {
    const layout: Layout = lay([place], [], 5);
    const [town] = layout.places;
    expect(town!.r).toBeLessThan(6);
    expect(hit(layout, { x: town!.x + 11, y: town!.y }, 12)?.ref).toBe("place:a");
  });
  it("goes from mark to mark in the direction of an arrow, and stays where there is none", () => {
    const mark = (ref: string, x: number, y: number) => ({ ref, x, y, r: 5 });
    const all = [mark("middle", 0, 0), mark("right", 50, 10), mark("far right", 90, 0), mark("up", -5, -40)];
    expect(next(all, all[0]!, "right")?.ref).toBe("right");
    expect(next(all, all[0]!, "up")?.ref).toBe("up");
    expect(next(all, all[0]!, "left")).toBeUndefined();
  });
});

describe("the map's plane", () => {
  it("goes there and back", () => {
    const { lon, lat } = degrees(plane(36.75, 35.13));
    expect([lon, lat].map((value) => Math.round(value * 1e6) / 1e6)).toEqual([36.75, 35.13]);
  });
  it("shows the middle of the view in the middle of the screen", () => {
    expect(onScreen(plane(36.75, 35.13), viewAt(36.75, 35.13, 9, 800, 600))).toEqual({ x: 400, y: 300 });
  });
  it("sets places on both sides of the antimeridian side by side", () => {
    const [west, east] = [179.9, -179.9].map((lon) => plane(unrolled(lon, 180), 0).x * SCALE);
    expect(east! - west!).toBeCloseTo((0.2 / 360) * SCALE, 6);
    expect([meridian(180.5, 1), meridian(179.5, 1), meridian(-0.5, 1)]).toEqual(["179.5° W", "179.5° E", "0.5° W"]);
  });
});

it("turns an edge so that its place lies on the left", () => {
  expect(turned([[0, 0], [1, 0]], [0.5, 1])).toEqual([[0, 0], [1, 0]]);
  expect(turned([[0, 0], [1, 0]], [0.5, -1])).toEqual([[1, 0], [0, 0]]);
});

describe("labels", () => {
  it("take no room twice and none beyond the edge", () => {
    const shelf = new Shelf(100, 50);
    shelf.take({ x: 0, y: 0, w: 50, h: 20 });
    expect(shelf.free({ x: 40, y: 10, w: 20, h: 10 })).toBe(false);
    expect(shelf.free({ x: 50, y: 0, w: 20, h: 10 })).toBe(true);
    expect(shelf.free({ x: 90, y: 0, w: 20, h: 10 })).toBe(false);
  });
  it("are written in the order asked for, cut where they are too long, and no more than are wanted", () => {
    const written: string[] = [];
    const pen = { measureText: (text: string) => ({ width: 6 * text.length }), strokeText: () => {}, fillText: (text: string) => written.push(text) };
    const label = (text: string, x: number): Label => ({ text, x, y: 50, gap: 6, rank: "place" });
    const labels = [label("n".repeat(200), 10), label("second", 400), label("third", 600)];
    drawLabels(pen as unknown as CanvasRenderingContext2D, labels, new Shelf(800, 100), {} as Theme, 2);
    expect(written).toEqual([`${"n".repeat(41)}…`, "second"]);
  });
});

it("letters can be read on any side's colour", () => {
  expect(readableOn("#f5e942")).toBe("#000000");
  expect(readableOn("#3c3c3c")).toBe("#ffffff");
});
