import { describe, expect, it } from "vitest";
import { crc32, firstFrom, lastUpTo } from "../src/data/codes";
import { confirmed } from "../src/data/ground";
import { unpacked, type Packed } from "../src/data/packing";
import type { Kind, Parts } from "../src/data/parts";
import type { Source } from "../src/data/source";
import { complete } from "../src/state/follow";
import { NO_FILTER } from "../src/state/store";
import { modelOf } from "./edition";

/** Three incidents in two parcels, the second of which has a claim of its own as well. */
const parcels = [
  { words: ["i0", "i1", "c0", "c1", "shells fell"], lists: {
    incidents: [2, { id: ["w", [0, 1]], from: ["d", [10, 1]], to: ["v", [10, 30]], accounts: ["l", 1, ["o", { claims: ["l", 1, ["d", [0, 1]]] }]] }],
    claims: [2, { id: ["w", [2, 3]], quote: ["w", [4, 4]], chain: ["l", [1, 0], ["v", [0]]] }],
    voices: [1, { name: ["w", [0]] }],
  } },
  { words: ["i2", "c2", "c3", "the bridge"], lists: {
    incidents: [1, { id: ["w", [0]], from: ["v", [12]], to: ["v", [12]], accounts: ["l", 1, ["o", { claims: ["l", 1, ["v", [2]]] }]] }],
    claims: [2, { id: ["w", [1, 2]], quote: ["w", [3, 3]], chain: ["l", 0, ["v", []]] }],
    voices: [0, {}],
  } },
];
const index = { words: ["shelling", "aid"], lists: { incidents: [3, { from: ["d", [10, 1, 1]], wide: ["v", [0, 19, 0]], kind: ["w", [0, 1, 0]], dead: ["?", 3, [2], ["v", [7]]] }] } };
const finders = [0, 1].map((list) => {
  const of = (ids: string[]) => ids.map((id, number) => ({ code: crc32(id), number })).filter(({ code }) => code % 2 === list);
  const both = (ids: string[]) => [of(ids).map(({ code }) => code), of(ids).map(({ number }) => number)];
  return { incidents: both(["i0", "i1", "i2"]), claims: both(["c0", "c1", "c2", "c3"]) };
});
const told = {
  core: { counts: { documents: 0, claims: 4, incidents: 3 }, days: { days: [10, 1, 1], begun: [1, 1, 1], dated: [1, 0, 1] }, begins: { incidents: [[0, 0, 10, 10], [2, 2, 12, 12]], find: 2 } as never },
  parts: { "incidents-0": parcels[0], "incidents-1": parcels[1], "index-0": index, "find-0": finders[0], "find-1": finders[1] },
};

/** A source that hands nothing over before it is told to. */
function slow() {
  const waiting: (() => void)[] = [];
  const asked: string[] = [];
  const source: Source = {
    read<K extends Kind>(kind: K, number: number): Promise<Parts[K]> {
      asked.push(`${kind}-${number}`);
      const part = (told.parts as Record<string, unknown>)[`${kind}-${number}`];
      return new Promise((resolve, reject) => waiting.push(() => (part ? resolve(structuredClone(part) as Parts[K]) : reject(new Error(`no ${kind}`)))));
    },
  };
  const hand = async () => {
    for (const give of waiting.splice(0)) give();
    await new Promise((resolve) => setTimeout(resolve, 40));
  };
  return { source, asked, hand };
}

describe("columns", () => {
  it("become records again, without what is not there", () => {
    const packed = { words: ["Hama", "x"], lists: { all: [3, { name: ["w", [0, 1, 0]], killed: ["?", 3, [1], ["l", 2, ["?", 2, [0], ["v", [20]]]]] }] } };
    expect(unpacked(packed as never as Packed<{ all: object }>, "all")).toEqual([{ name: "Hama" }, { name: "x", killed: [20, null] }, { name: "Hama" }]);
  });
});

describe("numbers in sorted lists", () => {
  const at = (position: number) => [0, 5, 5, 9][position] as number;
  it("lead to the last entry up to a value, and to the first from it", () => {
    expect([0, 4, 5, 20].map((value) => lastUpTo(4, at, value))).toEqual([0, 0, 2, 3]);
    expect([0, 5, 6, 20].map((value) => firstFrom(4, at, value))).toEqual([0, 1, 3, 4]);
  });
  it("and checksums are those of zlib", () => {
    expect(crc32("The quick brown fox jumps over the lazy dog")).toBe(0x414fa339);
    expect(crc32("حماة")).toBe(crc32("حماة"));
  });
});

