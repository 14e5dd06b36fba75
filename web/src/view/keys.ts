// Keys that work anywhere on the page but in a field: arrows turn the day, the space bar plays, K looks from then or from now, Escape
// closes.
import type { Model } from "../data/model";
import type { Store } from "../state/store";

const FIELDS = "input, select, textarea, [role=tablist], [contenteditable], .maplibregl-canvas";

export function mountKeys(model: Model, store: Store): void {
  document.addEventListener("keydown", (event) => {
    const { target } = event;
    if (!(target instanceof Element)) return;
    if (event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey || target.closest(FIELDS)) return;
    const action = ACTIONS[event.key];
    if (!action || (event.key === " " && target.closest("button, summary, a"))) return;
    action(model, store);
    event.preventDefault();
  });
}

const turn = (by: number) => (model: Model, store: Store) =>
  store.set({ day: model.clamp(store.state.day + by), playing: false });

const ACTIONS: Record<string, (model: Model, store: Store) => void> = {
  ArrowLeft: turn(-1),
  ArrowRight: turn(1),
  " ": (_, store) => store.set({ playing: !store.state.playing }),
  k: (_, store) => store.set({ known: store.state.known === "now" ? "then" : "now" }),
  Escape: (_, store) => store.set({ selected: "" }),
};
