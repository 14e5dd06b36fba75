// The switch between what is known now of a day and what was known at its end.
import type { Store } from "../state/store";
import { say } from "../text/messages";
import { h } from "./dom";

/** Whether the day is shown as it is known now, or as it was known at its end; a note says what the latter is. */
export function knownChoice(store: Store): HTMLElement {
  const note = h("p", { class: "known-note", role: "status" });
  const buttons = (["now", "then"] as const).map((known) => {
    const button = h("button", { type: "button", "data-known": known, onclick: () => store.set({ known }) }, say.knownAs[known]);
    store.watch((state) => button.setAttribute("aria-pressed", String(state.known === known)));
    return button;
  });
  store.watch(({ known }, before) => {
    if (known === before.known && note.textContent) return;
    note.textContent = known === "then" ? say.knownThenNote : "";
    note.hidden = known === "now";
  });
  const group = h("div", { class: "switcher", role: "group", "aria-label": say.knownKeys }, ...buttons);
  return h("div", { class: "known" }, h("span", { "aria-hidden": "true" }, say.known), group, note);
}