describe("a model of what has not arrived", () => {
  it("gives nothing, asks once, and has it later", async () => {
    const { source, asked, hand } = slow();
    const model = modelOf(told, source);
    expect([model.at(2), model.at(2), model.misses]).toEqual([undefined, undefined, 2]);
    expect(asked).toEqual(["incidents-1"]);
    await hand();
    expect(model.at(2)?.id).toBe("i2");
    expect(model.claims([3, 2]).map(({ id }) => id)).toEqual(["c3", "c2"]);
  });
  it("finds a record by its id, whichever parcel it lies in", async () => {
    const { source, hand } = slow();
    const model = modelOf(told, source);
    expect(model.incident("i2")).toBeUndefined();
    await hand();
    expect(model.incident("i2")).toBeUndefined(); // its list is there, its parcel is on its way
    await hand();
    expect(model.incident("i2")?.number).toBe(2);
    expect(model.claim("c1")).toBeUndefined();
    await hand();
    await hand();
    expect(model.incidentOf(model.claim("c1")!)?.id).toBe("i1");
  });
  it("reads for a day the parcels that may hold it, and leaves out what is of no day", () => {
    const model = modelOf(told);
    expect(model.during(12, 3).map(({ id }) => id)).toEqual(["i0", "i2"]);
    expect(model.during(12, 1).map(({ id }) => id)).toEqual(["i2"]);
  });
  it("says what could not be read, and does not ask again", async () => {
    const { source, asked, hand } = slow();
    const model = modelOf(told, source);
    expect(model.shelf.get("registers")).toBeUndefined();
    await hand();
    expect(model.shelf.get("registers")).toBeUndefined();
    expect([[...model.shelf.broken.values()], asked]).toEqual([["no registers"], ["registers-0"]]);
  });
  it("has views drawn again until they lack nothing", async () => {
    const { source, hand } = slow();
    const model = modelOf(told, source);
    const drawn: (string | undefined)[] = [];
    const holder = { setAttribute: () => {}, removeAttribute: () => {} } as unknown as Element;
    complete(holder, model, () => drawn.push(model.at(0)?.id))();
    await hand();
    await hand();
    expect(drawn).toEqual([undefined, "i0"]);
  });
});

describe("what passes a filter", () => {
  const found = (filter: Partial<typeof NO_FILTER>) => {
    const passing = modelOf(told).passing({ ...NO_FILTER, ...filter });
    return Array.from({ length: passing.count }, (_, at) => passing.at(at));
  };
  it("is everything where nothing is chosen, in the order of the chronology", () => {
    expect(found({})).toEqual([0, 1, 2]);
    expect(modelOf(told).passing(NO_FILTER).position(11)).toBe(1);
    expect([...modelOf(told).passing(NO_FILTER).daily()]).toEqual([[10, 1], [11, 0], [12, 1]]);
  });
  it("follows the columns, the days and the words", () => {
    expect(found({ kind: "shelling" })).toEqual([0, 2]);
    expect(found({ kind: "unheard of" })).toEqual([]);
    expect(found({ from: "1970-01-13" })).toEqual([1, 2]);
    expect(found({ text: "BRIDGE" })).toEqual([2]);
    expect(found({ text: "shells", kind: "aid" })).toEqual([1]);
  });
  it("lists what has a value", () => {
    expect(modelOf(told).index()?.having("dead")).toEqual([2]);
    expect(modelOf(told).index()?.having("wide", 15)).toEqual([1]);
  });
  it("grows while a search goes on", async () => {
    const { source, hand } = slow();
    const model = modelOf(told, source);
    model.passing({ ...NO_FILTER, text: "bridge" });
    for (let turn = 0; turn < 3; turn++) await hand();
    const passing = model.passing({ ...NO_FILTER, text: "bridge" });
    expect([passing.count, passing.searched]).toEqual([1, 1]);
  });
});

it("a spell is last confirmed by a claim that lies before the day", () => {
  const spell = { from: 0, to: 9, state: "held", holder: "x", p: 1, label: "", last: 8, told: [2, 5, 8] } as const;
  expect([1, 2, 7, 9].map((day) => confirmed({ ...spell, told: [...spell.told] }, day))).toEqual([null, 2, 5, 8]);
});
