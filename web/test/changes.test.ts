import { describe, expect, it } from "vitest";
import type { Ground, Spell } from "../src/data/types";
import { changes } from "../src/view/changes";

const spell = (from: number, to: number, holder: string, state: Spell["state"] = "held"): Spell => ({
  from, to, state, holder, p: 0.8, label: "assessed", last: null, told: [],
});
const place = (id: string, ...spells: Spell[]): Ground => ({ number: 0, id, name: id, admin1: "", lat: 0, lon: 0, beliefs: [], spells });

describe("what changed between two days", () => {
  const ground = [
    place("kept", spell(0, 9, "x")),
    place("taken", spell(0, 4, "x"), spell(5, 9, "y")),
    place("surrounded", spell(0, 4, "x"), spell(5, 9, "x", "encircled")),
    place("there and back", spell(0, 2, "x"), spell(3, 5, "y"), spell(6, 9, "x")),
    place("new", spell(6, 9, "y")),
  ];
  it("is the holder or the state, on the two days alone", () => {
    expect(changes(ground, ground, 1, 8).map((one) => one.place.id)).toEqual(["taken", "surrounded", "new"]);
  });
  it("is nothing on one day", () => {
    expect(changes(ground, ground, 4, 4)).toEqual([]);
  });
});
