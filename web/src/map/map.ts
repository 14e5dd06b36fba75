// The MapLibre map and the marks above it.
import { Map as MapLibre, NavigationControl, ScaleControl, type IControl, type LngLatBoundsLike } from "maplibre-gl";
import type { Model } from "../data/model";
import type { Land, Located, Town } from "../data/types";
import type { Store } from "../state/store";
import { longDay } from "../text/dates";
import { say } from "../text/messages";
import { h, svg } from "../view/dom";
import { matches } from "../view/filters";
import { addGround, repaintGround, showGround } from "./ground";
import { incidentMarks, placeMarks } from "./marks";
import type { View } from "./graticule";
import { Overlay, type Scene } from "./overlay";
import { mapStyle, repaint } from "./style";
import { onThemeChange, theme } from "./theme";

const TRIMMED = 0.13; // share of incidents that may lie beyond each edge of the first view
const FIT = { padding: { top: 48, bottom: 36, left: 48, right: 72 }, maxZoom: 10.5 };

/** Whether this browser can draw a map at all. */
export function canDraw(): boolean {
  const canvas = document.createElement("canvas");
  return Boolean(canvas.getContext("webgl2") ?? canvas.getContext("webgl"));
}

export function mountMap(parent: HTMLElement, model: Model, store: Store): void {
  const frame = h("div", { class: "map-frame" });
  parent.append(frame);
  let colours = theme();
  const { land } = model.source;
  const map = makeMap(frame, model, mapStyle(land, model.core.edition.tiles, colours));
  const overlay = new Overlay(model, countryLabels(land));
  frame.append(overlay.canvas);
  let scene = sceneOf(model, store, "");
  const redraw = () => {
    const [[west, south], [east, north]] = map.getBounds().toArray() as [[number, number], [number, number]];
    const project = (lon: number, lat: number) => map.project([lon, lat]);
    const box: View["box"] = [west, south, east, north];
    overlay.draw(scene, { width: frame.clientWidth, height: frame.clientHeight, zoom: map.getZoom(), box, project }, colours);
  };
  const update = (hovered: string) => {
    scene = sceneOf(model, store, hovered);
    overlay.canvas.setAttribute("aria-label", say.mapLabel(longDay(store.state.day), scene.places.length, scene.incidents.length));
    redraw();
  };
  map.on("render", redraw);
  map.on("idle", () => (frame.dataset["state"] = "idle")); // for those who wait until all is drawn
  keepInView(map, model, store);
  onThemeChange(() => {
    colours = theme();
    repaint(map, colours);
    if (map.getSource("cells")) {
      repaintGround(map, colours);
      showGround(map, model, store.state.day, !store.state.hidden.includes("ground"), colours);
    }
    redraw();
  });
  map.once("style.load", () => {
    addGround(map, model, colours);
    store.watch(({ day, hidden }, before) => {
      if (store.state === before || day !== before.day || hidden !== before.hidden) showGround(map, model, day, !hidden.includes("ground"), colours);
    });
  });
  listen(map, overlay, store, (ref) => ref !== scene.hovered && update(ref));
  store.watch((state, before) => {
    update(scene.hovered);
    if (state.selected !== before.selected) reveal(map, model, state.selected);
  });
}

