// The reading pane: it opens on whatever was chosen, anywhere, and shows the sentences behind it.
import type { Model } from "../../data/model";
import { complete } from "../../state/follow";
import { looksBack, looksOtherwise, type Store } from "../../state/store";
import { say } from "../../text/messages";
import { copyButton } from "../copy";
import { fill, h } from "../dom";
import { claimEvidence } from "./claim";
import { coverRest } from "./cover";
import { dayEvidence } from "./day";
import { incidentEvidence } from "./incident";
import { refill, sameAs } from "./keeping";
import { placeEvidence } from "./place";
import { sourceEvidence } from "./source";

export function mountEvidence(parent: HTMLElement, model: Model, store: Store): void {
  let opener: Element | null = null;
  const shut = () => store.set({ selected: "" });
  const close = h("button", { type: "button", class: "close", "aria-label": say.close, onclick: shut }, "×");
  const back = h("button", { type: "button", class: "quiet back", onclick: () => history.back() }, h("span", { "aria-hidden": "true" }, "‹ "), say.back);
  const link = copyButton(say.copyLink, () => location.href);
  const title = h("h2", { tabindex: -1 });
  const body = h("div", { class: "evidence-body", tabindex: 0, role: "region", "aria-label": say.evidence });
  parent.append(h("div", { class: "pane-head" }, back, title, link, close), body);
  const cover = coverRest(parent);
  const trail: string[] = [];
  let fresh = false;
  const redraw = complete(body, model, () => draw(body, content(model, store, store.state.selected), fresh));
  store.watch(({ selected, day }, before) => {
    const opened = selected !== before.selected;
    const first = store.state === before;
    const turned = looksOtherwise(store.state, before) || (day !== before.day && /^(place:|$)/.test(selected));
    if (!first && !opened && !turned) return;
    if (opened) follow(trail, before.selected, selected);
    for (const element of [close, link]) element.hidden = !selected;
    back.hidden = !trail.length;
    parent.classList.toggle("open", Boolean(selected));
    title.textContent = pageName(selected);
    if (opened && !before.selected) opener = document.activeElement;
    fresh = opened;
    redraw();
    fresh = false;
    cover(Boolean(selected));
    if (!opened) return;
    if (selected) title.focus({ preventScroll: true });
    else if (opener instanceof HTMLElement) (opener.isConnected ? opener : sameAs(opener, document))?.focus();
  });
}

/** The records read one after another: another is a step on, the last but one a step back. */
function follow(trail: string[], before: string, selected: string): void {
  if (!selected) trail.length = 0;
  else if (trail.at(-1) === selected) trail.pop();
  else if (before) trail.push(before);
}

function pageName(selected: string): string {
  return say.pages[(selected.split(":")[0] ?? "") as keyof typeof say.pages] ?? say.evidence;
}

/** Show a page from its top, or the same page for another day where the reader had got to. */
function draw(body: HTMLElement, page: HTMLElement, fresh: boolean): void {
  if (!fresh) return refill(body, page);
  fill(body, page);
  body.scrollTop = 0;
}

function content(model: Model, store: Store, selected: string): HTMLElement {
  if (!selected) return dayEvidence(model, store);
  const split = selected.indexOf(":");
  const id = selected.slice(split + 1);
  const { misses } = model;
  const missing = () => (model.misses > misses ? h("p", { class: "hint", role: "status" }, say.arriving) : h("p", { class: "empty" }, say.notFound));
  switch (selected.slice(0, split)) {
    case "incident": {
      const incident = model.incident(id);
      if (!incident && looksBack(store.state) && model.misses === misses) return h("p", { class: "empty" }, say.notToldThen);
      return incident ? incidentEvidence(model, store, incident) : missing();
    }
    case "place": {
      const place = model.place(id);
      return place ? placeEvidence(model, store, place) : missing();
    }
    case "claim": {
      const claim = model.claim(id);
      return claim ? claimEvidence(model, store, claim) : missing();
    }
    case "source":
      return sourceEvidence(model, store, id);
    default:
      return missing();
  }
}
