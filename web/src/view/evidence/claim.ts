// One claim: who says it, the sentence in its entry, and the report it stands in.
import type { Model } from "../../data/model";
import type { Claim, DocumentHead } from "../../data/types";
import { icon } from "../../map/icons";
import { complete } from "../../state/follow";
import type { Store } from "../../state/store";
import { days, moment } from "../../text/dates";
import { say, term } from "../../text/messages";
import { bounds, citation, figures, headline, percent, placeOf, voiceKind } from "../../text/wording";
import { opener, sideMark } from "../badge";
import { copyButton } from "../copy";
import { fill, h, own, type Child } from "../dom";
import { excerpt } from "./excerpt";
import { part, voiceLink } from "./parts";

/** A claim on a page of its own, with the incident that it is told of. */
export function claimEvidence(model: Model, store: Store, claim: Claim): HTMLElement {
  const incident = model.incidentOf(claim);
  const told = incident && part("incident", say.toldOf, opener(store, `incident:${incident.id}`, "cell-link", headline(incident), ", ", own(placeOf(incident)), ", ", days(incident)));
  return h("div", {}, claimCard(model, store, claim, "h3"), told);
}

/** `heading` is the level that the card's own heading has on the page. */
export function claimCard(model: Model, store: Store, claim: Claim, heading: "h3" | "h5" = "h5"): HTMLElement {
  const toll = figures(bounds(claim.killed), bounds(claim.injured));
  const head = h(
    "header",
    { class: "claim-head" },
    icon(claim.kind),
    h(heading, {}, term("kind", claim.kind)),
    h("span", { class: `modality modality-${claim.modality}` }, term("modality", claim.modality)),
    toll && h("span", { class: "toll" }, toll),
  );
  return h("article", { class: "claim", "data-claim": claim.id }, head, chain(model, store, claim), excerpt(model, claim), facts(model, store, claim), report(model, claim));
}

/** The attribution, from the publisher to the innermost voice. */
function chain(model: Model, store: Store, claim: Claim): HTMLElement {
  const links = model.voices(claim).map((voice) => h("li", {}, h("b", {}, voiceLink(store, voice)), h("small", {}, voiceKind(model, voice))));
  return h("ol", { class: "chain", "aria-label": say.chain }, ...links);
}

function facts(model: Model, store: Store, claim: Claim): HTMLElement {
  const pairs: [string, Child[]][] = [
    [say.happened, [days(claim)]],
    [say.where, where(model, store, claim)],
  ];
  if (claim.actor || claim.side) pairs.push([say.who, party(model, claim.actor, claim.side)]);
  if (claim.target || claim.targetSide) pairs.push([say.whom, party(model, claim.target, claim.targetSide)]);
  return h("dl", { class: "facts" }, ...pairs.flatMap(([name, value]) => [h("dt", {}, name), h("dd", {}, ...value)]));
}

function where(model: Model, store: Store, claim: Claim): Child[] {
  if (!claim.place) return [say.notSaid];
  const sure = claim.lat === undefined ? (claim.placeWhy ?? "") : percent(claim.placeP);
  const text = say.placed(placeOf(claim), claim.placeName ?? "", sure);
  const ground = model.place(claim.placeId);
  return ground ? [text, " ", opener(store, `place:${ground.id}`, "cell-link", say.toPlace)] : [text];
}

function party(model: Model, text: string | undefined, side: string | undefined): Child[] {
  return [text ? own(say.quoted(text)) : "", text && side ? " " : "", side ? sideMark(model, side) : ""];
}

/** Where the claim stands: filled in once its report has arrived. */
function report(model: Model, claim: Claim): HTMLElement {
  const footer = h("footer", { class: "report" });
  complete(footer, model, () => {
    const document = model.document(claim.doc)?.head;
    fill(footer, ...(document ? cited(document, claim, citation(model, claim, document)) : []));
  })();
  return footer;
}

function cited(document: DocumentHead, claim: Claim, text: string): Child[] {
  const link = /^https?:\/\//.test(document.url) && h("a", { href: document.url, rel: "noreferrer noopener", target: "_blank" }, say.original);
  return [
    h("cite", { dir: "auto" }, document.title || document.doc),
    h("span", {}, say.published(document.publisher, moment(document.published)), assumed(document.from)),
    h("span", {}, say.said(moment(claim.said))),
    h("div", { class: "actions" }, copyButton(say.copy, () => text), link),
    h("details", {}, h("summary", {}, say.sha), h("code", { class: "sha" }, document.id), h("span", {}, say.readBy(claim.reader, claim.rule ?? "", percent(claim.confidence)))),
  ];
}

function assumed(from: string): string {
  const note = term("dateFrom", from);
  return note && ` (${note})`;
}
