// One claim: who says it, the sentence in its entry, and the report it stands in.
import type { Model } from "../../data/model";
import type { Claim } from "../../data/types";
import { icon } from "../../map/icons";
import { days, moment } from "../../text/dates";
import { say, term } from "../../text/messages";
import { bounds, citation, figures, percent, placeOf, voiceKind } from "../../text/wording";
import { sideMark } from "../badge";
import { h } from "../dom";
import { excerpt } from "./excerpt";

export function claimCard(model: Model, claim: Claim): HTMLElement {
  const toll = figures(bounds(claim.killed), bounds(claim.injured));
  const head = h(
    "header",
    { class: "claim-head" },
    icon(claim.kind),
    h("b", {}, term("kind", claim.kind)),
    h("span", { class: `modality modality-${claim.modality}` }, term("modality", claim.modality)),
    toll && h("span", { class: "toll" }, toll),
  );
  return h("article", { class: "claim" }, head, chain(model, claim), excerpt(model, claim), facts(model, claim), report(model, claim));
}

/** The attribution, from the publisher to the innermost voice. */
function chain(model: Model, claim: Claim): HTMLElement {
  const links = model.voices(claim).map((voice) => h("li", {}, h("b", {}, voice.name || say.notSaid), h("small", {}, voiceKind(model, voice))));
  return h("ol", { class: "chain" }, ...links);
}

function facts(model: Model, claim: Claim): HTMLElement {
  const pairs: [string, Node | string][] = [
    [say.happened, days(claim)],
    [say.where, claim.place ? say.placed(placeOf(claim), claim.placeName ?? "", claim.lat === undefined ? (claim.placeWhy ?? "") : percent(claim.placeP)) : say.notSaid],
  ];
  if (claim.actor || claim.side) pairs.push([say.who, party(model, claim.actor, claim.side)]);
  if (claim.target || claim.targetSide) pairs.push([say.whom, party(model, claim.target, claim.targetSide)]);
  return h("dl", { class: "facts" }, ...pairs.flatMap(([name, value]) => [h("dt", {}, name), h("dd", {}, value)]));
}

function party(model: Model, text: string | undefined, side: string | undefined): HTMLElement {
  return h("span", {}, text ? `“${text}” ` : "", side ? sideMark(model, side) : "");
}

function report(model: Model, claim: Claim): HTMLElement | null {
  const document = model.core.documents[claim.doc];
  if (!document) return null;
  const link = /^https?:\/\//.test(document.url) && h("a", { href: document.url, rel: "noreferrer noopener", target: "_blank" }, say.original);
  return h(
    "footer",
    { class: "report" },
    h("cite", {}, document.title || document.doc),
    h("span", {}, say.published(document.publisher, moment(document.published)), assumed(document.from)),
    h("span", {}, say.said(moment(claim.said))),
    h("details", {}, h("summary", {}, say.sha), h("code", { class: "sha" }, document.id), h("span", {}, say.readBy(claim.reader, claim.rule ?? "", percent(claim.confidence)))),
    h("div", { class: "actions" }, link, copyButton(citation(model, claim))),
  );
}

function assumed(from: string): string {
  const note = term("dateFrom", from);
  return note && ` (${note})`;
}

function copyButton(text: string): HTMLElement {
  const button = h("button", { type: "button", class: "quiet copy" }, say.copy);
  button.addEventListener("click", async () => {
    await copy(text);
    button.textContent = say.copied;
    setTimeout(() => (button.textContent = say.copy), 1600);
  });
  return button;
}

/** The clipboard is closed to pages from a disk in some browsers; a selected field still works there. */
async function copy(text: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    const field = h("textarea", { class: "offscreen", "aria-hidden": "true" });
    field.value = text;
    document.body.append(field);
    field.select();
    document.execCommand("copy");
    field.remove();
  }
}
