// The marks themselves, on a 2D canvas. State is told by shape, holder by colour and by letter.
import type { SpellState } from "../data/types";
import { iconPath } from "./icons";
import { readableOn, type Theme } from "./theme";

export interface PlaceInk {
  state: SpellState;
  colour: string;
  rival: string;
  letter: string;
  p: number;
}

const TURN = Math.PI * 2;
const LETTER_FROM = 7;

export function drawPlace(pen: CanvasRenderingContext2D, x: number, y: number, r: number, ink: PlaceInk, theme: Theme): void {
  pen.save();
  pen.translate(x, y);
  disc(pen, r, theme.paper, 1);
  if (ink.state !== "unknown") disc(pen, r, ink.colour, 0.16 + 0.84 * ink.p ** 1.5);
  if (ink.state === "contested") hatch(pen, r, ink.rival);
  outline(pen, r, ink, theme);
  if (r >= LETTER_FROM && ink.state !== "unknown") letter(pen, r, ink, theme);
  pen.restore();
}

function disc(pen: CanvasRenderingContext2D, r: number, colour: string, alpha: number): void {
  pen.globalAlpha = alpha;
  pen.fillStyle = colour;
  circle(pen, r);
  pen.fill();
  pen.globalAlpha = 1;
}

function circle(pen: CanvasRenderingContext2D, r: number): void {
  pen.beginPath();
  pen.arc(0, 0, r, 0, TURN);
}

/** Half of the disc in stripes of the rival's colour. */
function hatch(pen: CanvasRenderingContext2D, r: number, rival: string): void {
  pen.save();
  circle(pen, r);
  pen.clip();
  pen.strokeStyle = rival;
  pen.lineWidth = Math.max(1.5, r / 4);
  pen.beginPath();
  for (let at = -2 * r; at <= 2 * r; at += Math.max(4, r / 1.6)) {
    pen.moveTo(at - r, r);
    pen.lineTo(at + r, -r);
  }
  pen.stroke();
  pen.restore();
}

function outline(pen: CanvasRenderingContext2D, r: number, ink: PlaceInk, theme: Theme): void {
  const unknown = ink.state === "unknown";
  pen.strokeStyle = unknown ? theme.unknown : ink.colour;
  pen.lineWidth = 1.5;
  pen.setLineDash(unknown ? [1.5, 2.5] : ink.state === "contested" ? [4, 2.5] : []);
  circle(pen, r);
  pen.stroke();
  pen.setLineDash([]);
  if (ink.state !== "encircled") return;
  pen.strokeStyle = theme.ink;
  circle(pen, r + 3.5);
  pen.stroke();
  pen.beginPath();
  for (let tick = 0; tick < 8; tick++) {
    const [cos, sin] = [Math.cos((tick * TURN) / 8), Math.sin((tick * TURN) / 8)];
    pen.moveTo(cos * (r + 3.5), sin * (r + 3.5));
    pen.lineTo(cos * (r + 7), sin * (r + 7));
  }
  pen.stroke();
}

function letter(pen: CanvasRenderingContext2D, r: number, ink: PlaceInk, theme: Theme): void {
  const pale = ink.p < 0.62;
  pen.font = `700 ${Math.round(r * 1.15)}px ${theme.font}`;
  pen.textAlign = "center";
  pen.textBaseline = "middle";
  pen.fillStyle = pale ? theme.ink : readableOn(ink.colour);
  pen.strokeStyle = pale ? theme.paper : ink.colour;
  pen.lineWidth = 3;
  pen.lineJoin = "round";
  if (pale || ink.state === "contested") pen.strokeText(ink.letter, 0, 0.5);
  pen.fillText(ink.letter, 0, 0.5);
}

export interface IncidentInk {
  kind: string;
  colour: string;
  firm: boolean;
  discounted: boolean;
}

/** Radius in pixels of an incident's badge: it grows with the logarithm of the dead. */
export function badgeRadius(dead: number): number {
  return 9 + Math.min(8, 3 * Math.log10(1 + dead));
}

export function drawIncident(pen: CanvasRenderingContext2D, x: number, y: number, r: number, ink: IncidentInk, theme: Theme): void {
  pen.save();
  pen.translate(x, y);
  disc(pen, r, theme.paper, 0.94);
  pen.strokeStyle = ink.colour;
  pen.lineWidth = 1.75;
  pen.setLineDash(ink.firm ? [] : [3, 2.5]);
  circle(pen, r);
  pen.stroke();
  pen.setLineDash([]);
  const scale = (r * 1.3) / 24;
  pen.scale(scale, scale);
  pen.translate(-12, -12);
  pen.strokeStyle = ink.discounted ? theme.quiet : theme.ink;
  pen.lineWidth = 1.9;
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

export function drawRing(pen: CanvasRenderingContext2D, x: number, y: number, r: number, theme: Theme): void {
  pen.save();
  pen.translate(x, y);
  for (const [width, colour] of [[5, theme.paper], [2.5, theme.accent]] as const) {
    pen.strokeStyle = colour;
    pen.lineWidth = width;
    circle(pen, r);
    pen.stroke();
  }
  pen.restore();
}
