// The edition with the look-ups that the views share. It judges nothing: it finds and orders what the files say.
import type { Source } from "./source";
import type { Claim, Core, Day, Ground, Incident, Side, Spell, Voice } from "./types";

export interface Belief {
  contested: number;
  encircled: number;
  shares: { side: string; p: number }[];
}

export interface Period {
  first: Day;
  last: Day;
}

const STRAY = 0.02; // share of incidents that the chronology shows but the slider does not reach
const RUN_UP = 7; // days
const UNKNOWN_VOICE: Voice = { name: "", id: "", kind: "unknown", alignment: "" };

export class Model {
  readonly core: Core;
  readonly ground: Ground[];
  readonly period: Period;
  /** In the order of the chronology. */
  readonly incidents: Incident[];
  private readonly sides: Map<string, Side>;
  private readonly places: Map<string, Ground>;
  private readonly incidentById: Map<string, Incident>;
  private readonly claimById: Map<string, Claim>;
  private readonly letters: Map<string, string>;

  constructor(readonly source: Source) {
    this.core = source.core;
    this.ground = source.ground;
    this.incidents = [...this.core.incidents].sort((a, b) => a.from - b.from || a.to - b.to);
    this.period = period(this.ground, this.core);
    this.sides = new Map(this.core.sides.map((side) => [side.id, side]));
    this.places = new Map(this.ground.map((place) => [place.id, place]));
    this.incidentById = new Map(this.core.incidents.map((incident) => [incident.id, incident]));
    this.claimById = new Map(this.core.claims.map((claim) => [claim.id, claim]));
    this.letters = initials(this.core.sides);
  }

  side(id: string | undefined): Side | undefined {
    return id ? this.sides.get(id) : undefined;
  }

  /** One letter that tells a side from every other, so that the map can be read without its colours. */
  letter(side: string): string {
    return this.letters.get(side) ?? "?";
  }

  place(id: string | undefined): Ground | undefined {
    return id ? this.places.get(id) : undefined;
  }

  incident(id: string): Incident | undefined {
    return this.incidentById.get(id);
  }

  claim(id: string): Claim | undefined {
    return this.claimById.get(id);
  }

  /** The claims of these numbers. */
  claims(numbers: readonly number[] | undefined): Claim[] {
    return (numbers ?? []).flatMap((number) => this.core.claims[number] ?? []);
  }

  claimsOf(incident: Incident): Claim[] {
    return this.claims(incident.accounts?.flatMap((account) => account.claims));
  }

  preferred(incident: Incident): Claim | undefined {
    return incident.preferred === undefined ? undefined : this.core.claims[incident.preferred];
  }

  voices(claim: Claim): Voice[] {
    return claim.chain.map((number) => this.core.voices[number] ?? UNKNOWN_VOICE);
  }

  /** The innermost voice: who says so. */
  voice(claim: Claim): Voice {
    return this.voices(claim).at(-1) ?? UNKNOWN_VOICE;
  }

  /** The latest day up to `day` of which a claim supports the spell's holder, null for none. */
  confirmed(spell: Spell, day: Day): Day | null {
    const told = [...this.claims(spell.for).map(({ to }) => to), ...(spell.last === null ? [] : [spell.last])];
    const before = told.filter((claimed) => claimed <= day);
    return before.length ? Math.max(...before) : null;
  }

  clamp(day: Day): Day {
    return Math.min(this.period.last, Math.max(this.period.first, Math.round(day)));
  }

  /** Incidents that may have happened on the day or in the `span - 1` days before it. */
  during(day: Day, span: number): Incident[] {
    return this.incidents.filter((incident) => incident.from <= day && incident.to > day - span);
  }
}

/** What is believed of a place on a day, null where nothing is said. */
export function beliefOn(place: Ground, day: Day, sides: readonly Side[]): Belief | null {
  const row = place.beliefs.findLast((candidate) => (candidate[0] ?? Infinity) <= day);
  if (!row || row.length === 1) return null;
  const shares = [];
  for (let at = 3; at < row.length; at += 2) {
    shares.push({ side: sides[row[at] ?? -1]?.id ?? "", p: (row[at + 1] ?? 0) / 100 });
  }
  return { contested: (row[1] ?? 0) / 100, encircled: (row[2] ?? 0) / 100, shares };
}

/** The spell that covers a day. */
export function spellOn(place: Ground, day: Day): Spell | undefined {
  return place.spells.find((spell) => spell.from <= day && day <= spell.to);
}

/** The days the slider runs over: those with beliefs, less the time before the war and what few claims reach back to. */
function period(ground: Ground[], core: Core): Period {
  const told = core.incidents.filter(({ precision }) => precision === "day").map(({ to }) => to).sort((a, b) => a - b);
  const days = ground.flatMap(({ beliefs }) => {
    const [first, end] = [beliefs[0]?.[0], beliefs.at(-1)?.[0]];
    return first === undefined || end === undefined ? [] : [first, end - 1];
  });
  if (!days.length) days.push(...(told.length ? told : [core.edition.asOf]));
  const last = days.reduce((a, b) => Math.max(a, b));
  const stray = (told[Math.floor(told.length * STRAY)] ?? -Infinity) - RUN_UP;
  return { first: Math.min(last, Math.max(stray, core.edition.start, days.reduce((a, b) => Math.min(a, b)))), last };
}

function initials(sides: readonly Side[]): Map<string, string> {
  const taken = new Map<string, string>();
  for (const { id, name } of sides) {
    const letters = [...name.toUpperCase()].filter((letter) => /\p{L}/u.test(letter));
    const free = letters.find((letter) => ![...taken.values()].includes(letter));
    taken.set(id, free ?? letters[0] ?? "?");
  }
  return taken;
}
