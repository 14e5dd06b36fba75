// Which incidents pass a filter, from the index of all of them and, for words, from a search through the parcels.
import type { arriving } from "./arriving";
import { firstFrom } from "./codes";
import { numbers, sums } from "./packing";
import type { Core, Parts } from "./parts";
import { Search } from "./search";
import type { Shelf } from "./shelf";
import type { Day } from "./types";
import type { Filter } from "../state/store";
import { dayNumber } from "../text/dates";

/** Incidents in the order of the chronology. While what decides is on its way, there are fewer of them than pass. */
export interface Found {
  count: number;
  /** The number of the incident at a position among those found. */
  at(position: number): number;
  has(number: number): boolean;
  /** The position of the first that may have begun on a day or later. */
  position(day: Day): number;
  /** How many are of a day alone, by day. */
  daily(): Map<Day, number>;
  /** How much of the words is searched, 0 to 1. */
  searched: number;
}

const WORDS = ["kind", "grade", "actor", "modality", "weapon", "facility"] as const; // an incident has the value or not
const SIDES = ["side", "belligerent", "targetSide"] as const;

type Column = (typeof WORDS)[number] | (typeof SIDES)[number] | "from" | "wide" | "place" | "dead" | "disputed" | "area" | "lag";

/** A column for each thing that is asked of incidents; words go by their number among `words`, -1 is none. */
export class Index {
  readonly words: string[];
  private readonly made = new Map<Column, Int32Array>();

  constructor(private readonly part: Parts["index"]) {
    this.words = part.words;
  }

  /** The incidents that have a value of at least `least` in a column, of those that lie within the days. */
  having(name: Column, least = 0, from = -Infinity, until = Infinity): number[] {
    const [column, begun, wide] = [this.column(name), this.column("from"), this.column("wide")];
    const out = [];
    for (let number = 0; number < column.length; number++) {
      const day = begun[number] ?? 0;
      if ((column[number] ?? -1) >= least && day >= from && day + (wide[number] ?? 0) <= until) out.push(number);
    }
    return out;
  }

  /** The incidents that may have happened on a day and were told of only after it. */
  later(day: Day): number[] {
    const [begun, wide, lag] = [this.column("from"), this.column("wide"), this.column("lag")];
    const on = (number: number) => (begun[number] ?? 0) <= day && day <= (begun[number] ?? 0) + (wide[number] ?? 0);
    return [...begun.keys()].filter((number) => on(number) && (begun[number] ?? 0) + (lag[number] ?? 0) > day);
  }

  column(name: Column): Int32Array {
    const made = this.made.get(name) ?? numbers(this.part.lists.incidents[1], name, this.part.lists.incidents[0]);
    this.made.set(name, made);
    return made;
  }
}

export class Finding {
  private readonly everything: Found;
  private readonly known = new Map<string, Found>(); // what is final, by filter
  private index: Index | undefined;
  private search: Search | undefined;

  constructor(private readonly core: Core, private readonly shelf: Shelf<ReturnType<typeof arriving>>) {
    this.everything = all(core);
  }

  /** Those that pass a filter; with a day, those of them that had been told of by its end. */
  passing(filter: Filter, then?: Day): Found {
    const key = JSON.stringify([filter, then]);
    if (then === undefined && Object.values(filter).every((value) => !value.trim())) return this.everything;
    const known = this.known.get(key);
    if (known) return known;
    const before = this.shelf.misses;
    const found = this.sift(filter, then);
    if (this.known.size > 8) this.known.clear();
    if (this.shelf.misses === before) this.known.set(key, found);
    return found;
  }

  /** The index, if it is there. */
  columns(): Index | undefined {
    const part = this.shelf.get("index");
    return part && (this.index ??= new Index(part));
  }

  private sift(filter: Filter, then?: Day): Found {
    const index = this.columns();
    const words = filter.text.trim().toLocaleLowerCase();
    const spoken = filter.source ? this.shelf.get("spoken") : undefined;
    const search = words ? this.searching(words) : undefined;
    if (!index || (filter.source && !spoken)) return some(new Int32Array(0), index, 0);
    const tests = [...plain(index, filter), ...within(index, filter), ...(then === undefined ? [] : [told(index, then)])];
    if (spoken) {
      const voice = spoken.names.indexOf(filter.source);
      tests.push((number) => spoken.spoken[number]?.includes(voice) ?? false);
    }
    if (search) tests.push((number) => search.hits.has(number));
    const out = [];
    for (let number = 0; number < this.core.counts.incidents; number++) if (tests.every((test) => test(number))) out.push(number);
    return some(Int32Array.from(out), index, search ? search.done : 1);
  }

  /** The search for these words; another one that runs is given up. A search that goes on counts as something missed. */
  private searching(told: string): Search {
    if (this.search?.words !== told) {
      this.search?.stop();
      const parcels = this.core.begins.incidents.length;
      this.search = new Search(told, parcels, (number) => this.shelf.once("incidents", number), () => this.shelf.announce());
    }
    if (this.search.done < 1) this.shelf.misses += 1;
    return this.search;
  }
}

type Test = (number: number) => boolean;

function plain(index: Index, filter: Filter): Test[] {
  const asked = WORDS.filter((name) => filter[name]).map((name) => ({ column: index.column(name), wanted: index.words.indexOf(filter[name]) }));
  const tests = asked.map(({ column, wanted }): Test => (number) => wanted >= 0 && column[number] === wanted);
  if (!filter.side) return tests;
  const wanted = index.words.indexOf(filter.side);
  const sides = SIDES.map((name) => index.column(name));
  return [...tests, (number) => wanted >= 0 && sides.some((column) => column[number] === wanted)];
}

/** Whether an incident had been told of by the end of a day. */
function told(index: Index, then: Day): Test {
  const [from, lag] = [index.column("from"), index.column("lag")];
  return (number) => (from[number] ?? 0) + (lag[number] ?? 0) <= then;
}

function within(index: Index, filter: Filter): Test[] {
  const [from, until] = [dayNumber(filter.from), dayNumber(filter.until)];
  const [begun, wide] = [index.column("from"), index.column("wide")];
  const tests: Test[] = [];
  if (from !== null) tests.push((number) => (begun[number] ?? 0) + (wide[number] ?? 0) >= from);
  if (until !== null) tests.push((number) => (begun[number] ?? 0) <= until);
  return tests;
}

function some(found: Int32Array, index: Index | undefined, searched: number): Found {
  const [from, wide] = index ? [index.column("from"), index.column("wide")] : [[], []];
  const begun = (position: number) => from[found[position] ?? -1] ?? 0;
  let held: Set<number> | undefined;
  return {
    count: found.length,
    at: (position) => found[position] ?? -1,
    has: (number) => (held ??= new Set(found)).has(number),
    position: (day) => firstFrom(found.length, begun, day),
    daily() {
      const days = new Map<Day, number>();
      for (const number of found) if (wide[number] === 0) days.set(from[number] ?? 0, (days.get(from[number] ?? 0) ?? 0) + 1);
      return days;
    },
    searched,
  };
}

/** Every incident: what is asked of them is in the core. */
function all({ counts, days }: Core): Found {
  const begun = sums(days.days);
  const before = [0, ...sums(days.begun)];
  return {
    count: counts.incidents,
    at: (position) => position,
    has: () => true,
    position: (day) => before[firstFrom(begun.length, (at) => begun[at] ?? 0, day)] ?? 0,
    daily: () => new Map(begun.map((day, at) => [day, days.dated[at] ?? 0])),
    searched: 1,
  };
}
