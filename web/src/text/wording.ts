// How a claim is put into words without becoming a fact: whoever says so always comes with it.
import type { Model } from "../data/model";
import type { Bounds, Claim, Estimate, Incident, Voice } from "../data/types";
import { days, moment } from "./dates";
import { LANGUAGE, modalities, say, sourceKinds, word } from "./messages";

/** "State News Agency (state media, Government)". */
export function voiceWithKind(model: Model, voice: Voice): string {
  return `${voice.name} (${voiceKind(model, voice)})`;
}

export function voiceKind(model: Model, { kind, alignment }: Voice | { kind: string; alignment: string }): string {
  const words = sourceKinds[kind] ?? kind.replaceAll("_", " ");
  const side = model.side(alignment)?.name ?? alignment;
  return side ? `${words}, aligned: ${side}` : words;
}

/** "a doctor, cited by Levant Wire": from the innermost voice outwards. */
export function chainInWords(model: Model, claim: Claim): string {
  const names = model.voices(claim).map(({ name }) => name || say.notSaid);
  const distinct = names.filter((name, at) => name !== names[at - 1]);
  return distinct.reverse().join(", cited by ");
}

/** "Air strike, Halfaya". */
export function headline(record: Incident | Claim): string {
  const modality = record.modality === "asserted" ? "" : ` (${modalities[record.modality] ?? record.modality})`;
  return `${word(record.kind)}${modality}`;
}

export function placeOf(record: Incident | Claim): string {
  return record.place || record.placeName || say.noPlace;
}

export function bounds(range: Bounds | undefined): string {
  if (!range) return say.dash;
  const [low, high] = range.map((value) => value?.toLocaleString(LANGUAGE) ?? null);
  return high === null ? `${low}+` : low === high ? `${low}` : `${low}–${high}`;
}

export function estimate(range: Estimate | undefined): string {
  return range ? bounds([range[0], range[2]]) : say.dash;
}

/** "6+ killed, 11 injured", "" where no figure is given. */
export function figures(killed: string, injured: string): string {
  const parts = [];
  if (killed !== say.dash) parts.push(`${killed} ${say.killed}`);
  if (injured !== say.dash) parts.push(`${injured} ${say.injured}`);
  return parts.join(", ");
}

export function tollInWords({ toll }: Incident): string {
  return figures(estimate(toll?.killed), estimate(toll?.injured));
}

export function percent(p: number): string {
  return `${Math.round(p * 100)}%`;
}

/** One line that can stand in a text: the words, who says them, where and when, and the report's hash. */
export function citation(model: Model, claim: Claim): string {
  const report = model.core.documents[claim.doc];
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
