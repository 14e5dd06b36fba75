// What an edition hands to the page; `orontes.publish.site` writes it. Records name each other by number.
// Days are whole days since 1970-01-01 (UTC); spans are [start, end] in UTF-16 units of the document's text.
import type { Stage } from "./then";

export type Day = number;
export type Pair = [number, number];
export type Bounds = [low: number, high: number | null];
export type Estimate = [low: number, best: number, high: number | null];
export type Grade = "confirmed" | "fair" | "weak" | "contested" | "discounted";
export type SpellState = "held" | "contested" | "encircled" | "unknown";

export interface EditionFacts {
  title: string;
  theatre: string;
  profile: string;
  asOf: Day;
  /** The first day of the war, or of everything where no theatre is known. */
  start: Day;
  delay: number;
  /** Days without news after which half of what is believed beyond the prior is gone. */
  halfLife: number;
  tiles: string;
  version: string;
  packOrigin: string;
}

export interface Side {
  id: string;
  name: string;
  colour: string;
  holds: boolean;
}

export interface DocumentHead {
  id: string;
  doc: string;
  file: string;
  publisher: string;
  title: string;
  url: string;
  published: string;
  from: string;
  notes: string[];
}

export interface Entry {
  kind: string;
  span: Pair;
  time: string;
  stamp: string;
  heading: string;
}

export interface DocumentBody {
  head: DocumentHead;
  text: string;
  entries: Entry[];
}

export interface Voice {
  name: string;
  id: string;
  kind: string;
  alignment: string;
}

export interface Located {
  place?: string;
  placeId?: string;
  placeName?: string;
  admin1?: string;
  lat?: number;
  lon?: number;
  radius: number;
  prec: number;
  placeP: number;
  placeWhy?: string;
}

export interface Dated {
  from: Day;
  to: Day;
  precision: string;
}

export interface Claim extends Located, Dated {
  number: number;
  id: string;
  doc: number;
  span: Pair;
  sentence?: Pair;
  quote: string;
  kind: string;
  actor?: string;
  side?: string;
  target?: string;
  targetSide?: string;
  said: string;
  source?: string;
  /** From the publisher to the innermost voice. */
  chain: Voice[];
  modality: string;
  killed?: Bounds;
  injured?: Bounds;
  civilians?: Bounds;
  facility?: string;
  weapon?: string;
  marks?: string[];
  confidence: number;
  rule?: string;
  reader: string;
}

export interface Account {
  name: string;
  alignment: string;
  kind: string;
  claims: number[];
  /** Who has the account from whom, where anybody repeats it. */
  tree?: Teller[];
}

/** One who tells an account, and those who quote or copy them. */
export interface Teller {
  by: string;
  how: "own" | "quotes" | "copies";
  repeated: Teller[];
}

export interface Toll {
  killed?: Estimate;
  civilians?: Estimate;
  injured?: Estimate;
  origins: number;
  counted?: number[];
  aside?: [claim: number, why: string][];
}

/** A reason of a grade, or what would raise it: a code with what it is said of, and English words for it. */
export interface Why {
  code: string;
  text: string;
  values?: Record<string, number | string | string[]>;
}

export interface Incident extends Located, Dated {
  /** The day on which it was first told of. */
  told?: Day;
  /** The day from which on it has stood as it is now, where it stood otherwise before. */
  last?: Day;
  stages?: Stage[];
  /** In the order of the chronology. */
  number: number;
  id: string;
  kind: string;
  modality: string;
  actor?: string;
  side?: string;
  target?: string;
  targetSide?: string;
  accounts?: Account[];
  preferred?: number;
  origins: number;
  grade: Grade;
  reasons?: (Why & { claims: number[] })[];
  raise?: Why[];
  strike?: string;
  belligerent?: string;
  attribution: string;
  contradictions?: { field: string; values: [text: string, claim: number][] }[];
  facility?: string;
  weapon?: string;
  toll?: Toll;
}

interface RegisterLine {
  incident?: string;
  placeId?: string;
  place?: string;
  admin1?: string;
  from: Day;
  to: Day;
  belligerent?: string;
  grade: Grade;
}

export interface FacilityLine extends RegisterLine {
  facility: string;
  name?: string;
  kind: string;
  attribution: string;
  chain?: string[]; // who tells it
  /** How many facilities the words count. */
  many?: Bounds;
  /** The how manieth attack on it that is known. */
  attack: number;
  impacts?: string[];
  certainty?: string;
}

export interface WeaponLine extends RegisterLine {
  weapon: string;
  /** Who tells it: the names of each chain. */
  seen?: string[][];
  said?: string[][];
  concluded?: string[][];
  ban?: string;
  treaty?: string;
  bound?: string[];
  notBound?: string[];
}

export interface AffectedLine {
  what: string;
  people: Bounds;
  unit: string;
  places?: string[];
  from: Day;
  to: Day;
  alleged?: boolean;
  claim?: string;
  /** Who counted. */
  chain?: string[];
  /** How many other counts may be of the same people. */
  overlaps?: number;
}

/** How far a source, by its id, or a kind of voice in brackets, is believed on a topic. */
export interface Weight {
  source: string;
  topic: string;
  /** Of what serves its own side. */
  own: boolean;
  weight: [low: number, weight: number, high: number];
  answers: number;
  right: number;
}

export interface AccordLine {
  incident?: string;
  what: string;
  status: string;
  stage?: string;
  place?: string;
  from: Day;
  to: Day;
  parties?: string[];
  sponsors?: string[];
  chain?: string[]; // who tells it
  hours?: number;
  grade: Grade;
}

/** A place that the map names only so that others can be found by it. */
export type Town = { name: string; lat: number; lon: number };

/** A place by its number; those with control come first, then those that no report names. */
export interface Place {
  number: number;
  id: string;
  name: string;
  admin1: string;
  lat: number;
  lon: number;
}

export interface Spell {
  from: Day;
  to: Day;
  state: SpellState;
  holder: string;
  p: number;
  label: string;
  /** The latest day on which a claim supported the holder. */
  last: Day | null;
  /** The days until which claims support the holder, in order. */
  told: Day[];
}

/** A place with what is believed of it: rows of day, contested, encircled, then side and share by turns, in per cent. */
export interface Ground extends Place {
  beliefs: number[][];
  spells: Spell[];
}

/** A spell with its claims, by number. */
export interface CitedSpell extends Spell {
  id: string;
  for: number[];
  against: number[];
}

/** Then the stretches, each flat: lon, lat, lon, lat in ten-thousandths of a degree. */
export type FrontLine = [from: Day, to: Day, side: number, other: number, place: number, otherPlace: number, p: number, reported: number, ...stretches: number[][]];

export type AreaLine = [from: Day, to: Day, side: number, state: string, km2: number, reportedKm2: number, places: number, reported: number];
export type PocketLine = [from: Day, to: Day, side: number, places: number[], km2: number, reported: number, p: number];
export type CutLine = [from: Day, to: Day, road: string, side: number, by: number, places: number[], start: number, end: number, p: number, reported: number];

/** What is believed on a stretch of days, and what follows from it. Places go by number. */
export interface Stretch {
  from: Day;
  to: Day;
  /** The same days as they were known at their end. */
  then?: Stretch;
  /** The places with control, by number. */
  ground: Ground[];
  /** The spells of places that no report names, by number. */
  silent: Map<number, Spell[]>;
  fronts: FrontLine[];
  areas: AreaLine[];
  pockets: PocketLine[];
  cuts: CutLine[];
}

/** The ground of a place: its number, then its outlines, flat. */
export type CellShape = [place: number, ...rings: number[][]];
