// The signs of incidents on a 2D canvas: one by its kind, many by their number.
import { circle, disc } from "./draw";
import { iconPath } from "./icons";
import type { Spot } from "./mercator";
import type { Theme } from "./theme";

export interface IncidentInk {
  kind: string;
  colour: string;
  firm: boolean;
  discounted: boolean;
}

export interface HeapInk {
  count: number;
  deadly: number;
  /** Colours of those held responsible, with the share of the incidents of each. */
  shares: [colour: string, share: number][];
}

/** Radius in pixels of an incident's badge: it grows with the logarithm of the dead. */
export function badgeRadius(dead: number): number {
  return 9.5 + Math.min(8, 3 * Math.log10(1 + dead));
}

/** Radius in pixels of the sign of many incidents. */
export function heapRadius(count: number): number {
  return 11 + Math.min(9, 2.8 * Math.log10(count));
}

export function drawIncident(pen: CanvasRenderingContext2D, x: number, y: number, r: number, ink: IncidentInk, theme: Theme): void {
  pen.save();
  pen.translate(x, y);
  disc(pen, r, theme.paper, 0.95);
  pen.strokeStyle = ink.colour;
  pen.lineWidth = 2;
  pen.setLineDash(ink.firm ? [] : [3, 2.5]);
  circle(pen, r);
  pen.stroke();
  pen.setLineDash([]);
  const scale = (r * 1.34) / 24;
  pen.scale(scale, scale);
  pen.translate(-12, -12);
  pen.strokeStyle = ink.discounted ? theme.quiet : theme.ink;
  pen.lineWidth = Math.max(2, 1.25 / scale);
  pen.lineCap = "round";
  pen.lineJoin = "round";
  pen.stroke(iconPath(ink.kind));
  if (ink.discounted) {
    pen.beginPath();
    pen.moveTo(0, 24);
    pen.lineTo(24, 0);
    pen.stroke();
  }
  pen.restore();
}

/** A number within a ring of the colours of those held responsible; the tag counts the incidents that killed. */
export function drawHeap(pen: CanvasRenderingContext2D, { x, y }: Spot, r: number, ink: HeapInk, theme: Theme): void {
  pen.save();
  pen.translate(x, y);
  disc(pen, r + 1.5, theme.paper, 1);
  let at = -Math.PI / 2;
  pen.lineWidth = 3.5;
  for (const [colour, share] of ink.shares) {
    pen.strokeStyle = colour;
    pen.beginPath();
    pen.arc(0, 0, r - 1.75, at, (at += share * Math.PI * 2));
    pen.stroke();
  }
  const text = ink.count < 1000 ? String(ink.count) : `${Math.floor(ink.count / 1000)}k`;
  pen.fillStyle = theme.ink;
  pen.font = `700 ${Math.round(r * (text.length > 2 ? 0.72 : 0.92))}px ${theme.font}`;
  pen.textAlign = "center";
  pen.textBaseline = "middle";
  pen.fillText(text, 0, 0.5);
  if (ink.deadly) tag(pen, r, ink.deadly, theme);
  pen.restore();
}

function tag(pen: CanvasRenderingContext2D, r: number, deadly: number, theme: Theme): void {
  const text = deadly < 1000 ? String(deadly) : `${Math.floor(deadly / 1000)}k`;
  pen.font = `700 9px ${theme.font}`;
  const w = 16 + 5.5 * text.length;
  const [left, top] = [r * 0.35, r * 0.45];
  pen.fillStyle = theme.ink;
  pen.beginPath();
  pen.roundRect(left, top, w, 12, 3);
  pen.fill();
  pen.strokeStyle = pen.fillStyle = theme.paper;
  pen.lineWidth = 1.7;
  pen.beginPath(); // somebody who lies on the ground, as in the sign of the kind "casualties"
  pen.arc(left + 4, top + 5, 1.5, 0, Math.PI * 2);
  pen.fill();
  pen.beginPath();
  pen.moveTo(left + 6, top + 7.5);
  pen.lineTo(left + 11, top + 7.5);
  pen.stroke();
  pen.textAlign = "left";
  pen.fillText(text, left + 13, top + 6.5);
}
