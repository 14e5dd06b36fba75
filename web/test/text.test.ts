import { describe, expect, it } from "vitest";
import { readHash, writeHash } from "../src/state/hash";
import { NO_FILTER, type State } from "../src/state/store";
import { dayNumber, days, isoDay, stamp } from "../src/text/dates";
import { term } from "../src/text/messages";
import { bounds, estimate, figures } from "../src/text/wording";

const state: State = { known: "now", day: 17249, since: 17240, span: 1, selected: "", tab: "map", filter: NO_FILTER, playing: false, hidden: [] };

describe("days", () => {
  it("are the same number in both directions", () => {
    expect(dayNumber("2017-03-24")).toBe(17249);
    expect(isoDay(17249)).toBe("2017-03-24");
  });
  it("refuse what is no day", () => {
    for (const text of ["", "2017", "2017-13-01", "24 March"]) expect(dayNumber(text)).toBeNull();
  });
  it("say a range where the day is not known", () => {
    expect(days({ from: 17249, to: 17249 })).toBe("24 Mar 2017");
    expect(days({ from: 17249, to: 17251 })).toMatch(/^24\s?–\s?26 Mar 2017$/u);
  });
});

describe("the address", () => {
  it.each(["", "place:sy/qomhana", "source:Ahmed & Co. #2", "incident:incident-00ff"])("keeps the choice %j", (selected) => {
    const read = readHash(writeHash({ ...state, selected, tab: "sources" }));
    expect(read).toEqual({ day: 17249, tab: "sources", ...(selected ? { selected } : {}) });
  });
  it("keeps the filter and the span", () => {
    const filter = { ...NO_FILTER, kind: "air_strike", text: "a & b = c", from: "2017-03-20" };
    expect(readHash(writeHash({ ...state, span: 7, filter, hidden: ["ground", "names"] }))).toEqual({ day: 17249, tab: "map", span: 7, filter, hidden: ["ground", "names"] });
  });
  it("ignores what it does not know", () => {
    expect(readHash("#day=never&tab=secret&span=4&x=1")).toEqual({});
  });
});

describe("figures", () => {
  it("never turn a lower bound into a number", () => {
    expect(bounds([20, null])).toBe("20+");
    expect(bounds([8, 12])).toBe("8–12");
    expect(bounds([8, 8])).toBe("8");
    expect(bounds([250000, 300000])).toBe("250,000–300,000");
    expect(estimate([20, 34, null])).toBe("20+");
  });
  it("leave out what nobody counted", () => {
    expect(figures("6+", "–")).toBe("6+ killed");
    expect(figures("–", "–")).toBe("");
  });
});

it("words are read from the vocabularies", () => {
  expect(term("kind", "air_strike")).toBe("Air strike");
});

describe("the hour of telling", () => {
  const day = dayNumber("2017-03-22");
  it("is told with the day if it was another", () => {
    expect(stamp("2017-03-22T16:44:00+00:00", day)).toBe("16:44 UTC");
    expect(stamp("2017-03-24T16:44:00+00:00", day)).toBe("24 Mar 2017, 16:44 UTC");
    expect(stamp("2017-03-22T16:44:00+00:00", null)).toBe("22 Mar 2017, 16:44 UTC");
  });
  it("is not told where a report gives none", () => {
    expect(stamp("2017-03-22T00:00:00+00:00", day)).toBe("");
    expect(stamp("2017-03-24T00:00:00+00:00", day)).toBe("24 Mar 2017");
  });
});
