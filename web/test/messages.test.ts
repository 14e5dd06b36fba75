// The message file and the page fit each other: every message is used, every used one exists, and a translation holds.
import { afterEach, describe, expect, it, vi } from "vitest";
import en from "../src/text/en.json";
import { filler } from "../src/text/template";
import { pseudo } from "./pseudo.mjs";

const files = import.meta.glob<string>("../src/**/*.ts", { query: "?raw", import: "default", eager: true });
const source = Object.values(files).join("\n");
const uses = (pattern: string) => new RegExp(pattern).test(source);

/** Whether `path` of the words is read: by its name, out of its group, or the whole group by a value. */
function read([top = "", leaf]: string[]): boolean {
  if (leaf === undefined) return uses(`\\b(say|words)\\.${top}\\b`);
  const unpacked = [...source.matchAll(new RegExp(`\\{([^{}]*)\\} = say\\.${top}\\b`, "g"))].some(([, names]) => new RegExp(`\\b${leaf}\\b`).test(names ?? ""));
  return unpacked || uses(`\\b(say\\.)?${top}\\.${leaf}\\b`) || uses(`\\bsay\\.${top}( as [^)]*\\))?\\[`) || uses(`typeof say\\.${top}\\b`);
}

function leaves(value: object): string[][] {
  return Object.entries(value).flatMap(([key, inner]) => (typeof inner === "string" ? [[key]] : leaves(inner).map((path) => [key, ...path])));
}

const slots = (template: unknown) => new Set([...JSON.stringify(template).matchAll(/\{(\w+)\}/g)].map(([, name]) => name));

describe("the message file", () => {
  it("has no word that the page never says", () => {
    expect(leaves(en.words).filter((path) => !read(path))).toEqual([]);
  });
  it.each(Object.entries(en.phrases))("has the slots that the page fills: %s", (key, template) => {
    const call = source.match(new RegExp(`phrase\\("${key}"((?:, "\\w+")*)\\)`));
    expect(call, "declared in messages.ts").not.toBeNull();
    const named = new Set([...(call?.[1] ?? "").matchAll(/"(\w+)"/g)].map(([, name]) => name));
    expect(named).toEqual(new Set([...slots(template), ...(typeof template === "object" ? ["count"] : [])]));
    expect(uses(`\\b(say|parts|repeated)\\.${key}\\b`)).toBe(true);
  });
  it.each(Object.keys(en.terms))("has a use for the vocabulary %s", (name) => {
    expect(uses(`term\\("${name}"`) || uses(`terms\\.${name}\\b`)).toBe(true);
  });
  it.each(Object.keys(en.counts))("has a use for the count of %s", (name) => {
    expect(uses(`plural\\([^()]*, "${name}"\\)`) || uses(`plural\\(.*"${name}"\\)`)).toBe(true);
  });
});

describe("a template", () => {
  it("takes the plural form of its language", () => {
    const forms = { zero: "none {count}", one: "one {count}", two: "two {count}", few: "few {count}", other: "other {count}", "=7": "week" };
    const [english, arabic] = ["en-GB", "ar-SY-u-nu-latn"].map((language) => filler({ language, direction: "ltr" }));
    expect([0, 1, 2, 7, 1000].map((count) => english?.(forms, { count }))).toEqual(["other 0", "one 1", "other 2", "week", "other 1,000"]);
    expect([0, 1, 2, 3, 100].map((count) => arabic?.(forms, { count }))).toEqual(["none 0", "one 1", "two 2", "few 3", "other 100"]);
  });
  it("sets a name of the other direction apart", () => {
    const [left, right] = ["ltr", "rtl"].map((direction) => filler({ language: "en", direction }));
    expect(left?.("by {who}", { who: "حماة" })).toBe("by \u2068حماة\u2069");
    expect(left?.("by {who}", { who: "Hama" })).toBe("by Hama");
    expect(right?.("by {who}", { who: "Hama" })).toBe("by \u2068Hama\u2069");
  });
  it("does not fill what a name holds", () => {
    expect(filler({ language: "en", direction: "ltr" })("{a}, {b}", { a: "{b}", b: "x" })).toBe("{b}, x");
  });
});

describe("a translation", () => {
  afterEach(() => vi.unstubAllGlobals());
  it("replaces every word, and the page's language and direction", async () => {
    vi.stubGlobal("window", { orontesMessages: pseudo(en) });
    vi.resetModules();
    const { DIRECTION, LANGUAGE, say, term } = await import("../src/text/messages");
    expect([LANGUAGE, DIRECTION]).toEqual(["ar-EG", "rtl"]);
    expect(say.accounts(3)).toMatch(/^⟦.*~⟧$/u);
    expect(term("kind", "air_strike")).toMatch(/^⟦Áír/u);
  });
});
