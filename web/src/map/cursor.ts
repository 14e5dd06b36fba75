// The keyboard's hand on the map: one stop of the Tab key that stands on a mark; arrows go to the next mark in their
// direction, Enter opens it, and what a pointer would be told is its name.
import { say } from "../text/messages";
import { h } from "../view/dom";
import { next, type Direction, type Placed } from "./layout";
import type { Overlay } from "./overlay";
import type { Words } from "./tip";

const WAYS: Record<string, Direction> = { ArrowLeft: "left", ArrowRight: "right", ArrowUp: "up", ArrowDown: "down" };

interface Hands {
  words(mark: Placed): Words;
  /** Show the mark's words and its ring, or nothing. */
  point(mark: Placed | null): void;
  open(mark: Placed): void;
}

export class Cursor {
  readonly button = h("button", { type: "button", class: "map-cursor", "aria-label": say.marks });
  private ref = "";

  constructor(private readonly overlay: Overlay, private readonly hands: Hands) {
    this.button.addEventListener("focus", () => this.stand(this.current() ?? this.nearestToMiddle()));
    this.button.addEventListener("blur", () => hands.point(null));
    this.button.addEventListener("click", () => this.act());
    this.button.addEventListener("keydown", (event) => this.key(event));
  }

  /** Go with the mark that the button stands on, which moves with the map. */
  follow(): void {
    if (document.activeElement === this.button) this.place(this.current());
  }

  private key(event: KeyboardEvent): void {
    const way = WAYS[event.key];
    if (!way) return;
    event.preventDefault(); // the arrows turn the day everywhere else
    const from = this.current() ?? this.nearestToMiddle();
    if (from) this.stand(next(this.overlay.marks(), from, way) ?? from);
  }

  private act(): void {
    const mark = this.current();
    if (mark) this.hands.open(mark);
  }

  private current(): Placed | undefined {
    return this.overlay.marks().find(({ ref }) => ref === this.ref);
  }

  private nearestToMiddle(): Placed | undefined {
    const { clientWidth, clientHeight } = this.overlay.canvas;
    const away = (mark: Placed) => {
      const { x, y } = this.overlay.point(mark);
      return Math.hypot(x - clientWidth / 2, y - clientHeight / 2);
    };
    return this.overlay.marks().reduce<Placed | undefined>((best, one) => (best && away(best) <= away(one) ? best : one), undefined);
  }

  private stand(mark: Placed | undefined): void {
    this.ref = mark?.ref ?? "";
    this.place(mark);
    const words = mark && this.hands.words(mark);
    this.button.setAttribute("aria-label", words ? [words.title, ...words.lines].join(". ") : say.noMarks);
    this.hands.point(mark ?? null);
  }

  private place(mark: Placed | undefined): void {
    if (!mark) return;
    const { x, y } = this.overlay.point(mark);
    const size = Math.max(24, 2 * mark.r + 8);
    Object.assign(this.button.style, { width: `${size}px`, height: `${size}px`, transform: `translate(${x - size / 2}px, ${y - size / 2}px)` });
  }
}
