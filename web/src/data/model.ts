// The edition with the look-ups that the views share. It judges nothing: it finds and orders what the files say.
// What has not arrived yet is sent for: a look-up then gives nothing, or what is there, and `misses` goes up by one.
import { arriving, type Parcel } from "./arriving";
import { crc32, lastUpTo } from "./codes";
import { Finding, type Found, type Index } from "./found";
import type { Core } from "./parts";
import type { Land } from "./land";
import { unpacked } from "./packing";
import { Shelf } from "./shelf";
import type { Source } from "./source";
import type { CellShape, Claim, Day, DocumentBody, Ground, Incident, Place, Side, Stretch, Voice } from "./types";
import { asKnown, toldOn, type History } from "./then";
import type { Filter } from "../state/store";

export { beliefOn, spellOn, type Belief } from "./ground";

export interface Period {
  first: Day;
  last: Day;
}

export const LONG_DAYS = 14; // a time this vague belongs to no day of the map
const UNKNOWN_VOICE: Voice = { name: "", id: "", kind: "unknown", alignment: "" };

type Use = ReturnType<typeof arriving>;

export class Model {
  readonly places: readonly Place[];
  readonly period: Period;
  readonly shelf: Shelf<Use>;
  private readonly sides: Map<string, Side>;
  private readonly placeById: Map<string, Place>;
  private readonly letters: Map<string, string>;
  private readonly numbers = new Map<string, number>(); // of the records that have arrived, by id
  private readonly finding: Finding;
  private then: Day | null = null; // the day from whose end all is looked at; null is now

  /** `tell` is called when something has arrived or been sent for. */
  constructor(source: Source, readonly core: Core, readonly land: Land, tell: () => void = () => {}) {
    this.places = unpacked(core.places, "places").map((place, number) => ({ ...place, number }));
    this.period = { first: core.period[0], last: core.period[1] };
    this.sides = new Map(core.sides.map((side) => [side.id, side]));
    this.placeById = new Map(this.places.map((place) => [place.id, place]));
    this.letters = initials(core.sides);
    this.shelf = new Shelf(source, arriving(core, this.places, (parcel) => this.note(parcel)), tell);
    this.finding = new Finding(core, this.shelf);
  }

  /** Look at all as it was known at the end of a day, or as it is known now (null). */
  look(day: Day | null): void {
    this.then = day;
  }

  /** How often something was asked for that has not arrived. */
  get misses(): number {
    return this.shelf.misses;
  }

  side(id: string | undefined): Side | undefined {
    return id ? this.sides.get(id) : undefined;
  }

  /** One letter that tells a side from every other, so that the map can be read without its colours. */
  letter(side: string): string {
    return this.letters.get(side) ?? "?";
  }

  place(id: string | undefined): Place | undefined {
    return id ? this.placeById.get(id) : undefined;
  }

  /** What is believed on a day, and what follows from it. */
  stretch(day: Day): Stretch | undefined {
    const stretch = this.shelf.get("ground", this.stretchOf(day));
    return this.then === null ? stretch : stretch?.then;
  }

  /** The places as they are known now and as they were known at the end of the day, whichever is looked at. */
  bothGrounds(day: Day): { now: Ground[]; then: Ground[] } {
    const stretch = this.shelf.get("ground", this.stretchOf(day));
    return { now: stretch?.ground ?? [], then: stretch?.then?.ground ?? [] };
  }

  /** The places with control, each with what is believed of it about the day. */
  ground(day: Day): Ground[] {
    return this.stretch(day)?.ground ?? [];
  }

  /** Everything believed and said of a place. */
  history(place: Place): History | undefined {
    const { history } = this.core.begins;
    const number = lastUpTo(history.length, (at) => history[at] ?? 0, place.number);
    return this.shelf.get("history", number)?.[place.number - (history[number] ?? 0)];
  }

  /** The ground of the places. */
  cells(): CellShape[] {
    return this.core.ground.cells ? (this.shelf.get("cells") ?? []) : [];
  }

  /** An incident by its number in the chronology; undefined where nobody had told of it yet. */
  at(number: number): Incident | undefined {
    const incident = this.now(number);
    return incident && this.seen(incident);
  }

  /** An incident by its number, as it is known now. */
  now(number: number): Incident | undefined {
    const parcel = this.parcelOf(0, number);
    return this.shelf.get("incidents", parcel)?.incidents[number - (this.core.begins.incidents[parcel]?.[0] ?? 0)];
  }

  /** The incidents of these numbers. */
  several(numbers: readonly number[]): Incident[] {
    return numbers.flatMap((number) => this.at(number) ?? []);
  }

  incident(id: string): Incident | undefined {
    const incident = this.found("incidents", id, (number) => this.now(number));
    return incident && this.seen(incident);
  }

  claim(id: string): Claim | undefined {
    return this.found("claims", id, (number) => this.claims([number])[0]);
  }

