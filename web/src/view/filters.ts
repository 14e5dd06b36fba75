// The five ways to narrow the chronology, and the map with it.
import type { Model } from "../data/model";
import type { Claim, Incident } from "../data/types";
import { NO_FILTER, type Filter, type Store } from "../state/store";
import { grades, say, word } from "../text/messages";
import { h } from "./dom";

/** Whether an incident passes the filter. */
export function matches(model: Model, filter: Filter): (incident: Incident) => boolean {
  const wanted = filter.text.trim().toLocaleLowerCase();
  return (incident) => {
    if (filter.kind && incident.kind !== filter.kind) return false;
    if (filter.grade && incident.grade !== filter.grade) return false;
    if (filter.side && ![incident.side, incident.belligerent, incident.targetSide].includes(filter.side)) return false;
    if (!filter.source && !wanted) return true;
    const claims = model.claimsOf(incident);
    if (filter.source && !claims.some((claim) => spokenBy(model, claim, filter.source))) return false;
    return !wanted || claims.some((claim) => words(model, claim).includes(wanted));
  };
}

function spokenBy(model: Model, claim: Claim, source: string): boolean {
  return model.voices(claim).some(({ name }) => name === source);
}

function words(model: Model, claim: Claim): string {
  const names = model.voices(claim).map(({ name }) => name);
  return [claim.quote, claim.place, claim.placeName, claim.actor, claim.target, ...names].join(" ").toLocaleLowerCase();
}

export function filterBar(model: Model, store: Store): HTMLElement {
  const search = h("input", { type: "search", placeholder: say.search, "aria-label": say.search });
  search.addEventListener("input", () => change(store, { text: search.value }));
  const selects = (["kind", "side", "source", "grade"] as const).map((name) => choice(model, store, name));
  const clear = h("button", { type: "button", class: "quiet", onclick: () => store.set({ filter: NO_FILTER }) }, say.clear);
  store.watch(({ filter }) => {
    if (search.value !== filter.text) search.value = filter.text;
    clear.hidden = Object.values(filter).every((value) => !value);
  });
  return h("form", { class: "filters", role: "search", onsubmit: (event) => event.preventDefault() }, search, ...selects, clear);
}

function change(store: Store, part: Partial<Filter>): void {
  store.set({ filter: { ...store.state.filter, ...part } });
}

function choice(model: Model, store: Store, name: "kind" | "side" | "source" | "grade"): HTMLElement {
  const options = OPTIONS[name](model).map(([value, text]) => h("option", { value }, text));
  const select = h("select", { "aria-label": say.filters[name] }, h("option", { value: "" }, say.any[name]), ...options);
  select.addEventListener("change", () => change(store, { [name]: select.value }));
  store.watch(({ filter }) => {
    select.value = filter[name];
    select.classList.toggle("chosen", Boolean(filter[name]));
  });
  return select;
}

type Option = [value: string, text: string];
const byText = (options: Option[]) => options.sort((a, b) => a[1].localeCompare(b[1]));

const OPTIONS: Record<"kind" | "side" | "source" | "grade", (model: Model) => Option[]> = {
  kind: ({ incidents }) => byText([...new Set(incidents.map(({ kind }) => kind))].map((kind) => [kind, word(kind)])),
  side: ({ core }) => core.sides.map(({ id, name }) => [id, name]),
  source: ({ core }) => byText([...new Set(core.voices.map(({ name }) => name))].filter(Boolean).map((name) => [name, name])),
  grade: () => Object.keys(grades).map((grade) => [grade, word(grade)]),
};
