// Pointer, finger and keyboard on the map: what they rest on is told in words, what they press is opened.
import type { Map as MapLibre } from "maplibre-gl";
import type { Model } from "../data/model";
import type { Store } from "../state/store";
import { say } from "../text/messages";
import { h } from "../view/dom";
import { Cursor } from "./cursor";
import type { Placed, PlacedHeap } from "./layout";
import type { IncidentMark } from "./marks";
import type { Spot } from "./mercator";
import type { Overlay } from "./overlay";
import { pilePane, type PilePane } from "./pile";
import { Tip, wordsOf } from "./tip";

const REACH = 12; // pixels around the middle of a mark: what is pressed is 24 pixels wide at the least (WCAG 2.5.8)
const NEARER = 2; // zoom levels that a heap of one place is looked at from

export class Hands {
  hovered = "";
  private readonly tip = new Tip();
  private readonly cursor: Cursor;
  private readonly pile: PilePane;
  private changed = () => {};

  constructor(private readonly frame: HTMLElement, private readonly map: MapLibre, private readonly overlay: Overlay, private readonly model: Model, private readonly store: Store) {
    const words = (mark: Placed) => wordsOf(model, mark, store.state.day);
    this.cursor = new Cursor(overlay, { words, point: (mark) => this.point(mark), open: (mark) => this.open(mark) });
    this.pile = pilePane(model, store, (marks) => this.zoomTo(marks), () => this.cursor.button.focus());
    frame.append(h("div", { class: "map-hands", role: "group", "aria-label": say.marks }, this.cursor.button, this.tip.box), this.pile.box);
    this.listen();
  }

  /** Call `changed` whenever another mark is rested on. */
  watch(changed: () => void): void {
    this.changed = changed;
  }

  /** Go with the map, which has moved. */
  follow(): void {
    this.cursor.follow();
  }

  private listen(): void {
    const { map, overlay, frame } = this;
    const under = ({ x, y }: Spot) => overlay.at({ x, y }, REACH);
    map.on("click", ({ point }) => {
      const mark = under(point);
      if (mark) this.open(mark);
    });
    map.on("mousemove", ({ point }) => {
      const mark = under(point);
      map.getCanvas().style.cursor = mark ? "pointer" : "";
      this.point(mark ?? null);
    });
    map.on("mouseout", () => this.point(null));
    map.on("movestart", () => this.tip.hide());
    frame.addEventListener("keydown", (event) => event.key === "Escape" && this.tip.hide()); // WCAG 1.4.13
  }

  private point(mark: Placed | null): void {
    const ref = mark?.ref ?? "";
    if (mark && (ref !== this.hovered || this.tip.box.hidden)) {
      this.tip.show(wordsOf(this.model, mark, this.store.state.day), this.overlay.point(mark), mark.r, this.frame.clientWidth);
    }
    if (!mark) this.tip.hide();
    if (ref === this.hovered) return;
    this.hovered = ref;
    this.changed();
  }

  private open(mark: Placed): void {
    this.tip.hide();
    if ("heap" in mark) this.pile.open((mark as PlacedHeap).heap.marks);
    else this.store.set({ selected: mark.ref });
  }

  private zoomTo(marks: IncidentMark[]): void {
    this.pile.box.hidden = true;
    const [lons, lats] = [marks.map(({ lon }) => lon), marks.map(({ lat }) => lat)];
    const [west, east] = [least(lons), -least(lons.map((lon) => -lon))];
    const [south, north] = [least(lats), -least(lats.map((lat) => -lat))];
    const maxZoom = Math.max(this.map.getZoom() + NEARER, 11);
    this.map.fitBounds([west, south, east, north], { padding: 90, maxZoom }, { originalEvent: true });
    this.cursor.button.focus();
  }
}

const least = (values: number[]) => values.reduce((a, b) => Math.min(a, b), Infinity);