  /** The claims of these numbers. */
  claims(numbers: readonly number[] | undefined): Claim[] {
    return (numbers ?? []).flatMap((number) => {
      const parcel = this.parcelOf(1, number);
      const claim = this.shelf.get("incidents", parcel)?.claims[number - (this.core.begins.incidents[parcel]?.[1] ?? 0)];
      return claim && (this.then === null || toldOn(claim) <= this.then) ? claim : [];
    });
  }

  claimsOf(incident: Incident): Claim[] {
    return this.claims(incident.accounts?.flatMap((account) => account.claims));
  }

  preferred(incident: Incident): Claim | undefined {
    return incident.preferred === undefined ? undefined : this.claims([incident.preferred])[0];
  }

  /** The incident that a claim is told of, undefined where it is of none. */
  incidentOf({ number }: Claim): Incident | undefined {
    const { incidents = [] } = this.shelf.get("incidents", this.parcelOf(1, number)) ?? {};
    return incidents.find(({ accounts }) => accounts?.some(({ claims }) => claims.includes(number)));
  }

  voices(claim: Claim): Voice[] {
    return claim.chain;
  }

  /** The innermost voice: who says so. */
  voice(claim: Claim): Voice {
    return claim.chain.at(-1) ?? UNKNOWN_VOICE;
  }

  /** A report: where it is from, its text and its entries. Undefined until it arrives. */
  document(number: number): DocumentBody | undefined {
    const [first, bodies] = this.shelf.get("text", this.textOf(number)) ?? [0, []];
    return bodies[number - first];
  }

  /** Why a report cannot be read, "" where it can or may yet. */
  unread(number: number): string {
    return this.shelf.broken.get(`text-${this.textOf(number)}`) ?? "";
  }

  /** The numbers of the claims of which a source is the innermost voice; undefined where no such source speaks. */
  saidBy(name: string): number[] | undefined {
    const { said } = this.core.begins;
    const source = this.shelf.get("sources")?.sources.findIndex((one) => one.name === name) ?? -1;
    if (source < 0) return undefined;
    const number = lastUpTo(said.length, (at) => said[at] ?? 0, source);
    return this.shelf.get("said", number)?.[source - (said[number] ?? 0)] ?? [];
  }

  /** The incidents that pass a filter. */
  passing(filter: Filter): Found {
    return this.finding.passing(filter, this.then ?? undefined);
  }

  /** What is asked of all incidents, in columns. */
  index(): Index | undefined {
    return this.finding.columns();
  }

  clamp(day: Day): Day {
    return Math.min(this.period.last, Math.max(this.period.first, Math.round(day)));
  }

  /** Incidents that may have happened on the day or in the `span - 1` days before it, the vaguely dated left out. */
  during(day: Day, span: number): Incident[] {
    const parcels = this.core.begins.incidents.flatMap(([, , from, until], number) => (from <= day && until > day - span ? [number] : []));
    const held = parcels.flatMap((number) => this.shelf.get("incidents", number)?.incidents ?? []);
    const near = held.filter(({ from, to }) => from <= day && to > day - span && to - from <= LONG_DAYS);
    return this.then === null ? near : near.flatMap((incident) => this.seen(incident) ?? []);
  }

  /** Send for what the days after this one need. */
  prefetch(day: Day): void {
    this.shelf.prefetch("ground", Math.min(this.core.begins.ground.length - 1, this.stretchOf(day) + 1));
    const { incidents } = this.core.begins;
    const next = lastUpTo(incidents.length, (at) => incidents[at]?.[2] ?? 0, day) + 1;
    if (next < incidents.length) this.shelf.prefetch("incidents", next);
  }

  private seen(incident: Incident): Incident | undefined {
    return this.then === null ? incident : asKnown(incident, this.then);
  }

  private stretchOf(day: Day): number {
    const { ground } = this.core.begins;
    return lastUpTo(ground.length, (at) => ground[at] ?? 0, day);
  }

  private textOf(document: number): number {
    const { text } = this.core.begins;
    return lastUpTo(text.length, (at) => text[at] ?? 0, document);
  }

  private parcelOf(column: 0 | 1, number: number): number {
    const { incidents } = this.core.begins;
    return lastUpTo(incidents.length, (at) => incidents[at]?.[column] ?? 0, number);
  }

  private note({ incidents, claims }: Parcel): void {
    for (const { id, number } of [...incidents, ...claims]) this.numbers.set(id, number);
  }

  /** A record by its id: known from a parcel that is there, else by way of the list that its checksum leads to. */
  private found<Item extends Incident | Claim>(kind: "incidents" | "claims", id: string, at: (number: number) => Item | undefined): Item | undefined {
    const { find } = this.core.begins;
    if (!find) this.shelf.get("incidents", 0); // the only parcel
    const known = this.numbers.get(id);
    if (known !== undefined || !find) return known === undefined ? undefined : at(known);
    const code = crc32(id);
    const [codes, numbers] = this.shelf.get("find", code % find)?.[kind] ?? [[], []];
    const candidates = codes.flatMap((one, position) => (one === code ? (at(numbers[position] as number) ?? []) : []));
    return candidates.find((record) => record.id === id);
  }
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
