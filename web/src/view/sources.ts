// Who speaks in this edition: each voice with its kind, its alignment and how much hangs on it.
import { groupBy } from "../data/grouping";
import type { Model } from "../data/model";
import type { Claim, Voice } from "../data/types";
import type { Store } from "../state/store";
import { say, term } from "../text/messages";
import { opener, sideMark } from "./badge";
import { h, own } from "./dom";
import { block } from "./registers";

interface Heard {
  voice: Voice;
  claims: Claim[];
}

export function mountSources(parent: HTMLElement, model: Model, store: Store): void {
  const { source, kind, alignment, claims, reports } = say.column;
  const rows = heard(model).map(({ voice, claims: said }) => [
    opener(store, `source:${voice.name}`, "cell-link", own(voice.name)),
    term("sourceKind", voice.kind),
    sideMark(model, voice.alignment),
    h("span", { class: "figure" }, said.length),
    h("span", { class: "figure" }, new Set(said.map(({ doc }) => doc)).size),
  ]);
  parent.append(block(say.tabs.sources, say.sourcesNote, [source, kind, alignment, claims, reports], rows));
}

/** The innermost voices, the most heard first. */
function heard(model: Model): Heard[] {
  const groups = groupBy(model.core.claims, (claim) => model.voice(claim).name);
  return [...groups.values()]
    .map((claims) => ({ voice: model.voice(claims[0] as Claim), claims }))
    .sort((a, b) => b.claims.length - a.claims.length || a.voice.name.localeCompare(b.voice.name));
}
