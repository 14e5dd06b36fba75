// The map's half of the first panel: map or table, legend, and the timeline beneath.
import type { Model } from "../data/model";
import { layerControl } from "../map/layers";
import { legend } from "../map/legend";
import { canDraw, mountMap } from "../map/map";
import type { Store } from "../state/store";
import { say } from "../text/messages";
import { h } from "./dom";
import { mountPlacesTable } from "./places-table";
import { mountTimeline } from "./timeline";

export function mountMapside(parent: HTMLElement, model: Model, store: Store): void {
  const map = h("div", { class: "map-holder" });
  const places = h("div", { class: "places-table" });
  const timeline = h("section", { class: "timeline", "aria-label": say.day });
  const side = h("section", { class: "mapside", "aria-label": say.map });
  parent.prepend(side);
  if (canDraw()) {
    const choices = layerControl(model, store);
    new MutationObserver(() => (choices.hidden = map.hidden)).observe(map, { attributes: true, attributeFilter: ["hidden"] });
    side.append(h("div", { class: "map-head" }, switcher(map, places), choices), map, places, legend(model), timeline);
  } else {
    side.append(h("p", { class: "notice", role: "status" }, say.noWebgl), places, timeline);
  }
  mountPlacesTable(places, model, store);
  mountTimeline(timeline, model, store);
  if (map.isConnected) mountMap(map, model, store); // last, once its frame has the size that it keeps
}

function switcher(map: HTMLElement, places: HTMLElement): HTMLElement {
  const buttons = [say.map, say.table].map((name) => h("button", { type: "button" }, name));
  const show = (table: boolean) => {
    map.hidden = table;
    places.hidden = !table;
    buttons.forEach((button, at) => button.setAttribute("aria-pressed", String((at === 1) === table)));
  };
  buttons.forEach((button, at) => button.addEventListener("click", () => show(at === 1)));
  show(false);
  return h("div", { class: "switcher", role: "group", "aria-label": `${say.map} / ${say.table}` }, ...buttons);
}
