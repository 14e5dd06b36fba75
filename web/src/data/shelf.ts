// What has arrived of the edition, as the page uses it; asks its source for the rest, and says when more is there.
import { nameOf, type Kind, type Parts } from "./parts";
import type { Source } from "./source";

/** How each kind of part is made ready once, when it arrives. */
export type Ready = { [K in Kind]?: (part: Parts[K], number: number) => unknown };
export type Made<Use extends Ready, K extends Kind> = Use[K] extends (part: Parts[K], number: number) => infer Out ? Out : Parts[K];

const MOST: Partial<Record<Kind, number>> = { ground: 24, text: 60, history: 60, find: 60 }; // of a series, the latest used
const MOST_ELSE = 300; // more than any view asks for at once
const PAUSE_MS = 16; // several that arrive together are told of once

export class Shelf<Use extends Ready> {
  /** How often something was asked for that had not arrived. */
  misses = 0;
  /** What could not be read, with the reason that the source gives. */
  readonly broken = new Map<string, string>();
  private readonly kept = new Map<Kind, Map<number, unknown>>();
  private readonly awaited = new Set<string>();
  private telling = false;
  private waiters: (() => void)[] = [];

  constructor(private readonly source: Source, private readonly use: Use, private readonly tell: () => void) {}

  /** How many parts are on their way. */
  get waiting(): number {
    return this.awaited.size;
  }

  /** A part, if it is there; else it is sent for, and `tell` is called once it has come. */
  get<K extends Kind>(kind: K, number = 0): Made<Use, K> | undefined {
    const kept = this.kept.get(kind);
    if (kept?.has(number)) return this.touched(kept, number) as Made<Use, K>;
    const name = `${kind}-${number}`;
    if (this.broken.has(name)) return undefined;
    if (!this.awaited.has(name)) this.send(kind, number, name);
    const made = this.kept.get(kind)?.get(number);
    if (made === undefined) this.misses += 1;
    return made as Made<Use, K> | undefined;
  }

  /** Whether what is done asks for something that has not arrived. That is told to nobody else: it waits for itself. */
  lacked(work: () => void): boolean {
    const before = this.misses;
    work();
    const lacking = this.misses > before;
    this.misses = before;
    return lacking;
  }

  /** A part that may be wanted soon. */
  prefetch(kind: Kind, number: number): void {
    const name = `${kind}-${number}`;
    if (!this.kept.get(kind)?.has(number) && !this.awaited.has(name) && !this.broken.has(name)) this.send(kind, number, name);
  }

  /** A part for a look in passing: it is not kept if it has to be sent for. Undefined where it cannot be read. */
  once<K extends Kind>(kind: K, number: number): Made<Use, K> | Promise<Made<Use, K> | undefined> {
    const kept = this.kept.get(kind)?.get(number);
    if (kept !== undefined) return kept as Made<Use, K>;
    const part = this.source.read(kind, number);
    if (part instanceof Promise) return part.then((value) => this.made(kind, number, value)).catch((error: Error) => void this.broken.set(`${kind}-${number}`, error.message));
    this.keep(kind, number, part);
    return this.kept.get(kind)?.get(number) as Made<Use, K>;
  }

  /** Tell of a change soon, once for all that come together. */
  announce(): void {
    if (this.telling) return;
    this.telling = true;
    setTimeout(() => {
      this.telling = false;
      const waiters = this.waiters;
      this.waiters = [];
      for (const waiter of waiters) waiter();
      this.tell();
    }, PAUSE_MS);
  }

  /** Call back once, when there is more. */
  next(waiter: () => void): void {
    this.waiters.push(waiter);
  }

  private send<K extends Kind>(kind: K, number: number, name: string): void {
    const part = this.source.read(kind, number);
    if (!(part instanceof Promise)) return this.tryKeep(kind, number, part);
    this.awaited.add(name);
    this.announce();
    part
      .then((value) => this.keep(kind, number, value))
      .catch((error: Error) => this.broken.set(name, error.message))
      .finally(() => {
        this.awaited.delete(name);
        this.announce();
      });
  }

  private tryKeep<K extends Kind>(kind: K, number: number, part: Parts[K]): void {
    try {
      this.keep(kind, number, part);
    } catch (error) {
      this.broken.set(`${kind}-${number}`, (error as Error).message);
      this.announce();
    }
  }

  private keep<K extends Kind>(kind: K, number: number, part: Parts[K]): void {
    const kept = this.kept.get(kind) ?? new Map<number, unknown>();
    this.kept.set(kind, kept);
    kept.set(number, this.made(kind, number, part));
    const [oldest] = kept.keys();
    if (kept.size > (MOST[kind] ?? MOST_ELSE) && oldest !== undefined) kept.delete(oldest);
  }

  private made<K extends Kind>(kind: K, number: number, part: Parts[K]): Made<Use, K> {
    const ready = this.use[kind] as ((part: Parts[K], number: number) => Made<Use, K>) | undefined;
    if (!ready) return part as Made<Use, K>;
    try {
      return ready(part, number);
    } catch {
      throw new Error(`site/${nameOf(kind, number)}.js`); // it holds something else than it should
    }
  }

  private touched(kept: Map<number, unknown>, number: number): unknown {
    const value = kept.get(number);
    kept.delete(number);
    kept.set(number, value);
    return value;
  }
}
