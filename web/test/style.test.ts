// The page can be written from the right: styles speak of start and end, and name a side only where the map does.
import { expect, it } from "vitest";

const sheets = import.meta.glob<string>("../src/style/*.css", { query: "?raw", import: "default", eager: true });
const PHYSICAL = /(?:^|[\s;{])(?:(?:margin|padding|border)-(?:left|right)|left|right|float|text-align: (?:left|right))\s*[:;]/;
// The map's own buttons lie where its canvas leaves room for them, and time runs from the left in every language.
const OF_THE_MAP = /\.map-head|maplibregl/;

it.each(Object.entries(sheets))("%s names no side", (_, sheet) => {
  const lines = sheet.split("\n").filter((line) => PHYSICAL.test(line) && !OF_THE_MAP.test(line));
  expect(lines).toEqual([]);
});
