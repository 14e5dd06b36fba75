// What is believed of a place on a day, from its rows and spells. Pure.
import type { Day, Ground, Side, Spell } from "./types";

export interface Belief {
  contested: number;
  encircled: number;
  shares: { side: string; p: number }[];
}

/** What is believed of a place on a day, null where nothing is said. */
export function beliefOn(place: Pick<Ground, "beliefs">, day: Day, sides: readonly Side[]): Belief | null {
  const row = place.beliefs.findLast((candidate) => (candidate[0] ?? Infinity) <= day);
  if (!row || row.length === 1) return null;
  const shares = [];
  for (let at = 3; at < row.length; at += 2) {
    shares.push({ side: sides[row[at] ?? -1]?.id ?? "", p: (row[at + 1] ?? 0) / 100 });
  }
  return { contested: (row[1] ?? 0) / 100, encircled: (row[2] ?? 0) / 100, shares };
}

/** The spell that covers a day. */
export function spellOn<S extends Spell>(place: { spells: readonly S[] } | undefined, day: Day): S | undefined {
  return place?.spells.find((spell) => spell.from <= day && day <= spell.to);
}

/** The latest day up to `day` of which a claim supports the spell's holder, null for none. */
export function confirmed({ told }: Spell, day: Day): Day | null {
  return told.findLast((claimed) => claimed <= day) ?? null;
}
