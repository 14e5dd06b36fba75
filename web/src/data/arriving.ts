// How each kind of part is made ready for use, once, when it arrives: records unpacked, numbered and joined.
import { sums, unpacked, values, type Column } from "./packing";
import type { Begins, Core, Parts, RawGround, RawParcel, RawStretch, SourceLine } from "./parts";
import type { CellShape, CitedSpell, Claim, Day, Ground, Incident, Place, Spell, Stretch, Voice } from "./types";
import type { History } from "./then";

export interface Parcel {
  incidents: Incident[];
  claims: Claim[];
}

/** What is made of the parts of an edition; parts that are not named here are used as they come. */
export function arriving(core: Core, places: readonly Place[], seen: (parcel: Parcel) => void) {
  return {
    incidents(part: Parts["incidents"], number: number): Parcel {
      const made = parcel(part, core.begins.incidents[number]);
      seen(made);
      return made;
    },
    ground: (part: RawStretch) => stretch(part, core, places),
    history: (part: Parts["history"]) => unpacked(part, "places").map(history),
    cells: (part: Parts["cells"]) => part.map(([place, ...rings]): CellShape => [place, ...rings.map(outline)]),
    said: (part: Parts["said"]) => part.map(sums),
    sources: (part: Parts["sources"]) => ({ sources: unpacked<{ sources: SourceLine }, "sources">(part, "sources"), weights: part.weights }),
    registers: (part: Parts["registers"]) => ({ facilities: unpacked(part, "facilities"), weapons: unpacked(part, "weapons") }),
    humanitarian: (part: Parts["humanitarian"]) => ({ affected: unpacked(part, "affected"), accords: unpacked(part, "accords") }),
    spoken: ({ names, spoken }: Parts["spoken"]) => ({ names, spoken: values(spoken as Column, core.counts.incidents, []) as number[][] }),
  };
}

/** A parcel's records with their numbers, the chains of its claims as voices. */
export function parcel(part: RawParcel, begins: Begins["incidents"][number] | undefined): Parcel {
  const [incident = 0, claim = 0] = begins ?? [];
  const voices = unpacked(part, "voices") as Voice[];
  const claims = unpacked(part, "claims") as (Omit<Claim, "chain"> & { chain: number[] })[];
  return {
    incidents: (unpacked(part, "incidents") as Incident[]).map((one, at) => Object.assign(one, { number: incident + at })),
    claims: claims.map((one, at) => Object.assign(one, { number: claim + at, chain: one.chain.flatMap((voice) => voices[voice] ?? []) })),
  };
}

function stretch(part: RawStretch, core: Core, places: readonly Place[]): Stretch {
  const { from, to } = part;
  return { ...groundOf(part, from, to, core, places), ...(part.then ? { then: groundOf(part.then, from, to, core, places) } : {}) };
}

function groundOf(part: RawGround, from: Day, to: Day, core: Core, places: readonly Place[]): Stretch {
  const { fronts, areas, pockets, cuts } = part;
  const ground: Ground[] = places.slice(0, core.reported).map((place) => ({ ...place, beliefs: [], spells: [] }));
  const silent = new Map<number, Spell[]>();
  for (const [place, ...rows] of part.beliefs) {
    for (const row of rows) row[0] = (row[0] ?? 0) + from;
    (ground[place] as Ground).beliefs = rows;
  }
  for (const [place, ...told] of part.spells) {
    const spells = told.map((line) => spell(line, core));
    if (place < core.reported) (ground[place] as Ground).spells = spells;
    else silent.set(place, spells);
  }
  return { from, to, ground, silent, fronts, areas, pockets, cuts };
}

function spell([from, to, state, holder, p, label, last, ...told]: (number | null)[], core: Core): Spell {
  return {
    from: from ?? 0,
    to: to ?? 0,
    state: core.states[state ?? -1] ?? "unknown",
    holder: core.sides[holder ?? -1]?.id ?? "",
    p: (p ?? 0) / 100,
    label: core.labels[label ?? -1] ?? "",
    last: last ?? null,
    told: told as number[],
  };
}

function history(record: object): History {
  const told = record as History;
  const whole = (spells: CitedSpell[]) => spells.map((one) => ({ ...one, last: one.last ?? null }));
  return { ...told, spells: whole(told.spells), spellsThen: whole(told.spellsThen) };
}

function outline(steps: number[]): number[] {
  const out = [...steps];
  for (let at = 2; at < out.length; at++) out[at] = (out[at] ?? 0) + (out[at - 2] ?? 0);
  return out;
}
