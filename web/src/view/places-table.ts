// The map and the bars under it as tables: the same for readers who cannot see a map, or whose browser cannot draw one.
import { confirmed, spellOn } from "../data/ground";
import type { Model } from "../data/model";
import { placeMarks, type PlaceMark } from "../map/marks";
import { follow } from "../state/follow";
import { looksOtherwise, type State, type Store } from "../state/store";
import { longDay, shortDay } from "../text/dates";
import { say } from "../text/messages";
import { percent } from "../text/wording";
import { opener, sideMark } from "./badge";
import { daysTable } from "./days-table";
import { fill, h, own, type Child } from "./dom";
import { groundTables } from "./ground-table";
import { Pages, pagedTable, rowsOf } from "./table";

export function mountPlacesTable(parent: HTMLElement, model: Model, store: Store): void {
  const turned = (state: State, before: State) => state === before || state.day !== before.day || looksOtherwise(state, before) || state.filter !== before.filter;
  const pages: Pages = new Pages(parent, () => redraw());
  const redraw = follow(parent, model, store, (state, before) => !parent.hidden && turned(state, before), () =>
    fill(parent, ...content(model, store, pages), groundTables(model, store.state.day), daysTable(model, store, pages)),
  );
  new MutationObserver(() => parent.hidden || redraw()).observe(parent, { attributes: true, attributeFilter: ["hidden"] });
}

function content(model: Model, store: Store, pages: Pages): Child[] {
  const { day } = store.state;
  const { place, holder, state, probability, confirmed: last } = say.column;
  const marks = placeMarks(model, day).sort((a, b) => a.name.localeCompare(b.name));
  if (!marks.length) return [h("p", { class: "empty" }, say.noGround)];
  const rows = rowsOf(marks, (mark) => row(model, store, mark));
  return pagedTable(say.belief(longDay(day)), [place, holder, state, probability, last], rows, pages);
}

function row(model: Model, store: Store, mark: PlaceMark): Child[] {
  const { day } = store.state;
  const spell = spellOn(model.ground(day)[model.place(mark.ref.slice("place:".length))?.number ?? -1], day);
  const last = spell && confirmed(spell, day);
  return [
    opener(store, mark.ref, "cell-link", own(mark.name)),
    mark.state === "unknown" ? say.unknownHolder : sideMark(model, mark.holder),
    say.legendStates[mark.state],
    percent(mark.p),
    last === null || last === undefined ? say.dash : shortDay(last),
  ];
}
