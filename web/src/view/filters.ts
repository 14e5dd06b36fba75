// The ways to narrow the chronology, and the map with it: the usual ones at once, the others behind a fold.
import type { Model } from "../data/model";
import type { Core } from "../data/parts";
import type { Incident } from "../data/types";
import { CHOICES, NO_FILTER, type Choice, type Filter, type Store } from "../state/store";
import { isoDay } from "../text/dates";
import { grades, say, term } from "../text/messages";
import { h } from "./dom";

const FIRST = 4; // of the choices, shown without unfolding

/** Whether an incident passes the filter. */
export function matches(model: Model, filter: Filter): (incident: Incident) => boolean {
  const found = model.passing(filter);
  return ({ number }) => found.has(number);
}

export function filterBar(model: Model, store: Store): HTMLElement {
  const search = h("input", { type: "search", placeholder: say.search, "aria-label": say.search });
  search.addEventListener("input", () => change(store, { text: search.value }));
  const selects = CHOICES.map((name) => choice(model, store, name));
  const dates = (["from", "until"] as const).map((name) => dateField(model, store, name));
  const more = h("details", { class: "more" }, h("summary", {}, say.moreFilters), h("div", { class: "more-fields" }, ...selects.slice(FIRST), ...dates));
  const clear = h("button", { type: "button", class: "quiet", onclick: () => store.set({ filter: NO_FILTER }) }, say.clear);
  store.watch(({ filter }) => {
    if (search.value !== filter.text) search.value = filter.text;
    clear.hidden = Object.values(filter).every((value) => !value);
    if ([...CHOICES.slice(FIRST), "from" as const, "until" as const].some((name) => filter[name])) more.open = true;
  });
  return h("form", { class: "filters", role: "search", onsubmit: (event) => event.preventDefault() }, search, ...selects.slice(0, FIRST), more, clear);
}

function change(store: Store, part: Partial<Filter>): void {
  store.set({ filter: { ...store.state.filter, ...part } });
}

/** A list to choose from; null where the edition offers nothing to choose. */
function choice(model: Model, store: Store, name: Choice): HTMLElement | null {
  const options = OPTIONS[name](model).map(([value, text]) => h("option", { value }, text));
  if (!options.length) return null;
  const select = h("select", { "aria-label": say.filters[name] }, h("option", { value: "" }, say.any[name]), ...options);
  select.addEventListener("change", () => change(store, { [name]: select.value }));
  store.watch(({ filter }) => {
    select.value = filter[name];
    select.classList.toggle("chosen", Boolean(filter[name]));
  });
  return select;
}

function dateField(model: Model, store: Store, name: "from" | "until"): HTMLElement {
  const { first, last } = model.period;
  const field = h("input", { type: "date", min: isoDay(first), max: isoDay(last) });
  field.addEventListener("change", () => change(store, { [name]: field.value }));
  store.watch(({ filter }) => {
    if (field.value !== filter[name]) field.value = filter[name];
  });
  return h("label", { class: "date-field" }, say.filters[name], field);
}

type Option = [value: string, text: string];
const byText = (options: Option[]) => options.sort((a, b) => a[1].localeCompare(b[1]));
const values = (name: keyof Core["options"], text: (value: string) => string) => ({ core }: Model) =>
  byText((core.options[name] ?? []).map(([value]) => [value, text(value)]));

const OPTIONS: Record<Choice, (model: Model) => Option[]> = {
  kind: values("kind", (kind) => term("kind", kind)),
  side: ({ core }) => core.sides.map(({ id, name }) => [id, name]),
  source: values("source", (name) => name),
  grade: () => Object.keys(grades).map((grade) => [grade, term("grade", grade)]),
  actor: values("actor", (name) => name),
  modality: values("modality", (name) => term("modality", name)),
  weapon: values("weapon", (name) => term("weapon", name)),
  facility: values("facility", (name) => term("facility", name)),
};
