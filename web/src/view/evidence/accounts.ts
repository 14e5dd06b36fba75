// The accounts of an incident: those that exclude each other side by side, then each with who has it from whom.
import type { Model } from "../../data/model";
import type { Account, Incident, Teller } from "../../data/types";
import type { Store } from "../../state/store";
import { dayNumber, days } from "../../text/dates";
import { say, term } from "../../text/messages";
import { chainInWords, voiceKind } from "../../text/wording";
import { sideMark } from "../badge";
import { h, own, type Child } from "../dom";
import { claimCard } from "./claim";
import { part, voiceLink } from "./parts";

export function contradictionsPart(model: Model, incident: Incident): HTMLElement | null {
  if (!incident.contradictions?.length) return null;
  const rows = incident.contradictions.map(({ field, values }) => {
    const sides = values.map(([text, number]) => side(model, field, text, number));
    return h("div", { class: "contradiction" }, h("p", {}, term("field", field)), h("ul", {}, ...sides));
  });
  return part("contradictions", say.contradictions, ...rows);
}

function side(model: Model, field: string, text: string, number: number): HTMLElement {
  const [claim] = model.claims([number]);
  const who = claim && h("button", { type: "button", class: "cell-link", onclick: () => show(claim.id) }, say.accordingToWho(chainInWords(model, claim)));
  return h("li", {}, h("b", {}, fieldValue(model, field, text)), who);
}

/** What is said, in words: a side, an outcome, days; a toll and an extent are as they are. */
export function fieldValue(model: Model, field: string, text: string): Child {
  if (field === "actor") return sideMark(model, text);
  if (field === "outcome") return term("modality", text);
  const [from, to] = text.split("/").map(dayNumber);
  if (field === "time" && typeof from === "number") return days({ from, to: to ?? from });
  return own(text);
}

/** Go to the card of a claim that stands on the same page. */
function show(claim: string): void {
  const card = [...document.querySelectorAll<HTMLElement>(".evidence .claim")].find(({ dataset }) => dataset["claim"] === claim);
  card?.scrollIntoView({ block: "start" });
  card?.querySelector<HTMLElement>("button")?.focus({ preventScroll: true });
}

export function accountsPart(model: Model, store: Store, incident: Incident): HTMLElement {
  const all = incident.accounts ?? [];
  return part("accounts", say.accounts(all.length), h("div", { class: "accounts" }, ...all.map((account) => accountBlock(model, store, account))));
}

function accountBlock(model: Model, store: Store, account: Account): HTMLElement {
  const cards = model.claims(account.claims).map((claim) => claimCard(model, store, claim));
  const head = h("p", { class: "account-head" }, h("b", {}, voiceLink(store, account)), h("small", {}, voiceKind(model, account)));
  const told = account.tree?.length ? [h("p", { class: "note" }, say.repeats), tellers(account.tree)] : [];
  return h("div", { class: "account" }, head, ...told, ...cards);
}

/** Who has it from whom, the voice that it goes back to on top. */
function tellers(tree: Teller[]): HTMLElement {
  const line = ({ by, how, repeated }: Teller): HTMLElement =>
    h("li", {}, how === "own" ? own(by) : say.repeated[how](by), repeated.length ? tellers(repeated) : null);
  return h("ul", { class: "tellers" }, ...tree.map(line));
}
