// The evidence pane: it opens on whatever was chosen, anywhere, and shows the sentences behind it.
import type { Model } from "../../data/model";
import type { Store } from "../../state/store";
import { say } from "../../text/messages";
import { fill, h } from "../dom";
import { claimCard } from "./claim";
import { dayEvidence } from "./day";
import { incidentEvidence } from "./incident";
import { placeEvidence } from "./place";
import { sourceEvidence } from "./source";

export function mountEvidence(parent: HTMLElement, model: Model, store: Store): void {
  let opener: Element | null = null;
  const shut = () => {
    store.set({ selected: "" });
    if (opener instanceof HTMLElement && opener.isConnected) opener.focus();
  };
  const close = h("button", { type: "button", class: "close", "aria-label": say.close, onclick: shut }, "×");
  const title = h("h2", { tabindex: -1 }, say.evidence);
  const body = h("div", { class: "evidence-body", tabindex: 0, role: "region", "aria-label": say.evidence });
  parent.append(h("div", { class: "pane-head" }, title, close), body);
  parent.addEventListener("keydown", (event) => event.key === "Escape" && shut());
  store.watch((state, before) => {
    const opened = state.selected !== before.selected;
    const sameDay = state.day === before.day || !/^(place:|$)/.test(state.selected);
    if (state !== before && !opened && sameDay) return;
    close.hidden = !state.selected;
    parent.classList.toggle("open", Boolean(state.selected));
    fill(body, content(model, store, state.selected));
    if (!opened || !state.selected) return;
    opener = document.activeElement;
    body.scrollTop = 0;
    title.focus({ preventScroll: true });
  });
}

function content(model: Model, store: Store, selected: string): HTMLElement {
  if (!selected) return dayEvidence(model, store);
  const split = selected.indexOf(":");
  const id = selected.slice(split + 1);
  const missing = h("p", { class: "empty" }, say.notFound);
  switch (selected.slice(0, split)) {
    case "incident": {
      const incident = model.incident(id);
      return incident ? incidentEvidence(model, store, incident) : missing;
    }
    case "place": {
      const place = model.place(id);
      return place ? placeEvidence(model, store, place) : missing;
    }
    case "claim": {
      const claim = model.claim(id);
      return claim ? claimCard(model, claim) : missing;
    }
    case "source":
      return sourceEvidence(model, id);
    default:
      return missing;
  }
}
