// Small marks that stand in lines: grade, side, and the link to the evidence.
import type { Model } from "../data/model";
import type { Grade } from "../data/types";
import { readableOn } from "../map/theme";
import type { Store } from "../state/store";
import { grades, say, term } from "../text/messages";
import { h, own, type Child } from "./dom";

export function gradeBadge(grade: Grade): HTMLElement {
  return h("span", { class: `grade grade-${grade}`, title: grades[grade] ?? grade }, term("grade", grade));
}

/** A side by letter, colour and name: never by colour alone. */
export function sideMark(model: Model, id: string | undefined, fallback = ""): HTMLElement {
  const side = model.side(id);
  if (!side) return h("span", { class: "side" }, own(id || fallback || say.dash));
  const style = `background:${side.colour};color:${readableOn(side.colour)}`;
  const letter = h("span", { class: "side-letter", style, "aria-hidden": "true" }, model.letter(side.id));
  return h("span", { class: "side" }, letter, own(side.name));
}

/** A button that opens the evidence of a record. */
export function opener(store: Store, ref: string, className: string, ...children: Child[]): HTMLButtonElement {
  return h("button", { type: "button", class: className, "data-ref": ref, onclick: () => store.set({ selected: ref }) }, ...children);
}
