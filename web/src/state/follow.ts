// A view as a function of the state and of what has arrived: drawn when the state asks for it, and again once more is there.
import type { Model } from "../data/model";
import type { State, Store, Tab } from "./store";

/** Whether a view is to be drawn for a state that has just come after another one; at first the two are the same. */
export type Turned = (state: State, before: State) => boolean;

/** Turned when a tab is opened. */
export const opened = (tab: Tab): Turned => (state, before) => state.tab === tab && (state === before || before.tab !== tab);

/** Draw now and whenever `turned` says so, and again as what a drawing lacked arrives. Gives what draws at any other time. */
export function follow(holder: Element, model: Model, store: Store, turned: Turned, draw: () => void): () => void {
  const redraw = complete(holder, model, draw);
  store.watch((state, before) => turned(state, before) && redraw());
  return redraw;
}

/** What draws something, and draws it again as what it lacked arrives. Meanwhile `holder` is marked as busy. */
export function complete(holder: Element, model: Model, draw: () => void): () => void {
  let lacking = false;
  const redraw = () => {
    lacking = model.shelf.lacked(draw);
    if (lacking) holder.setAttribute("aria-busy", "true");
    else holder.removeAttribute("aria-busy");
    if (lacking) model.shelf.next(() => lacking && redraw());
  };
  return redraw;
}
