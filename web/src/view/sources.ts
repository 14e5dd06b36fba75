// Who speaks in this edition: each voice with its kind, its alignment and how much hangs on it.
import type { Model } from "../data/model";
import type { SourceLine } from "../data/parts";
import { follow, opened } from "../state/follow";
import type { Store } from "../state/store";
import { say, term } from "../text/messages";
import { opener, sideMark } from "./badge";
import { fill, h, own, type Child } from "./dom";
import { Pages, pagedBlock, rowsOf } from "./table";

export function mountSources(parent: HTMLElement, model: Model, store: Store): void {
  const { source, kind, alignment, claims, reports } = say.column;
  const pages: Pages = new Pages(parent, () => again());
  const again = follow(parent, model, store, opened("sources"), () => {
    const rows = rowsOf(model.shelf.get("sources")?.sources ?? [], (line) => row(model, store, line));
    fill(parent, pagedBlock(say.tabs.sources, say.sourcesNote, [source, kind, alignment, claims, reports], rows, pages));
  });
}

function row(model: Model, store: Store, { name, kind, alignment, claims, reports }: SourceLine): Child[] {
  return [
    opener(store, `source:${name}`, "cell-link", own(name)),
    term("sourceKind", kind),
    sideMark(model, alignment),
    h("span", { class: "figure" }, claims),
    h("span", { class: "figure" }, reports),
  ];
}
