// How a claim is put into words without becoming a fact: whoever says so always comes with it.
import type { Model } from "../data/model";
import type { Bounds, Claim, DocumentHead, Estimate, Incident, Voice } from "../data/types";
import { days, moment, stamp } from "./dates";
import { LANGUAGE, say, term } from "./messages";

export function voiceKind(model: Model, { kind, alignment }: Voice | { kind: string; alignment: string }): string {
  const side = model.side(alignment)?.name ?? alignment;
  return side ? say.aligned(term("sourceKind", kind), side) : term("sourceKind", kind);
}

const COUNT = new Intl.NumberFormat(LANGUAGE);
const PERCENT = new Intl.NumberFormat(LANGUAGE, { style: "percent" });

/** "a doctor, cited by Levant Wire": from the innermost voice outwards. */
export function chainInWords(model: Model, claim: Claim): string {
  return inWords(model.voices(claim).map(({ name }) => name));
}

/** The same of the names of a chain, from the publisher to the innermost voice. */
export function inWords(chain: readonly string[]): string {
  const names = chain.map((name) => name || say.notSaid);
  const distinct = names.filter((name, at) => name !== names[at - 1]);
  return distinct.reduceRight((who, publisher) => (who ? say.citedBy(who, publisher) : publisher), "");
}

/** "Air strike, Halfaya". */
export function headline(record: Incident | Claim): string {
  const kind = term("kind", record.kind);
  return record.modality === "asserted" ? kind : say.told(kind, term("modality", record.modality));
}

/** "Air strike, as reported": for a heading, under which who says so is yet to come. */
export function asReported(record: Incident | Claim): string {
  return record.modality === "asserted" ? say.asReported(headline(record)) : headline(record);
}

/** "first told 16:44 UTC": all that is known of the hour is when an entry told it. */
export function firstTold(model: Model, incident: Incident): string {
  const [said] = model.claimsOf(incident).map((claim) => claim.said).sort();
  const time = said === undefined ? "" : stamp(said, incident.from === incident.to ? incident.from : null);
  return time && say.firstTold(time);
}

export function placeOf(record: Incident | Claim): string {
  return record.place || record.placeName || say.noPlace;
}

export function bounds(range: Bounds | undefined): string {
  if (!range) return say.dash;
  const [low, high] = range.map((value) => (value === null || value === undefined ? null : COUNT.format(value)));
  return high === null ? `${low}+` : low === high ? `${low}` : `${low}–${high}`;
}

export function estimate(range: Estimate | undefined): string {
  return range ? bounds([range[0], range[2]]) : say.dash;
}

/** "6+ killed, 11 injured", "" where no figure is given. */
export function figures(killed: string, injured: string): string {
  const given = [[killed, say.killed], [injured, say.injured]] as const;
  return given.flatMap(([figure, people]) => (figure === say.dash ? [] : say.figure(figure, people))).join(", ");
}

export function tollInWords({ toll }: Incident): string {
  return figures(estimate(toll?.killed), estimate(toll?.injured));
}

export function percent(p: number): string {
  return PERCENT.format(p);
}

/** One line that can stand in a text: the words, who says them, where and when, and the report's hash. */
export function citation(model: Model, claim: Claim, report: DocumentHead | undefined): string {
  const parts = [
    say.accordingTo(chainInWords(model, claim), claim.quote),
    `${headline(claim)}, ${placeOf(claim)}, ${days(claim)}`,
  ];
  if (report) {
    parts.push(`${report.publisher}, “${report.title || report.doc}”, ${moment(report.published)}`);
    if (report.url) parts.push(report.url);
    parts.push(`SHA-256 ${report.id}`);
  }
  return `${parts.join(". ")}. [${claim.id}]`;
}
