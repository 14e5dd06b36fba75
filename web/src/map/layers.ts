// The control that says what the map draws. Each choice is a box to tick, and stands in the page's address.
import type { Model } from "../data/model";
import { LAYERS, type Layer, type Store } from "../state/store";
import { say } from "../text/messages";
import { h } from "../view/dom";

export function layerControl(model: Model, store: Store): HTMLElement {
  const boxes = offered(model).map((layer) => choice(store, layer));
  const all = h("button", { type: "button", class: "quiet", onclick: () => store.set({ hidden: [] }) }, say.allLayers);
  const summary = h("summary", {}, say.layers);
  const control = h("details", { class: "layers" }, summary, h("fieldset", {}, h("legend", { class: "offscreen-inline" }, say.layers), ...boxes, all));
  store.watch(({ hidden }) => {
    all.hidden = !hidden.length;
    summary.classList.toggle("some", hidden.length > 0);
  });
  control.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !control.open) return;
    control.open = false;
    summary.focus();
    event.preventDefault();
    event.stopPropagation();
  });
  document.addEventListener("pointerdown", ({ target }) => {
    if (target instanceof Node && !control.contains(target)) control.open = false;
  });
  return control;
}

function choice(store: Store, layer: Layer): HTMLElement {
  const box = h("input", { type: "checkbox", name: layer });
  box.addEventListener("change", () => {
    const others = store.state.hidden.filter((one) => one !== layer);
    store.set({ hidden: box.checked ? others : [...others, layer] });
  });
  store.watch(({ hidden }) => (box.checked = !hidden.includes(layer)));
  return h("label", {}, box, h("span", {}, say.layerNames[layer]));
}

/** The layers of which the edition has anything. */
function offered(model: Model): Layer[] {
  const { core, land } = model;
  const empty: Partial<Record<Layer, boolean>> = {
    ground: !core.ground.cells,
    front: !core.ground.cells,
    roads: !land.roads.length,
    rivers: !land.rivers.length && !land.lakes.length,
  };
  return LAYERS.filter((layer) => !empty[layer]);
}
