// A search for words in every claim, parcel after parcel, that leaves the page time to answer in between.
import type { Parcel } from "./arriving";
import type { Claim } from "./types";

const SLICE_MS = 24; // of work before the page has its turn
const TELL_MS = 250;

export type Read = (parcel: number) => Parcel | Promise<Parcel | undefined>;

export class Search {
  /** The numbers of the incidents that have the words in one of their claims. */
  readonly hits = new Set<number>();
  private readonly claims = new Set<number>(); // an incident may cite a claim of an earlier parcel
  private searched = 0;
  private stopped = false;

  /** What is at hand is searched at once; `tell` is called now and then while the rest is, and at the end. */
  constructor(readonly words: string, private readonly parcels: number, private readonly read: Read, private readonly tell: () => void) {
    void this.go();
  }

  /** How much is searched, 0 to 1. */
  get done(): number {
    return this.searched / this.parcels;
  }

  stop(): void {
    this.stopped = true;
  }

  private async go(): Promise<void> {
    let [begun, told] = [performance.now(), performance.now()];
    for (let number = 0; number < this.parcels; number++) {
      const read = this.read(number);
      const parcel = read instanceof Promise ? await read : read;
      if (this.stopped) return;
      if (parcel) this.look(parcel);
      this.searched = number + 1;
      if (performance.now() - begun < SLICE_MS) continue;
      if (performance.now() - told > TELL_MS) told = (this.tell(), performance.now());
      await new Promise((resolve) => setTimeout(resolve));
      begun = performance.now();
    }
    this.tell();
  }

  private look({ incidents, claims }: Parcel): void {
    for (const claim of claims) if (haystack(claim).includes(this.words)) this.claims.add(claim.number);
    const hit = (number: number) => this.claims.has(number);
    for (const { number, accounts } of incidents) if (accounts?.some((account) => account.claims.some(hit))) this.hits.add(number);
  }
}

function haystack(claim: Claim): string {
  const names = claim.chain.map(({ name }) => name);
  return [claim.quote, claim.place, claim.placeName, claim.actor, claim.target, ...names].join(" ").toLocaleLowerCase();
}
