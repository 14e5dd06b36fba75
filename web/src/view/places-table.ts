// The map's places as a table: the same for readers who cannot see a map, or whose browser cannot draw one.
import { spellOn, type Model } from "../data/model";
import { placeMarks } from "../map/marks";
import type { Store } from "../state/store";
import { longDay, shortDay } from "../text/dates";
import { say } from "../text/messages";
import { percent } from "../text/wording";
import { opener, sideMark } from "./badge";
import { fill, h, own } from "./dom";
import { groundTables } from "./ground-table";
import { table } from "./table";

export function mountPlacesTable(parent: HTMLElement, model: Model, store: Store): void {
  store.watch((state, before) => {
    if (state === before || state.day !== before.day) fill(parent, content(model, store), groundTables(model, state.day));
  });
}

function content(model: Model, store: Store): HTMLElement {
  const { day } = store.state;
  const { place, holder, state, probability, confirmed } = say.column;
  const rows = placeMarks(model, day)
    .sort((a, b) => a.name.localeCompare(b.name))
    .map((mark) => {
      const ground = model.place(mark.ref.slice("place:".length));
      const spell = ground && spellOn(ground, day);
      const last = spell && model.confirmed(spell, day);
      return [
        opener(store, mark.ref, "cell-link", own(mark.name)),
        mark.state === "unknown" ? say.unknownHolder : sideMark(model, mark.holder),
        say.legendStates[mark.state],
        percent(mark.p),
        last === null || last === undefined ? say.dash : shortDay(last),
      ];
    });
  if (!rows.length) return h("p", { class: "empty" }, say.noGround);
  return table(say.belief(longDay(day)), [place, holder, state, probability, confirmed], rows);
}
