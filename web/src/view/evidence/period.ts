// What is believed of a place over the whole period: a drawing, and the same as a table.
import { beliefOn, type Belief } from "../../data/ground";
import type { Model } from "../../data/model";
import type { History } from "../../data/then";
import type { Day } from "../../data/types";
import { days, shortDay } from "../../text/dates";
import { say } from "../../text/messages";
import { percent } from "../../text/wording";
import { h, svg, type Child } from "../dom";
import { table } from "../table";

const STEP = 0.05; // smaller changes make no row of the table

interface Stretch {
  from: Day;
  to: Day;
  belief: Belief | null;
}

export function period(model: Model, place: History, day: Day): HTMLElement {
  const stretches = stretchesOf(model, place);
  const fold = h("details", {}, h("summary", {}, say.asTable));
  fold.addEventListener("toggle", () => fold.append(asTable(model, stretches)), { once: true });
  return h("div", {}, strip(model, stretches, day), fold);
}

function stretchesOf(model: Model, place: History): Stretch[] {
  const { first, last } = model.period;
  return place.beliefs.slice(0, -1).map((row, at) => {
    const from = row[0] ?? first;
    return { from, to: (place.beliefs[at + 1]?.[0] ?? last + 1) - 1, belief: beliefOn(place, from, model.core.sides) };
  });
}

/** The shares of each side over the period, stacked; the chosen day is a line. */
function strip(model: Model, stretches: Stretch[], day: Day): HTMLElement {
  const { first, last } = model.period;
  const shapes = stretches.flatMap(({ from, to, belief }) => {
    let top = 0;
    return (belief?.shares ?? []).filter(({ side }) => side).map(({ side, p }) => {
      const rect = svg("rect", { x: from - first, width: to - from + 1.02, y: 1 - top - p, height: p, fill: model.side(side)?.colour ?? "gray" });
      top += p;
      return rect;
    });
  });
  const now = svg("rect", { class: "now", x: day - first, width: 1, y: 0, height: 1 });
  const drawing = svg("svg", { viewBox: `0 0 ${last - first + 1} 1`, preserveAspectRatio: "none", class: "strip", role: "img", "aria-label": say.historyDrawn }, ...shapes, now);
  return h("div", { dir: "ltr" }, drawing, h("div", { class: "ends" }, h("span", {}, shortDay(first)), h("span", {}, shortDay(last))));
}

function asTable(model: Model, stretches: Stretch[]): HTMLElement {
  const sides = [...new Set(stretches.flatMap(({ belief }) => (belief?.shares ?? []).filter(({ side, p }) => side && p >= 0.01).map(({ side }) => side)))];
  const rows = steps(stretches, sides).map(({ from, to, belief }): Child[] => [
    days({ from, to }),
    ...sides.map((side) => (belief ? percent(shareOf(belief, side)) : say.dash)),
    belief ? percent(belief.contested) : say.dash,
  ]);
  return table(say.history, [say.column.when, ...sides.map((side) => model.side(side)?.name ?? side), say.contested], rows);
}

const shareOf = (belief: Belief | null, side: string) => belief?.shares.find((share) => share.side === side)?.p ?? 0;

/** Stretches in which no share moves by a step are told as one. */
function steps(stretches: Stretch[], sides: string[]): Stretch[] {
  const out: Stretch[] = [];
  for (const next of stretches) {
    const before = out.at(-1);
    const still = before && Boolean(before.belief) === Boolean(next.belief) && sides.every((side) => Math.abs(shareOf(before.belief, side) - shareOf(next.belief, side)) < STEP) && Math.abs((before.belief?.contested ?? 0) - (next.belief?.contested ?? 0)) < STEP;
    if (still) before.to = next.to;
    else out.push({ ...next });
  }
  return out;
}
