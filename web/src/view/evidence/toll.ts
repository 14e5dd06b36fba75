// The toll of an incident: the range, whose figures it is made of, and whose were set aside and why.
import type { Model } from "../../data/model";
import type { Bounds, Claim, Toll } from "../../data/types";
import { say, term } from "../../text/messages";
import { bounds, chainInWords, estimate } from "../../text/wording";
import { h, own } from "../dom";
import { part } from "./parts";

type Figure = "killed" | "civilians" | "injured";
const NAMES: Record<Figure, string> = { killed: say.killed, civilians: say.civilians, injured: say.injured };
const FIGURES = Object.keys(NAMES) as Figure[];

/** Null where nobody gives a figure. */
export function tollPart(model: Model, toll: Toll): HTMLElement | null {
  const given = FIGURES.filter((name) => toll[name]);
  const figures = given.map((name) => {
    const [low, best, high] = toll[name] ?? [];
    return h("div", { class: "toll-figure" }, h("b", {}, estimate(toll[name])), h("span", {}, NAMES[name]), best !== undefined && low !== high && h("small", {}, say.bestFigure(best)));
  });
  if (!given.length && !toll.aside) return null;
  const counted = model.claims(toll.counted);
  return part(
    "toll",
    say.toll,
    h("div", { class: "toll-figures" }, ...figures),
    counted.length > 0 && h("p", { class: "note" }, say.counted(counted.length)),
    counted.length > 0 && h("ul", { class: "small-list" }, ...counted.map((claim) => h("li", {}, said(model, claim)))),
    toll.aside && h("p", { class: "note" }, say.aside),
    toll.aside && h("ul", { class: "small-list" }, ...toll.aside.map(([number, why]) => aside(model, number, why))),
  );
}

function aside(model: Model, number: number, why: string): HTMLElement {
  const [claim] = model.claims([number]);
  const reason = term("aside", why);
  return h("li", {}, ...(claim ? [said(model, claim), ": "] : []), h("em", {}, reason));
}

/** "the River Monitor: 12 killed". */
function said(model: Model, claim: Claim): HTMLElement {
  const figures = FIGURES.flatMap((name) => figure(claim[name], NAMES[name]));
  return h("span", {}, own(chainInWords(model, claim)), figures.length ? `: ${figures.join(", ")}` : "");
}

function figure(range: Bounds | undefined, people: string): string[] {
  return range ? [say.figure(bounds(range), people)] : [];
}
