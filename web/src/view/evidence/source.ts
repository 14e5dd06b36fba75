// A source: how far it is believed and on what, and all that it says in this edition.
import type { Model } from "../../data/model";
import type { Voice, Weight } from "../../data/types";
import type { Store } from "../../state/store";
import { days } from "../../text/dates";
import { plural, say } from "../../text/messages";
import { percent, voiceKind } from "../../text/wording";
import { h, own } from "../dom";
import { byAndBy, part, saidLine } from "./parts";

export function sourceEvidence(model: Model, store: Store, name: string): HTMLElement {
  const { misses } = model;
  const { sources = [], weights = [] } = model.shelf.get("sources") ?? {};
  const voice = sources.find((source) => source.name === name);
  if (!voice) return model.misses > misses ? h("p", { class: "hint", role: "status" }, say.arriving) : h("p", { class: "empty" }, say.notFound);
  const facts = [plural(voice.claims, "claim"), plural(voice.reports, "report"), days(voice)].join(" · ");
  const head = h("header", { class: "evidence-title" }, h("div", {}, h("h3", {}, own(name)), h("p", {}, voiceKind(model, voice)), h("p", { class: "note" }, facts)));
  const said = byAndBy(model, h("ol", { class: "said-list" }), model.saidBy(name) ?? [], (claim) => saidLine(model, store, claim, true));
  return h("div", {}, head, believed(weights, voice), part("said", say.saysAll(name), said));
}

/** How far it is believed, by topic, and what that was learned from. */
function believed(weights: readonly Weight[], voice: Voice): HTMLElement | null {
  const known = weights.filter(({ source }) => source === (voice.id || `(${voice.kind})`));
  return known.length ? part("believed", say.believed, h("ul", { class: "weights" }, ...known.map(weight))) : null;
}

/** A bar from nothing to certainty: the shade is where the weight may lie, the line the best guess. */
function weight({ topic, own: cause, weight: [low, best, high], answers, right }: Weight): HTMLElement {
  const range = h("span", { class: "range", style: `inset-inline-start:${low * 100}%;width:${(high - low) * 100}%` });
  const mark = h("span", { class: "best", style: `inset-inline-start:${best * 100}%` });
  return h(
    "li",
    {},
    h("p", {}, say.topic(topic, cause)),
    h("span", { class: "weight", "aria-hidden": "true" }, range, mark),
    h("p", {}, h("b", {}, percent(best)), ` (${percent(low)}–${percent(high)}) · ${say.borneOut(right, answers)}`),
  );
}
