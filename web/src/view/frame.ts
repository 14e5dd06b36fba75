// The frame: masthead, tabs, and the panes that the views fill.
import type { Model } from "../data/model";
import { TABS, type Store, type Tab } from "../state/store";
import { longDay } from "../text/dates";
import { DIRECTION, say, term } from "../text/messages";
import { balanced } from "../text/bidi";
import { h } from "./dom";

export interface Frame {
  panels: Record<Tab, HTMLElement>;
  evidence: HTMLElement;
}

export function mountFrame(root: HTMLElement, model: Model, store: Store): Frame {
  const panels = Object.fromEntries(TABS.map((tab) => [tab, panel(tab)])) as Record<Tab, HTMLElement>;
  const evidence = h("aside", { class: "evidence", "aria-label": say.evidence });
  const stage = h("main", { class: "stage" }, ...Object.values(panels), evidence);
  root.append(h("a", { class: "skip", href: "#chronology", onclick: (event) => skip(event, store) }, say.skipTo), masthead(model, store), stage);
  store.watch(({ tab }) => {
    for (const name of TABS) panels[name].hidden = name !== tab;
  });
  return { panels, evidence };
}

function panel(tab: Tab): HTMLElement {
  return h("div", { class: `panel panel-${tab}`, role: "tabpanel", id: `panel-${tab}`, "aria-labelledby": `tab-${tab}` });
}

function skip(event: Event, store: Store): void {
  event.preventDefault();
  store.set({ tab: "map" });
  document.querySelector<HTMLElement>(".chronology-list")?.focus();
}

function masthead(model: Model, store: Store): HTMLElement {
  const { edition, counts } = model.core;
  const facts = [say.facts(counts.documents, counts.claims, counts.incidents), say.asOf(longDay(edition.asOf), term("profile", edition.profile))];
  return h(
    "header",
    { class: "masthead" },
    h("div", { class: "title" }, h("p", { class: "kicker" }, say.product), h("h1", { dir: "auto" }, balanced(edition.title))),
    h("p", { class: "edition-facts" }, h("span", {}, facts.join(" · ")), h("span", { class: "motto" }, say.motto)),
    tabs(store),
  );
}

function tabs(store: Store): HTMLElement {
  const buttons = TABS.map((tab) =>
    h("button", { type: "button", role: "tab", id: `tab-${tab}`, "aria-controls": `panel-${tab}`, onclick: () => store.set({ tab }) }, say.tabs[tab]),
  );
  const list = h("div", { class: "tabs", role: "tablist" }, ...buttons);
  list.addEventListener("keydown", (event) => step(event, store, buttons));
  store.watch(({ tab }) => {
    buttons.forEach((button, at) => {
      button.setAttribute("aria-selected", String(TABS[at] === tab));
      button.tabIndex = TABS[at] === tab ? 0 : -1;
      if (TABS[at] === tab) button.scrollIntoView({ block: "nearest", inline: "nearest" });
    });
  });
  return list;
}

/** Where an arrow leads to: the next tab is on the left where the page is written from the right. */
function stepTo(key: string, at: number): number | undefined {
  const on = DIRECTION === "rtl" ? -1 : 1;
  const last = TABS.length - 1;
  return { ArrowRight: (at + on + TABS.length) % TABS.length, ArrowLeft: (at - on + TABS.length) % TABS.length, Home: 0, End: last }[key];
}

function step(event: KeyboardEvent, store: Store, buttons: HTMLElement[]): void {
  const at = stepTo(event.key, TABS.indexOf(store.state.tab));
  if (at === undefined) return;
  store.set({ tab: TABS[at] as Tab });
  buttons[at]?.focus();
  event.preventDefault();
}
