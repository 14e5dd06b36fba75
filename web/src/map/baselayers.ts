// What lies under the marks: ground, fronts, and the lines of the style, each shown as the reader wants it.
import type { Map as MapLibre } from "maplibre-gl";
import type { Model } from "../data/model";
import { complete } from "../state/follow";
import { looksOtherwise, type State, type Store } from "../state/store";
import { FRONTS, FrontLayer } from "./fronts";
import { CELLS, GroundLayer } from "./ground";
import { BASE, repaint } from "./style";
import type { Theme } from "./theme";

const SWITCHED = { ...BASE, ground: CELLS, front: FRONTS };

export class BaseLayers {
  private ground: GroundLayer | undefined;
  private fronts: FrontLayer | undefined;

  constructor(private readonly map: MapLibre, private readonly model: Model, private readonly store: Store, private theme: Theme) {
    map.once("style.load", () => this.start());
  }

  /** Take the colours of the other theme. */
  repaint(theme: Theme): void {
    this.theme = theme;
    if (!this.ground) return; // the style has not been loaded, and will be in these colours
    repaint(this.map, theme);
    this.ground.repaint(theme);
    this.fronts?.repaint(theme);
    this.show(this.store.state);
  }

  private start(): void {
    this.ground = new GroundLayer(this.map, this.model, this.theme);
    this.fronts = new FrontLayer(this.map, this.model, this.theme);
    const show = complete(this.map.getContainer(), this.model, () => this.show(this.store.state));
    this.store.watch((state, before) => {
      const first = state === before;
      if (first || state.hidden !== before.hidden) this.choose(state);
      if (first || state.day !== before.day || looksOtherwise(state, before) || state.hidden !== before.hidden) show();
    });
  }

  /** Nothing is worked out for a layer that is not shown. */
  private show({ day, hidden }: State): void {
    if (!hidden.includes("ground")) this.ground?.show(day);
    if (!hidden.includes("front")) this.fronts?.show(day);
  }

  private choose({ hidden }: State): void {
    for (const [layer, ids] of Object.entries(SWITCHED)) {
      const visibility = hidden.some((one) => one === layer) ? "none" : "visible";
      for (const id of ids ?? []) this.map.setLayoutProperty(id, "visibility", visibility);
    }
  }
}
