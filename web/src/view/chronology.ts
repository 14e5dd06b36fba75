// The chronology beside the map: one section for each day, or for each longer time that is all a report gives.
import { groupBy } from "../data/grouping";
import type { Model } from "../data/model";
import type { Day, Incident } from "../data/types";
import type { State, Store } from "../state/store";
import { days, isoDay, longDay } from "../text/dates";
import { say } from "../text/messages";
import { fill, h } from "./dom";
import { filterBar, matches } from "./filters";
import { incidentLine } from "./line";

const FAR_SCREENS = 3; // a longer way is jumped

interface Section {
  from: Day;
  to: Day;
  element: HTMLElement;
}

export function mountChronology(parent: HTMLElement, model: Model, store: Store): void {
  const count = h("span", { class: "count", role: "status" });
  const list = h("div", { class: "chronology-list", tabindex: 0, role: "region", "aria-label": say.chronology });
  const head = h("div", { class: "pane-head" }, h("h2", {}, say.chronology), count);
  parent.append(head, filterBar(model, store), list);
  let sections: Section[] = [];
  store.watch((state, before) => {
    const first = state === before;
    if (first || state.filter !== before.filter) sections = refill(list, count, model, store);
    if (first || state.filter !== before.filter || state.day !== before.day) turnTo(list, sections, state);
    if (first || state.selected !== before.selected || state.filter !== before.filter) markChosen(list, state.selected, !first);
  });
}

function refill(list: HTMLElement, count: HTMLElement, model: Model, store: Store): Section[] {
  const shown = model.incidents.filter(matches(model, store.state.filter));
  count.textContent = say.shown(shown.length, model.incidents.length);
  const sections = [...groupBy(shown, ({ from, to }) => `${from} ${to}`).values()].map((group) => section(model, store, group));
  const empty = h("p", { class: "empty" }, model.incidents.length ? say.nothing : say.nothingAtAll);
  fill(list, ...(sections.length ? sections.map(({ element }) => element) : [empty]));
  return sections;
}

function section(model: Model, store: Store, group: Incident[]): Section {
  const { from, to } = group[0] as Incident;
  const name = from === to ? longDay(from) : days({ from, to });
  const go = () => store.set({ day: model.clamp(to) });
  const heading = h("h3", {}, h("button", { type: "button", class: "day-link", onclick: go }, h("time", { datetime: isoDay(from) }, name)));
  const lines = group.map((incident) => incidentLine(model, store, incident));
  return { from, to, element: h("section", { class: from === to ? "day" : "day day-wide" }, heading, h("ul", {}, ...lines)) };
}

/** Scroll to the chosen day: its own section, else the last one before it. */
function turnTo(list: HTMLElement, sections: Section[], { day, playing }: State): void {
  const own = sections.find(({ from, to }) => from === day && to === day);
  const target = own ?? sections.findLast(({ from }) => from <= day) ?? sections[0];
  for (const { from, to, element } of sections) element.classList.toggle("current", from <= day && day <= to && from === to);
  if (!target) return;
  const top = target.element.offsetTop - list.offsetTop;
  const far = Math.abs(top - list.scrollTop) > FAR_SCREENS * list.clientHeight;
  const calm = far || playing || matchMedia("(prefers-reduced-motion: reduce)").matches;
  list.scrollTo({ top, behavior: calm ? "auto" : "smooth" });
}

function markChosen(list: HTMLElement, selected: string, scroll: boolean): void {
  for (const line of list.querySelectorAll<HTMLElement>(".line")) {
    const chosen = line.dataset["ref"] === selected;
    line.toggleAttribute("aria-current", chosen);
    if (chosen && scroll) line.scrollIntoView({ block: "nearest" });
  }
}
