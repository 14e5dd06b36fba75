// A bar for each day's incidents, and the brush: dragged over, the bars choose the days of the filter.
import type { Model } from "../data/model";
import type { Day } from "../data/types";
import { follow } from "../state/follow";
import { otherIncidents, type Store } from "../state/store";
import { dayNumber, isoDay } from "../text/dates";
import { say } from "../text/messages";
import { svg } from "./dom";

const MOST_BARS = 240; // days too many for the screen share a bar
const HIGH = 28;

/** The bars of the incidents that pass the filter, its days aside; a click goes to a day, a drag chooses several. */
export function bars(model: Model, store: Store): SVGSVGElement {
  const { first, last } = model.period;
  const perBar = Math.ceil((last - first + 1) / MOST_BARS);
  const count = Math.ceil((last - first + 1) / perBar);
  const brush = svg("rect", { class: "brush", y: 0, height: HIGH });
  const heights = svg("g");
  const chart = svg("svg", { class: "bars", viewBox: `0 0 ${count} ${HIGH}`, preserveAspectRatio: "none", "aria-hidden": "true" }, svg("title", {}, say.brush), brush, heights);
  follow(chart, model, store, (state, before) => state === before || otherIncidents(state, before), () => {
    const { from, until } = store.state.filter;
    const daily = model.passing({ ...store.state.filter, from: "", until: "" }).daily();
    heights.replaceChildren(...rects(daily, (day) => Math.floor((day - first) / perBar), count));
    const [start, end] = [dayNumber(from) ?? first, dayNumber(until) ?? last].map((day) => (model.clamp(day) - first) / perBar) as [number, number];
    brush.setAttribute("x", String(start));
    brush.setAttribute("width", String(from || until ? Math.max(0, end + 1 / perBar - start) : 0));
  });
  return dragged(chart, (x) => model.clamp(first + Math.floor(x * (last - first + 1))), store);
}

function rects(daily: Map<Day, number>, barOf: (day: Day) => number, count: number): SVGRectElement[] {
  const heights = new Array<number>(count).fill(0);
  for (const [day, incidents] of daily) if (heights[barOf(day)] !== undefined) heights[barOf(day)]! += incidents;
  const most = Math.max(1, ...heights);
  return heights.flatMap((height, bar) => {
    if (!height) return [];
    const tall = Math.max(2, (height / most) * (HIGH - 2));
    return [svg("rect", { x: bar + 0.14, width: 0.72, y: HIGH - tall, height: tall })];
  });
}

function dragged(chart: SVGSVGElement, dayAt: (share: number) => Day, store: Store): SVGSVGElement {
  const day = (event: PointerEvent) => {
    const { left, width } = chart.getBoundingClientRect();
    return dayAt((event.clientX - left) / width);
  };
  let start: Day | null = null;
  chart.addEventListener("pointerdown", (event) => {
    start = day(event);
    chart.setPointerCapture(event.pointerId);
  });
  chart.addEventListener("pointermove", (event) => {
    if (start === null || day(event) === start) return;
    const [from, until] = [start, day(event)].sort((a, b) => a - b) as [Day, Day];
    store.set({ filter: { ...store.state.filter, from: isoDay(from), until: isoDay(until) } });
  });
  chart.addEventListener("pointerup", (event) => {
    if (start !== null && day(event) === start) store.set({ day: start, playing: false });
    start = null;
  });
  return chart;
}
