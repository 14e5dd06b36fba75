// Columns back into records: the other half of `orontes/publish/site/packing.py`, which says what a column is.

export type Column = [sort: "w" | "v" | "d" | "o" | "l" | "?", ...rest: never[]];
type Columns = Record<string, Column>;
export interface Packed<Lists extends Record<string, object>> {
  words: string[];
  lists: { [Name in keyof Lists]: [count: number, columns: Columns] };
}

/** The records of one of the lists. */
export function unpacked<Lists extends Record<string, object>, Name extends keyof Lists>({ words, lists }: Packed<Lists>, name: Name): Lists[Name][] {
  const [count, columns] = lists[name];
  return records(columns, count, words) as Lists[Name][];
}

/** Each number from its step from the one before. */
export function sums(steps: readonly number[]): number[] {
  let at = 0;
  return steps.map((step) => (at += step));
}

/** The values of a column of so many records, null for those that have none. */
export function values(column: Column, count: number, words: readonly string[]): unknown[] {
  const [sort, ...rest] = column as [string, ...unknown[]];
  if (sort === "w") return (rest[0] as number[]).map((number) => words[number]);
  if (sort === "v") return rest[0] as unknown[];
  if (sort === "d") return sums(rest[0] as number[]);
  if (sort === "o") return records(rest[0] as Columns, count, words);
  if (sort === "l") return lists(rest[0] as number | number[], rest[1] as Column, count, words);
  return scattered(rest[0] as number, sums(rest[1] as number[]), rest[2] as Column, words);
}

/** A column of numbers or words as numbers: of words those of `words`, -1 for none. */
export function numbers(columns: Columns, name: string, count: number): Int32Array {
  const out = new Int32Array(count).fill(-1);
  const column = columns[name] as [string, ...unknown[]] | undefined;
  if (!column) return out;
  const [at, inner] = column[0] === "?" ? [sums(column[2] as number[]), column[3] as [string, number[]]] : [null, column as [string, number[]]];
  const told = inner[0] === "d" ? sums(inner[1]) : inner[1];
  told.forEach((value, position) => (out[at ? (at[position] as number) : position] = value));
  return out;
}

function records(columns: Columns, count: number, words: readonly string[]): object[] {
  const out: Record<string, unknown>[] = Array.from({ length: count }, () => ({}));
  for (const [key, column] of Object.entries(columns)) {
    const told = values(column, count, words);
    for (let at = 0; at < count; at++) if (told[at] !== null) (out[at] as Record<string, unknown>)[key] = told[at];
  }
  return out;
}

function lists(lengths: number | number[], column: Column, count: number, words: readonly string[]): unknown[] {
  const of = (at: number) => (typeof lengths === "number" ? lengths : (lengths[at] ?? 0));
  let total = 0;
  for (let at = 0; at < count; at++) total += of(at);
  const flat = values(column, total, words);
  let start = 0;
  return Array.from({ length: count }, (_, at) => flat.slice(start, (start += of(at))));
}

function scattered(count: number, at: number[], column: Column, words: readonly string[]): unknown[] {
  const out = new Array<unknown>(count).fill(null);
  const told = values(column, at.length, words);
  at.forEach((position, number) => (out[position] = told[number]));
  return out;
}
