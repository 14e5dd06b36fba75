// A name can hold any sign; what stands around it keeps its order.
import { expect, it } from "vitest";
import { balanced, isolated } from "../src/text/bidi";

const [LRE, RLO, RLI, FSI, PDI, PDF] = ["\u202a", "\u202e", "\u2067", "\u2068", "\u2069", "\u202c"];

it.each([
  ["left open", `a${RLO}b`, `a${RLO}b${PDF}`],
  ["closed too often", `a${PDI}b${PDF}`, "ab"],
  ["closed crosswise", `${RLI}a${LRE}b${PDI}c`, `${RLI}a${LRE}bc${PDF}${PDI}`],
  ["well formed", `${LRE}a${PDF} b`, `${LRE}a${PDF} b`],
  ["without any", "Qomhana", "Qomhana"],
])("marks %s are balanced", (_, given, wanted) => {
  expect(balanced(given)).toBe(wanted);
});

it("a text that turns round is set apart, whatever the page's direction", () => {
  for (const direction of ["ltr", "rtl"]) expect(isolated(`1${RLO}2`, direction)).toBe(`${FSI}1${RLO}2${PDF}${PDI}`);
});