function makeMap(container: HTMLElement, model: Model, style: ReturnType<typeof mapStyle>): MapLibre {
  const [west, south, east, north] = model.source.land.box;
  const map = new MapLibre({
    container,
    style,
    bounds: home(model),
    fitBoundsOptions: FIT,
    maxBounds: east - west < 300 ? [west, south, east, north] : undefined,
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
  map.addControl(new ShowAll(model), "top-right");
  map.addControl(new ScaleControl({ maxWidth: 120 }), "bottom-right");
  return map;
}

/** The button that shows everything, the far-off places too. */
class ShowAll implements IControl {
  constructor(private readonly model: Model) {}

  onAdd(map: MapLibre): HTMLElement {
    const icon = svg("svg", { class: "icon", viewBox: "0 0 24 24", "aria-hidden": "true" }, svg("path", { d: "M4 9V4h5M15 4h5v5M20 15v5h-5M9 20H4v-5" }));
    const show = () => map.fitBounds(home(this.model, 0), FIT, { originalEvent: true });
    return h("div", { class: "maplibregl-ctrl maplibregl-ctrl-group" }, h("button", { type: "button", class: "show-all", title: say.fit, "aria-label": say.fit, onclick: show }, icon));
  }

  onRemove(): void {}
}

/** A box around where most is reported, so that a few far-off names do not shrink the rest. */
function home(model: Model, trimmed = TRIMMED): LngLatBoundsLike {
  const [west, south, east, north] = model.source.land.box;
  const within = ({ lat, lon, prec }: Partial<Located>) =>
    lat !== undefined && lon !== undefined && (prec ?? 1) <= 2 && west < lon && lon < east && south < lat && lat < north;
  const reported = model.incidents.filter(within) as { lat: number; lon: number }[];
  const points = trimmed && reported.length ? reported : [...reported, ...model.ground];
  if (!points.length) return [west, south, east, north];
  const range = (values: number[]) => {
    const sorted = values.sort((a, b) => a - b);
    const trim = Math.floor(sorted.length * trimmed);
    const [low, high] = [sorted[trim] ?? 0, sorted[sorted.length - 1 - trim] ?? 0];
    const margin = 0.02 + (high - low) * 0.12;
    return [low - margin, high + margin] as const;
  };
  const [w, e] = range(points.map(({ lon }) => lon));
  const [s, n] = range(points.map(({ lat }) => lat));
  return [w, s, e, n];
}

function sceneOf(model: Model, store: Store, hovered: string): Scene {
  const { day, span, selected, filter } = store.state;
  const shown = matches(model, filter);
  return { places: placeMarks(model, day), incidents: incidentMarks(model, day, span, shown), selected, hovered };
}

function listen(map: MapLibre, overlay: Overlay, store: Store, hover: (ref: string) => void): void {
  map.on("click", ({ point }) => {
    const ref = overlay.at(point.x, point.y);
    if (ref) store.set({ selected: ref });
  });
  map.on("mousemove", ({ point }) => {
    const ref = overlay.at(point.x, point.y);
    map.getCanvas().style.cursor = ref ? "pointer" : "";
    hover(ref);
  });
  map.on("mouseout", () => hover(""));
}

/** A pane that opens takes room from the map: show all places again, until the reader has moved the map. */
function keepInView(map: MapLibre, model: Model, store: Store): void {
  let moved = false;
  map.on("movestart", (event) => (moved ||= "originalEvent" in event && Boolean(event.originalEvent)));
  map.on("resize", () => {
    if (!moved) map.fitBounds(home(model), { ...FIT, duration: 0 });
    reveal(map, model, store.state.selected);
  });
}

/** Bring what was chosen elsewhere into view, without changing the zoom more than is needed. */
function reveal(map: MapLibre, model: Model, selected: string): void {
  const [kind, ...rest] = selected.split(":");
  const record = kind === "place" ? model.place(rest.join(":")) : model.incident(rest.join(":"));
  if (record?.lat === undefined || record.lon === undefined) return;
  if (!map.getBounds().contains([record.lon, record.lat])) map.easeTo({ center: [record.lon, record.lat] });
}

/** Countries by name, the largest first: labels that find no room are left out. */
function countryLabels({ land }: Land): Town[] {
  const sized = land.flatMap(({ name, polygons }) => {
    const boxes = polygons.map(([ring]) => boxOf(ring ?? [])).sort((a, b) => b.size - a.size);
    return boxes[0] ? [{ name, ...boxes[0] }] : [];
  });
  return sized.sort((a, b) => b.size - a.size);
}

function boxOf(ring: number[]): { lon: number; lat: number; size: number } {
  const [lons, lats] = [0, 1].map((offset) => ring.filter((_, at) => at % 2 === offset)) as [number[], number[]];
  const [west, east] = [Math.min(...lons), Math.max(...lons)];
  const [south, north] = [Math.min(...lats), Math.max(...lats)];
  return { lon: (west + east) / 2000, lat: (south + north) / 2000, size: (east - west) * (north - south) };
}
