// What the pages of the reading pane are put together from.
import type { Model } from "../../data/model";
import type { Claim, Voice } from "../../data/types";
import { complete } from "../../state/follow";
import type { Store } from "../../state/store";
import { days } from "../../text/dates";
import { say, term } from "../../text/messages";
import { chainInWords, placeOf } from "../../text/wording";
import { opener } from "../badge";
import { h, own, type Child } from "../dom";

const AT_ONCE = 12;

/** A part under its own heading, which the list of contents can jump to. */
export function part(name: string, title: string, ...children: Child[]): HTMLElement {
  return h("section", { "data-part": name }, h("h4", { tabindex: -1 }, title), ...children);
}

/** The parts of a page by name, to jump to; nothing where there are too few to lose one's way. */
export function contents(...parts: (HTMLElement | null | false)[]): HTMLElement | null {
  const there = parts.filter((one): one is HTMLElement => Boolean(one) && nameOf(one as HTMLElement) !== "");
  if (there.length < 3) return null;
  const jump = (to: HTMLElement) => {
    to.scrollIntoView({ block: "start" });
    to.querySelector("h4")?.focus({ preventScroll: true });
  };
  const links = there.map((to) => h("li", {}, h("button", { type: "button", onclick: () => jump(to) }, nameOf(to))));
  return h("nav", { class: "contents", "aria-label": say.onThisPage }, h("ul", {}, ...links));
}

const nameOf = (one: HTMLElement) => say.parts[one.dataset["part"] as keyof typeof say.parts] ?? "";

/** A voice by name, which opens all that it says. */
export function voiceLink(store: Store, { name }: Pick<Voice, "name">): HTMLElement {
  return name ? opener(store, `source:${name}`, "cell-link", own(name)) : own(say.notSaid);
}

/** A claim as one line of a list: when, where or what, and always who says so. */
export function saidLine(model: Model, store: Store, claim: Claim, withPlace: boolean): HTMLElement {
  const kind = term("kind", claim.kind);
  const head = h("span", { class: "said-head" }, h("b", {}, kind), claim.modality === "asserted" ? "" : h("span", { class: `modality modality-${claim.modality}` }, term("modality", claim.modality)), withPlace && own(placeOf(claim)));
  const words = h("span", { class: "said-words" }, say.accordingTo(chainInWords(model, claim), claim.quote));
  return h("li", {}, opener(store, `claim:${claim.id}`, "said", h("span", { class: "said-day" }, days(claim)), head, words));
}

/** As many claims, by their numbers, as are read at once, and a button for more. */
export function byAndBy(model: Model, list: HTMLElement, claims: readonly number[], draw: (claim: Claim) => HTMLElement): HTMLElement {
  const holder = h("div", {}, list);
  const more = h("button", { type: "button", class: "quiet" });
  let shown = 0;
  const add = () => {
    const fresh = batch(model, list, claims.slice(shown, shown + AT_ONCE), draw);
    shown += AT_ONCE;
    more.textContent = say.olderClaims(claims.length - shown);
    if (shown >= claims.length) more.remove();
    return fresh();
  };
  more.addEventListener("click", () => add()?.querySelector<HTMLElement>("button, summary")?.focus());
  add();
  if (shown < claims.length) holder.append(more);
  return holder;
}

/** Append some claims, those that have not arrived as soon as they do. Gives the first of their elements. */
function batch(model: Model, list: HTMLElement, claims: readonly number[], draw: (claim: Claim) => HTMLElement): () => HTMLElement | undefined {
  const end = document.createComment("");
  let drawn: HTMLElement[] = [];
  list.append(end);
  complete(list, model, () => {
    for (const element of drawn) element.remove();
    drawn = model.claims(claims).map(draw);
    end.before(...drawn);
  })();
  return () => drawn[0];
}
