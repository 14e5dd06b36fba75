// The parts that an edition is read in, as they come; `orontes.publish.site` writes them. What is packed, packing.ts unpacks.
import type { Land } from "./land";
import type { Packed } from "./packing";
import type { AffectedLine, AccordLine, AreaLine, CutLine, Day, DocumentBody, EditionFacts, FacilityLine, FrontLine, Place, PocketLine, Side, SpellState, Town, Voice, Weight, WeaponLine } from "./types";

export type Option = [value: string, count: number];
type Box = [west: number, south: number, east: number, north: number];

/** What is always there. */
export interface Core {
  edition: EditionFacts;
  counts: { documents: number; claims: number; incidents: number };
  sides: Side[];
  /** Sides that hold a place at any time. */
  holders: string[];
  states: SpellState[];
  labels: string[];
  /** What filters offer, the commonest first. */
  options: Record<"kind" | "grade" | "actor" | "modality" | "weapon" | "facility" | "source", Option[]>;
  /** The days of the slider. */
  period: [first: Day, last: Day];
  /** Steps to the days on which incidents begin; how many do, and how many of them are of that day alone. */
  days: { days: number[]; begun: number[]; dated: number[] };
  towns: Town[];
  /** How many places have control; the others are silent. */
  reported: number;
  places: Packed<{ places: Place }>;
  ground: { cells: number; silent: boolean; pockets: number };
  /** Where most is reported, and where anything is. */
  home: [near: Box, all: Box];
  begins: Begins;
}

/** Where each part of a series begins. */
export interface Begins {
  /** First incident, first claim, first day, last day on which one of its incidents may be. */
  incidents: [incident: number, claim: number, from: Day, until: Day][];
  ground: Day[];
  history: number[];
  said: number[];
  text: number[];
  /** How many lists there are to find a record by its id. */
  find: number;
}

/** A voice of a claim's chain goes by its number among those of the parcel. */
export type RawParcel = Packed<{ incidents: object; claims: object; voices: Voice }>;

/** Days of beliefs are counted from the stretch's first. A spell: from, to, state, holder, per cent, label, last, told. */
export interface RawStretch extends RawGround {
  from: Day;
  to: Day;
  /** The same as it was known at the end of each day. */
  then?: RawGround;
}

export interface RawGround {
  beliefs: [place: number, ...rows: number[][]][];
  spells: [place: number, ...spells: (number | null)[][]][];
  fronts: FrontLine[];
  areas: AreaLine[];
  pockets: PocketLine[];
  cuts: CutLine[];
}

/** CRC-32 of ids, and the numbers of their records. */
export interface Finder {
  incidents: [codes: number[], numbers: number[]];
  claims: [codes: number[], numbers: number[]];
}

export interface SourceLine extends Voice {
  claims: number;
  reports: number;
  from: Day;
  to: Day;
}

export interface LostLine {
  place?: string;
  placeName?: string;
  claims: number;
  why?: string;
  claim: string;
  quote: string;
  chain: string[];
}

/** Every part by its kind. Those of a series are told apart by number; of the others there is one, number 0. */
export interface Parts {
  core: Core;
  land: Land;
  /** Each point is told as its step from the one before. */
  cells: [place: number, ...rings: number[][]][];
  index: Packed<{ incidents: object }>;
  spoken: { names: string[]; spoken: unknown[] };
  sources: Packed<{ sources: SourceLine }> & { weights: Weight[] };
  registers: Packed<{ facilities: FacilityLine; weapons: WeaponLine }>;
  humanitarian: Packed<{ affected: AffectedLine; accords: AccordLine }>;
  unplaced: { lost: LostLine[]; skipped: { file: string; reason: string; detail: string }[]; notes: [doc: string, note: string][] };
  incidents: RawParcel;
  ground: RawStretch;
  history: Packed<{ places: object }>;
  said: number[][];
  find: Finder;
  text: [first: number, bodies: DocumentBody[]];
}

export type Kind = keyof Parts;
export const SERIES: readonly Kind[] = ["incidents", "ground", "history", "said", "find", "text"];

/** The name that a part goes by. */
export const nameOf = (kind: Kind, number: number) => (SERIES.includes(kind) ? `${kind}-${number}` : kind);
