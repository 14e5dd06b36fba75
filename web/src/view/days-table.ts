// The bars above the days as a table: how many incidents each day has, of those that pass the filter.
import type { Model } from "../data/model";
import type { Day } from "../data/types";
import type { Store } from "../state/store";
import { isoDay, shortDay } from "../text/dates";
import { say } from "../text/messages";
import { h, type Child } from "./dom";
import { pagedTable, rowsOf, type Pages } from "./table";

export function daysTable(model: Model, store: Store, pages: Pages): HTMLElement | null {
  const { first, last } = model.period;
  const daily = [...model.passing({ ...store.state.filter, from: "", until: "" }).daily()].filter(([day]) => first <= day && day <= last);
  if (!daily.length) return null;
  const rows = rowsOf(daily.sort(([one], [other]) => one - other), ([day, count]): Child[] => [turnTo(store, day), h("span", { class: "figure" }, count)]);
  return h("section", { class: "days-table" }, ...pagedTable(say.byDay, [say.column.when, say.column.incidents], rows, pages));
}

function turnTo(store: Store, day: Day): HTMLElement {
  const go = () => store.set({ day, playing: false });
  return h("button", { type: "button", class: "cell-link", onclick: go }, h("time", { datetime: isoDay(day) }, shortDay(day)));
}
