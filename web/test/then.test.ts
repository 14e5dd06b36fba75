// An incident as it stood on a day, from the stages that the edition tells of.
import { expect, it } from "vitest";
import { asKnown, stagesOf, toldOn } from "../src/data/then";
import type { Claim, Incident } from "../src/data/types";

const INCIDENT = {
  grade: "fair",
  origins: 2,
  told: 10,
  last: 14,
  belligerent: "north",
  stages: [{ since: 10, set: { grade: "weak", origins: 1 }, lost: ["belligerent"] }],
} as unknown as Incident;

it("nobody knows of an incident before it is told of", () => {
  expect(asKnown(INCIDENT, 9)).toBeUndefined();
});

it("an incident stands as it was judged on the day, and what was not said then is not there", () => {
  expect(asKnown(INCIDENT, 10)).toMatchObject({ grade: "weak", origins: 1 });
  expect(asKnown(INCIDENT, 13)).not.toHaveProperty("belligerent");
  expect(asKnown(INCIDENT, 14)).toBe(INCIDENT);
});

it("its stages end with how it stands now", () => {
  expect(stagesOf(INCIDENT).map(({ since, incident }) => [since, incident.grade])).toEqual([[10, "weak"], [14, "fair"]]);
});

it("an incident told of on one day has one stage", () => {
  expect(stagesOf({ told: 7 } as Incident)).toHaveLength(1);
});

it("a claim is told on the day of its entry", () => {
  expect(toldOn({ said: "2017-03-24T07:45:00+00:00" } as Claim)).toBe(17249);
});
