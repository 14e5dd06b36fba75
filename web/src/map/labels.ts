// Names beside their marks, as many as fit: the first asked for is the first served.
import { Grid } from "./grid";
import type { Theme } from "./theme";

export interface Box {
  x: number;
  y: number;
  w: number;
  h: number;
}

export type Rank = "place" | "town" | "country" | "river" | "sea";

export interface Label {
  text: string;
  x: number;
  y: number;
  /** Distance in pixels that the label keeps from its point; 0 where it stands upon it. */
  gap: number;
  rank: Rank;
}

const FONTS: Record<Rank, { size: number; font: string; spacing: string; colour: keyof Theme }> = {
  place: { size: 13, font: "600 13px", spacing: "0px", colour: "ink" },
  town: { size: 11.5, font: "500 11.5px", spacing: "0px", colour: "quiet" },
  country: { size: 12.5, font: "600 12.5px", spacing: "2.5px", colour: "quiet" },
  river: { size: 11, font: "italic 500 11px", spacing: "0.5px", colour: "water" },
  sea: { size: 12.5, font: "italic 500 12.5px", spacing: "1.5px", colour: "water" },
};
const SQUARE = 64; // pixels
const FAR = 18; // pixels further out, beyond the badges around a place
const LONGEST = 42; // characters; a longer name is cut, and told whole where it is pointed at

/** The room that is taken on the map. */
export class Shelf {
  private readonly boxes = new Grid<Box>(SQUARE);

  constructor(private readonly width: number, private readonly height: number) {}

  take(box: Box): void {
    this.boxes.add(box, box.x, box.y, box.w, box.h);
  }

  free({ x, y, w, h }: Box): boolean {
    if (x < 0 || y < 0 || x + w > this.width || y + h > this.height) return false;
    for (const b of this.boxes.near(x, y, w, h)) {
      if (x < b.x + b.w && b.x < x + w && y < b.y + b.h && b.y < y + h) return false;
    }
    return true;
  }
}

/** Write what fits; `most` names at the most, and no more than a few times as many are tried. */
export function drawLabels(pen: CanvasRenderingContext2D, labels: Label[], shelf: Shelf, theme: Theme, most: number): void {
  pen.textBaseline = "middle";
  pen.textAlign = "left";
  pen.lineJoin = "round";
  let left = most;
  for (const label of labels.slice(0, 4 * most)) {
    const text = label.text.length > LONGEST ? `${label.text.slice(0, LONGEST - 1)}…` : label.text;
    const box = spot(label, width(pen, text, label.rank, theme), FONTS[label.rank].size + 4, shelf);
    if (!box) continue;
    shelf.take(box);
    if (label.rank === "town") dot(pen, label, theme);
    write(pen, text, label.rank, box, theme);
    if (--left <= 0) return;
  }
}

const widths = new Map<string, number>();

function width(pen: CanvasRenderingContext2D, text: string, rank: Rank, theme: Theme): number {
  dress(pen, rank, theme);
  const key = `${rank} ${text}`;
  const known = widths.get(key) ?? pen.measureText(text).width;
  widths.set(key, known);
  return known;
}

function dress(pen: CanvasRenderingContext2D, rank: Rank, theme: Theme): void {
  const { font, spacing } = FONTS[rank];
  pen.font = `${font} ${theme.font}`;
  pen.letterSpacing = spacing;
}

/** Upon the point, or right of it, left, below, above, then further out: the first that is free. */
function spot({ x, y, gap }: Label, w: number, h: number, shelf: Shelf): Box | undefined {
  const upon = { x: x - w / 2, y: y - h / 2, w, h };
  if (!gap) return shelf.free(upon) ? upon : undefined;
  const candidates: Box[] = [
    { ...upon, x: x + gap },
    { ...upon, x: x - gap - w },
    { ...upon, y: y + gap - 2 },
    { ...upon, y: y - gap - h + 2 },
    { ...upon, x: x + gap + FAR },
    { ...upon, x: x - gap - FAR - w },
  ];
  return candidates.find((box) => shelf.free(box));
}

function write(pen: CanvasRenderingContext2D, text: string, rank: Rank, box: Box, theme: Theme): void {
  dress(pen, rank, theme);
  pen.strokeStyle = theme.halo;
  pen.lineWidth = 3.5;
  pen.fillStyle = String(theme[FONTS[rank].colour]);
  pen.strokeText(text, box.x, box.y + box.h / 2);
  pen.fillText(text, box.x, box.y + box.h / 2);
  pen.letterSpacing = "0px";
}

function dot(pen: CanvasRenderingContext2D, { x, y }: Label, theme: Theme): void {
  pen.fillStyle = theme.quiet;
  pen.beginPath();
  pen.arc(x, y, 2, 0, Math.PI * 2);
  pen.fill();
}
