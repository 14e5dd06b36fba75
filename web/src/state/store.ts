// What the reader has chosen. Views read it and ask for changes; none of them talks to another.
import type { Day } from "../data/types";

export const TABS = ["map", "changes", "disputed", "registers", "humanitarian", "sources", "unplaced"] as const;
/** How many days up to the chosen one the map may show incidents of. */
export const SPANS = [1, 3, 7, 30];
export type Tab = (typeof TABS)[number];

/** What the map draws, each on its own. */
export const LAYERS = ["ground", "front", "places", "incidents", "names", "roads", "rivers", "borders"] as const;
export type Layer = (typeof LAYERS)[number];

/** Ways to narrow by one of a list. */
export const CHOICES = ["kind", "side", "source", "grade", "actor", "modality", "weapon", "facility"] as const;
export type Choice = (typeof CHOICES)[number];

/** What incidents are shown; "" is any. `from` and `until` are ISO days, both included. */
export type Filter = Record<Choice | "text" | "from" | "until", string>;

/** Whether all is shown as it is known now, or as it was known at the end of the chosen day. */
export type Known = "now" | "then";

export interface State {
  day: Day;
  known: Known;
  /** The day that the chosen one is compared with. */
  since: Day;
  /** How many days up to the chosen one the map shows incidents of. */
  span: number;
  /** "" or a reference such as "incident:…", "place:…", "claim:…", "source:…". */
  selected: string;
  tab: Tab;
  filter: Filter;
  playing: boolean;
  /** What the map does not draw. */
  hidden: readonly Layer[];
}

export const NO_FILTER: Filter = {
  kind: "", side: "", source: "", grade: "", actor: "", modality: "", weapon: "", facility: "", text: "", from: "", until: "",
};

/** Where the page can look from the chosen day; everything else is told as it is known now. */
export const LOOKING: readonly Tab[] = ["map", "changes"];

export const looksBack = ({ known, tab }: State): boolean => known === "then" && LOOKING.includes(tab);

/** Whether it is looked at from another day than before, or no longer from one. */
export const looksOtherwise = (state: State, before: State): boolean =>
  looksBack(state) !== looksBack(before) || (looksBack(state) && state.day !== before.day);

/** Whether other incidents are there to be shown than before. */
export const otherIncidents = (state: State, before: State): boolean => state.filter !== before.filter || looksOtherwise(state, before);

type Listener = (state: State, before: State) => void;

export class Store {
  private readonly listeners: Listener[] = [];

  constructor(private current: State) {}

  get state(): State {
    return this.current;
  }

  set(change: Partial<State>): void {
    const before = this.current;
    this.current = { ...before, ...change };
    for (const listener of this.listeners) listener(this.current, before);
  }

  /** Call `listener` now and after every change. */
  watch(listener: Listener): void {
    this.listeners.push(listener);
    listener(this.current, this.current);
  }
}
