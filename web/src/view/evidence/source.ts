// A source: all that it says in this edition.
import type { Model } from "../../data/model";
import type { Claim } from "../../data/types";
import { say } from "../../text/messages";
import { voiceKind } from "../../text/wording";
import { h } from "../dom";
import { claimCard } from "./claim";

const AT_ONCE = 12;

export function sourceEvidence(model: Model, name: string): HTMLElement {
  const claims = model.core.claims.filter((claim) => model.voice(claim).name === name);
  const [first] = claims;
  if (!first) return h("p", { class: "empty" }, say.notFound);
  const list = h("section", {}, h("h4", {}, say.saysAll(name)));
  show(model, list, claims);
  const kind = h("p", {}, voiceKind(model, model.voice(first)));
  return h("div", {}, h("header", { class: "evidence-title" }, h("div", {}, h("h3", {}, name), kind)), list);
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
