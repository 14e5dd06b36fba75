// The marks of places, on a 2D canvas. State is told by shape, holder by colour and by letter, silence by a hollow.
import type { SpellState } from "../data/types";
import type { Spot } from "./mercator";
import { readableOn, type Theme } from "./theme";

export interface PlaceInk {
  state: SpellState;
  colour: string;
  rival: string;
  letter: string;
  p: number;
  /** Whether nobody has spoken for the holder for long. */
  silent: boolean;
}

const TURN = Math.PI * 2;
/** Radius from which a place bears its letter. */
export const LETTER_FROM = 5.5;
const HOLLOW = 0.56; // of the radius

export function drawPlace(pen: CanvasRenderingContext2D, x: number, y: number, r: number, ink: PlaceInk, theme: Theme): void {
  const known = ink.state !== "unknown";
  pen.save();
  pen.translate(x, y);
  disc(pen, r, theme.paper, 1);
  if (known) disc(pen, r, ink.colour, 0.16 + 0.84 * ink.p ** 1.5);
  if (ink.state === "contested") hatch(pen, r, ink.rival);
  if (known && ink.silent) disc(pen, r * HOLLOW, theme.paper, 1);
  outline(pen, r, ink, theme);
  if (r >= LETTER_FROM && known) letter(pen, r, ink, theme);
  pen.restore();
}

/** Places of one look, too small for a letter: a disc, a ring where nobody speaks, a rival's heart where it is fought over. */
export function drawDots(pen: CanvasRenderingContext2D, spots: Spot[], r: number, ink: PlaceInk, theme: Theme): void {
  const strength = 0.3 + 0.7 * ink.p ** 1.5;
  const { state, silent } = ink;
  if (state === "unknown") return dots(pen, spots, r - 0.5, theme.unknown, 0.9, 0.75);
  if (silent && state === "held") return dots(pen, spots, r - 0.6, ink.colour, strength, Math.max(1, r * 0.4));
  dots(pen, spots, r, ink.colour, strength, 0);
  if (state === "contested") dots(pen, spots, r * 0.55, ink.rival, 1, 0);
  if (state !== "held") dots(pen, spots, r + (state === "encircled" ? 2 : 0.5), theme.ink, 1, 1);
}

/** Circles of a colour, filled where they have no line. */
function dots(pen: CanvasRenderingContext2D, spots: Spot[], r: number, colour: string, alpha: number, line: number): void {
  pen.globalAlpha = alpha;
  pen.beginPath();
  for (const { x, y } of spots) {
    pen.moveTo(x + r, y);
    pen.arc(x, y, r, 0, TURN);
  }
  pen.fillStyle = pen.strokeStyle = colour;
  pen.lineWidth = line;
  if (line) pen.stroke();
  else pen.fill();
  pen.globalAlpha = 1;
}

export function disc(pen: CanvasRenderingContext2D, r: number, colour: string, alpha: number): void {
  pen.globalAlpha = alpha;
  pen.fillStyle = colour;
  circle(pen, r);
  pen.fill();
  pen.globalAlpha = 1;
}

export function circle(pen: CanvasRenderingContext2D, r: number): void {
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
  pen.strokeStyle = unknown ? theme.unknown : ink.state === "contested" ? theme.ink : ink.colour;
  pen.lineWidth = 1.5;
  pen.setLineDash(unknown ? [1.5, 2.5] : ink.state === "contested" ? [4, 2.5] : []);
  circle(pen, r);
  pen.stroke();
  pen.setLineDash([]);
  if (ink.state === "encircled") cordon(pen, r + 3.5, theme);
}

/** A ring with strokes that point inwards, as sieges are drawn. */
function cordon(pen: CanvasRenderingContext2D, r: number, theme: Theme): void {
  pen.strokeStyle = theme.ink;
  circle(pen, r);
  pen.stroke();
  pen.beginPath();
  for (let tick = 0; tick < 8; tick++) {
    const [cos, sin] = [Math.cos((tick * TURN) / 8), Math.sin((tick * TURN) / 8)];
    pen.moveTo(cos * r, sin * r);
    pen.lineTo(cos * (r + 3.5), sin * (r + 3.5));
  }
  pen.stroke();
}

function letter(pen: CanvasRenderingContext2D, r: number, ink: PlaceInk, theme: Theme): void {
  const pale = ink.p < 0.62 || ink.silent;
  pen.font = `700 ${Math.round(r * (ink.silent ? 1 : 1.15))}px ${theme.font}`;
  pen.textAlign = "center";
  pen.textBaseline = "middle";
  pen.fillStyle = pale ? theme.ink : readableOn(ink.colour);
  pen.strokeStyle = pale ? theme.paper : ink.colour;
  pen.lineWidth = 3;
  pen.lineJoin = "round";
  if (pale || ink.state === "contested") pen.strokeText(ink.letter, 0, 0.5);
  pen.fillText(ink.letter, 0, 0.5);
}

export function drawRing(pen: CanvasRenderingContext2D, { x, y }: Spot, r: number, theme: Theme): void {
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
