// The MapLibre map and the marks above it.
import { Map as MapLibre, NavigationControl, ScaleControl, type IControl, type LngLatBoundsLike } from "maplibre-gl";
import type { Model } from "../data/model";
import { complete } from "../state/follow";
import type { State, Store } from "../state/store";
import { longDay } from "../text/dates";
import { say } from "../text/messages";
import { h, svg } from "../view/dom";
import { matches } from "../view/filters";
import { BaseLayers } from "./baselayers";
import { Hands } from "./hands";
import { home, middleOf, whole, type Bounds } from "./home";
import { incidentMarks, placeMarks } from "./marks";
import { unrolled, viewAt } from "./mercator";
import { Names } from "./names";
import { Overlay, type Scene } from "./overlay";
import { mapStyle } from "./style";
import { onThemeChange, theme } from "./theme";

const FIT = { padding: { top: 48, bottom: 36, left: 48, right: 72 }, maxZoom: 10.5 };
const WHOLE_WORLD = 300; // degrees of width from which the map may be turned all around

/** Whether this browser can draw a map at all. */
export function canDraw(): boolean {
  const canvas = document.createElement("canvas");
  return Boolean(canvas.getContext("webgl2") ?? canvas.getContext("webgl"));
}

export function mountMap(parent: HTMLElement, model: Model, store: Store): void {
  const frame = h("div", { class: "map-frame" });
  parent.append(frame);
  let colours = theme();
  const middle = middleOf(model);
  const map = makeMap(frame, model, store, mapStyle(model.land, model.core.edition.tiles, colours));
  const overlay = new Overlay(model, new Names(model.land, model.core.towns, middle));
  frame.append(overlay.canvas);
  const hands = new Hands(frame, map, overlay, model, store);
  const scene = sceneOf(model, store);
  const redraw = () => {
    const { lng, lat } = map.getCenter();
    overlay.draw(viewAt(unrolled(lng, middle), lat, map.getZoom(), frame.clientWidth, frame.clientHeight), colours);
    hands.follow();
  };
  map.on("render", redraw);
  frame.addEventListener("redraw", () => map.redraw()); // for those who need its pixels now
  map.on("idle", () => (frame.dataset["state"] = "idle")); // for those who wait until all is drawn
  keepInView(map, model, store);
  const base = new BaseLayers(map, model, store, colours);
  onThemeChange(() => {
    colours = theme();
    overlay.repaint();
    base.repaint(colours);
    map.triggerRepaint();
  });
  hands.watch(() => {
    overlay.show(scene(hands.hovered));
    map.triggerRepaint();
  });
  const remark = complete(overlay.canvas, model, () => {
    const shown = scene(hands.hovered);
    overlay.show(shown);
    overlay.canvas.setAttribute("aria-label", say.mapLabel(longDay(store.state.day), shown.places.length, shown.incidents.length));
    map.triggerRepaint();
  });
  store.watch((state, before) => {
    remark();
    if (state.selected !== before.selected) reveal(map, model, state.selected, middle);
  });
}

function makeMap(container: HTMLElement, model: Model, store: Store, style: ReturnType<typeof mapStyle>): MapLibre {
  const [west, south, east, north] = model.land.box;
  const map = new MapLibre({
    container,
    style,
    bounds: home(model),
    fitBoundsOptions: FIT,
    maxBounds: east - west < WHOLE_WORLD ? [west, south, east, north] : undefined,
    maxZoom: 14,
    attributionControl: false,
    dragRotate: false,
    pitchWithRotate: false,
    touchPitch: false,
    fadeDuration: 0,
    locale: { "Map.Title": say.mapKeys, "NavigationControl.ZoomIn": say.zoomIn, "NavigationControl.ZoomOut": say.zoomOut },
  } as ConstructorParameters<typeof MapLibre>[0]);
  map.touchZoomRotate.disableRotation();
  map.keyboard.disableRotation();
  map.addControl(new NavigationControl({ showCompass: false }), "top-right");
  map.addControl(new ShowAll(() => whole(model, store.state.filter)), "top-right");
  map.addControl(new ScaleControl({ maxWidth: 120 }), "bottom-right");
  return map;
}

/** The button that shows everything that passes the filter, the far-off places too. */
class ShowAll implements IControl {
  constructor(private readonly box: () => Bounds) {}

  onAdd(map: MapLibre): HTMLElement {
    const icon = svg("svg", { class: "icon", viewBox: "0 0 24 24", "aria-hidden": "true" }, svg("path", { d: "M4 9V4h5M15 4h5v5M20 15v5h-5M9 20H4v-5" }));
    const show = () => map.fitBounds(this.box(), FIT, { originalEvent: true });
    return h("div", { class: "maplibregl-ctrl maplibregl-ctrl-group" }, h("button", { type: "button", class: "show-all", title: say.fit, "aria-label": say.fit, onclick: show }, icon));
  }

  onRemove(): void {}
}

/** The marks of the state, made anew only where what they follow from has changed. */
function sceneOf(model: Model, store: Store): (hovered: string) => Scene {
  let made: Scene | undefined;
  let of: State | undefined; // of what is made, undefined while it lacks something
  return (hovered) => {
    const { state } = store;
    const { misses } = model;
    const { day, span, filter, hidden, selected } = state;
    const places = made && of?.day === day ? made.places : placeMarks(model, day);
    const same = made && of?.day === day && of.span === span && of.filter === filter;
    const incidents = made && same ? made.incidents : incidentMarks(model, day, span, matches(model, filter));
    of = model.misses > misses ? undefined : state;
    return (made = { places, incidents, hidden, selected, hovered });
  };
}

/** A pane that opens takes room from the map: show all places again, until the reader has moved the map. */
function keepInView(map: MapLibre, model: Model, store: Store): void {
  let moved = false;
  map.on("movestart", (event) => (moved ||= "originalEvent" in event && Boolean(event.originalEvent)));
  map.on("resize", () => {
    if (!moved) map.fitBounds(home(model) as LngLatBoundsLike, { ...FIT, duration: 0 });
    reveal(map, model, store.state.selected, middleOf(model));
  });
}

/** Bring what was chosen elsewhere into view, without changing the zoom more than is needed. */
function reveal(map: MapLibre, model: Model, selected: string, middle: number): void {
  const [kind, ...rest] = selected.split(":");
  const record = kind === "place" ? model.place(rest.join(":")) : kind === "incident" ? model.incident(rest.join(":")) : undefined;
  if (record?.lat === undefined || record.lon === undefined) return;
  const { lng } = map.getCenter();
  const lon = unrolled(unrolled(record.lon, middle), lng);
  if (!map.getBounds().contains([lon, record.lat])) map.easeTo({ center: [lon, record.lat] });
}
