// The chronology beside the map: one section for each day, or for each longer time that is all a report gives. Of a long
// one only the lines about the chosen day are drawn; buttons at both ends lead on.
import { groupBy } from "../data/grouping";
import type { Found } from "../data/found";
import type { Model } from "../data/model";
import type { Day, Incident } from "../data/types";
import { complete } from "../state/follow";
import { otherIncidents, type State, type Store } from "../state/store";
import { days, isoDay, longDay } from "../text/dates";
import { say } from "../text/messages";
import { percent } from "../text/wording";
import { fill, h } from "./dom";
import { filterBar } from "./filters";
import { incidentLine } from "./line";

const LINES = 120; // drawn at once
const BEFORE = 20; // of them, before the chosen day
const PLAYING = 30; // drawn at once while days go by faster than anybody reads
const KEPT = 10; // of the lines shown, when a button leads on

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
  const scroll = new Scroll(list, count, model, store);
  store.watch((state, before) => {
    const first = state === before;
    if (first || otherIncidents(state, before) || state.playing !== before.playing) scroll.refill();
    else if (state.day !== before.day) scroll.turn();
    if (first || state.selected !== before.selected || otherIncidents(state, before)) markChosen(list, state.selected, !first);
  });
}

/** The lines that are drawn: a stretch of those that pass the filter. */
class Scroll {
  private start = 0;
  private turning = false;
  private found: Found;
  private sections: Section[] = [];
  private readonly redraw: () => void;

  constructor(private readonly list: HTMLElement, private readonly count: HTMLElement, private readonly model: Model, private readonly store: Store) {
    this.found = model.passing(store.state.filter);
    this.redraw = complete(list, model, () => this.draw());
  }

  /** Draw anew, about the chosen day. */
  refill(): void {
    this.found = this.model.passing(this.store.state.filter);
    this.start = this.about(this.store.state.day);
    this.drawToTurn();
    turnTo(this.list, this.sections, this.store.state);
  }

  /** Go to the chosen day, which may be among the lines that are drawn. */
  turn(): void {
    const { day } = this.store.state;
    const [from, until] = [this.found.position(day), this.found.position(day + 1)];
    const drawn = from >= this.start && Math.min(from + 1, until) <= this.start + this.most;
    if (!drawn && this.found.count) {
      this.start = this.about(day);
      this.drawToTurn();
    }
    turnTo(this.list, this.sections, this.store.state);
  }

  /** Draw lines among which the chosen day is looked up next, wherever the list had been scrolled to. */
  private drawToTurn(): void {
    this.turning = true;
    this.redraw();
    this.turning = false;
  }

  private get most(): number {
    return this.store.state.playing ? PLAYING : LINES;
  }

  private about(day: Day): number {
    const before = this.store.state.playing ? 0 : BEFORE;
    return Math.max(0, Math.min(this.found.position(day) - before, this.found.count - this.most));
  }

  private draw(): void {
    const { model, store } = this;
    const [before, misses, filled] = [this.found.count, model.misses, this.sections.length];
    this.found = model.passing(store.state.filter);
    if (this.found.count !== before) this.start = this.about(store.state.day);
    const end = Math.min(this.found.count, this.start + this.most);
    const shown = model.several(Array.from({ length: end - this.start }, (_, at) => this.found.at(this.start + at)));
    this.sections = [...groupBy(shown, ({ from, to }) => `${from} ${to}`).values()].map((group) => section(model, store, group));
    const scrollTop = this.turning ? null : this.list.scrollTop; // to ask for it makes the browser lay out everything
    const nothing = this.found.count === 0 && model.misses === misses;
    const empty = nothing && h("p", { class: "empty" }, model.core.counts.incidents ? say.nothing : say.nothingAtAll);
    const waiting = !shown.length && !nothing && h("p", { class: "hint", role: "status" }, say.arriving);
    fill(this.list, this.lead(-1, this.start > 0), empty, waiting, ...this.sections.map(({ element }) => element), this.lead(1, end < this.found.count));
    if (scrollTop !== null) this.list.scrollTop = scrollTop;
    if (scrollTop !== null && (!filled || this.found.count !== before)) turnTo(this.list, this.sections, store.state);
    this.tell();
  }

  private tell(): void {
    const { found } = this;
    const told = say.shown(found.count, this.model.core.counts.incidents);
    this.count.textContent = found.searched < 1 ? say.searched(told, percent(found.searched)) : told;
  }

  /** A button that leads to earlier or later lines. */
  private lead(way: -1 | 1, more: boolean): HTMLElement | null {
    return more ? h("button", { type: "button", class: "quiet lead", onclick: () => this.go(way) }, way < 0 ? say.earlier : say.later) : null;
  }

  /** The line from which one goes on keeps the focus and its place at the edge. */
  private go(way: -1 | 1): void {
    const edge = way < 0 ? this.start : Math.min(this.found.count, this.start + LINES) - 1;
    this.start = Math.max(0, Math.min(way < 0 ? edge + KEPT - LINES : edge + 1 - KEPT, this.found.count - LINES));
    this.redraw();
    const line = this.list.querySelectorAll<HTMLElement>(".line")[edge - this.start];
    line?.scrollIntoView({ block: way < 0 ? "start" : "end" });
    line?.focus();
  }
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
function turnTo(list: HTMLElement, sections: Section[], { day }: State): void {
  const own = sections.find(({ from, to }) => from === day && to === day);
  const target = own ?? sections.findLast(({ from }) => from <= day) ?? sections[0];
  for (const { from, to, element } of sections) element.classList.toggle("current", from <= day && day <= to && from === to);
  if (!target) return;
  // At once: on the way, lines that come into sight are laid out and move what one is going to.
  list.scrollTop = target.element.offsetTop - list.offsetTop;
}

function markChosen(list: HTMLElement, selected: string, scroll: boolean): void {
  for (const line of list.querySelectorAll<HTMLElement>(".line")) {
    const chosen = line.dataset["ref"] === selected;
    line.toggleAttribute("aria-current", chosen);
    if (chosen && scroll) line.scrollIntoView({ block: "nearest" });
  }
}
