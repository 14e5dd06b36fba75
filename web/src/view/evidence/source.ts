// A source: all that it says in this edition.
import type { Model } from "../../data/model";
import type { Claim, Voice } from "../../data/types";
import { say } from "../../text/messages";
import { percent, voiceKind } from "../../text/wording";
import { h } from "../dom";
import { claimCard } from "./claim";

const AT_ONCE = 12;

export function sourceEvidence(model: Model, name: string): HTMLElement {
  const claims = model.core.claims.filter((claim) => model.voice(claim).name === name);
  const [first] = claims;
  if (!first) return h("p", { class: "empty" }, say.notFound);
  const list = h("section", {}, h("h4", {}, say.saysAll(name)));
  show(model, list, claims);
  const voice = model.voice(first);
  const kind = h("p", {}, voiceKind(model, voice));
  const head = h("header", { class: "evidence-title" }, h("div", {}, h("h3", {}, name), kind));
  return h("div", {}, head, believed(model, voice), list);
}

/** How far it is believed, by topic, and what that was learned from. */
function believed(model: Model, voice: Voice): HTMLElement | null {
  const own = model.core.weights.filter(({ source }) => source === (voice.id || `(${voice.kind})`));
  if (!own.length) return null;
  const lines = own.map(({ topic, own: cause, weight: [low, weight, high], answers, right }) =>
    h("li", {}, `${say.topic(topic, cause)}: `, h("b", {}, percent(weight)), ` (${percent(low)}–${percent(high)}) · ${say.borneOut(right, answers)}`),
  );
  return h("section", {}, h("h4", {}, say.believed), h("ul", { class: "small-list" }, ...lines));
}

function show(model: Model, list: HTMLElement, claims: Claim[]): void {
  list.append(...claims.slice(0, AT_ONCE).map((claim) => claimCard(model, claim)));
  const left = claims.slice(AT_ONCE);
  if (!left.length) return;
  const more = h("button", { type: "button", class: "quiet" }, say.olderClaims(left.length));
  more.addEventListener("click", () => {
    more.remove();
    show(model, list, left);
  });
  list.append(more);
}
