// The entry a claim was read from, its sentence marked and the claim's own words marked stronger.
import type { Model } from "../../data/model";
import type { Claim, DocumentBody, Entry, Pair } from "../../data/types";
import { complete } from "../../state/follow";
import { moment } from "../../text/dates";
import { say, term } from "../../text/messages";
import { fill, h, type Child } from "../dom";

const AROUND = 300; // characters shown each side of the sentence, to a whole word; entries can be pages long

export function excerpt(model: Model, claim: Claim): HTMLElement {
  const holder = h("div", { class: "excerpt" });
  complete(holder, model, () => fill(holder, ...content(model, claim)))();
  return holder;
}

/** The passage once the report has arrived; the claim's own words where it cannot be read. */
function content(model: Model, claim: Claim): Child[] {
  const [body, fault] = [model.document(claim.doc), model.unread(claim.doc)];
  if (body) return passage(body, claim);
  return fault ? [h("blockquote", {}, h("mark", {}, claim.quote)), h("p", { class: "hint" }, say.textMissing(fault))] : [h("p", { class: "hint" }, say.loading)];
}

function passage({ text, entries }: DocumentBody, claim: Claim): Child[] {
  const sentence = claim.sentence ?? claim.span;
  const entry = entries.find(({ span: [start, end] }) => start <= claim.span[0] && claim.span[1] <= end);
  const [from, to] = around(text, entry?.span ?? [0, text.length], sentence);
  const cut = (start: number, end: number) => text.slice(Math.max(from, start), Math.min(to, end));
  const quote = h("mark", { class: "quote" }, cut(...claim.span));
  const marked = h("mark", { class: "sentence" }, cut(sentence[0], claim.span[0]), quote, cut(claim.span[1], sentence[1]));
  const [before, after] = [entry && from > entry.span[0] ? "… " : "", entry && to < entry.span[1] ? " …" : ""];
  return [stamp(entry), h("blockquote", {}, before, cut(from, sentence[0]), marked, cut(sentence[1], to), after)];
}

function around(text: string, [start, end]: Pair, [first, last]: Pair): Pair {
  const [after, before] = [text.indexOf(" ", first - AROUND) + 1, text.lastIndexOf(" ", last + AROUND)];
  return [first - AROUND <= start ? start : Math.min(after || first, first), last + AROUND >= end ? end : Math.max(before, last)];
}

function stamp(entry: Entry | undefined): HTMLElement | null {
  if (!entry) return null;
  const name = entry.heading || entry.stamp || term("entry", entry.kind);
  return h("p", { class: "stamp" }, h("b", {}, name), ` · ${moment(entry.time)}`);
}
