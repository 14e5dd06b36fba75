// Names beside their marks, as many as fit: the first asked for is the first served.
import type { Theme } from "./theme";

export interface Box {
  x: number;
  y: number;
  w: number;
  h: number;
}

export interface Label {
  text: string;
  x: number;
  y: number;
  /** Distance in pixels that the label keeps from its point. */
  gap: number;
  strong: boolean;
  /** Whether to draw the point itself, small. */
  dot?: boolean;
}

export class Shelf {
  private readonly boxes: Box[] = [];

  constructor(private readonly width: number, private readonly height: number) {}

  take(box: Box): void {
    this.boxes.push(box);
  }

  free({ x, y, w, h }: Box): boolean {
    const inside = x >= 0 && y >= 0 && x + w <= this.width && y + h <= this.height;
    return inside && !this.boxes.some((b) => x < b.x + b.w && b.x < x + w && y < b.y + b.h && b.y < y + h);
  }
}

export function drawLabels(pen: CanvasRenderingContext2D, labels: Label[], shelf: Shelf, theme: Theme): void {
  pen.textBaseline = "middle";
  pen.textAlign = "left";
  pen.lineJoin = "round";
  for (const label of labels) {
    const size = label.strong ? 13 : 11.5;
    pen.font = `${label.strong ? 600 : 500} ${size}px ${theme.font}`;
    const box = spot(label, pen.measureText(label.text).width, size + 4, shelf);
    if (!box) continue;
    shelf.take(box);
    if (label.dot) dot(pen, label, theme);
    write(pen, label, box, theme);
  }
}

const FAR = 18; // pixels further out, beyond the badges around a place

/** Right of the point, left, below, above, then further out: the first that is free. */
function spot({ x, y, gap }: Label, w: number, h: number, shelf: Shelf): Box | undefined {
  const candidates: Box[] = [
    { x: x + gap, y: y - h / 2, w, h },
    { x: x - gap - w, y: y - h / 2, w, h },
    { x: x - w / 2, y: y + gap - 2, w, h },
    { x: x - w / 2, y: y - gap - h + 2, w, h },
    { x: x + gap + FAR, y: y - h / 2, w, h },
    { x: x - gap - FAR - w, y: y - h / 2, w, h },
  ];
  return candidates.find((box) => shelf.free(box));
}

function write(pen: CanvasRenderingContext2D, label: Label, box: Box, theme: Theme): void {
  pen.strokeStyle = theme.halo;
  pen.lineWidth = 3.5;
  pen.fillStyle = label.strong ? theme.ink : theme.quiet;
  pen.strokeText(label.text, box.x, box.y + box.h / 2);
  pen.fillText(label.text, box.x, box.y + box.h / 2);
}

function dot(pen: CanvasRenderingContext2D, { x, y }: Label, theme: Theme): void {
  pen.fillStyle = theme.quiet;
  pen.beginPath();
  pen.arc(x, y, 2, 0, Math.PI * 2);
  pen.fill();
}
