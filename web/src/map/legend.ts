// What the marks mean, drawn with the same pen: the sides in a row that always stands, the rest behind a fold.
import type { Model } from "../data/model";
import type { Side, SpellState } from "../data/types";
import { say } from "../text/messages";
import { fill, h } from "../view/dom";
import { drawHeap, drawIncident, type IncidentInk } from "./badges";
import { drawPlace } from "./draw";
import { silentAfter } from "./marks";
import { onThemeChange, theme } from "./theme";

const SIZE = 30;
const MOST_SIDES = 5; // in the row that always stands

type Draw = (pen: CanvasRenderingContext2D) => void;

export function legend(model: Model): HTMLElement {
  const key = h("ul", { class: "legend-list legend-key" });
  const panel = h("div", { class: "legend-panel", tabindex: 0, role: "group", "aria-label": say.legend });
  const sides = holders(model);
  const redraw = () => {
    fill(key, ...sides.slice(0, MOST_SIDES).map((side) => row(side.name, place(model, "held", side, undefined, 0.97))));
    fill(panel, ...parts(model, sides));
  };
  onThemeChange(redraw);
  redraw();
  const folded = h("details", {}, h("summary", {}, say.legend), panel);
  folded.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !folded.open) return;
    folded.open = false;
    folded.querySelector("summary")?.focus();
    event.preventDefault();
    event.stopPropagation();
  });
  return h("div", { class: "legend" }, folded, key);
}

function holders(model: Model): Side[] {
  return model.core.sides.filter(({ id, holds }) => holds && model.core.holders.includes(id));
}

function parts(model: Model, sides: Side[]): HTMLElement[] {
  const drawn = model.core.ground.cells > 0;
  return [
    ...(sides.length ? [part(say.legendParts.places, places(model, sides))] : []),
    part(say.legendParts.incidents, incidents(sides)),
    ...(drawn ? [part(say.legendParts.ground, ground(model, sides))] : []),
  ];
}

function part(title: string, rows: HTMLElement[]): HTMLElement {
  return h("section", {}, h("h2", {}, title), h("ul", { class: "legend-list" }, ...rows));
}

function places(model: Model, sides: Side[]): HTMLElement[] {
  const [first, second] = sides;
  const states: SpellState[] = ["contested", "encircled", "unknown"];
  return [
    ...sides.map((side) => row(side.name, place(model, "held", side, undefined, 0.97))),
    ...states.map((state) => row(say.legendStates[state], place(model, state, first, second, 0.9))),
    row(say.legendPale, place(model, "held", first, undefined, 0.5)),
    row(say.legendSilent(silentAfter(model)), place(model, "held", first, undefined, 0.8, true)),
    h("li", { class: "note" }, say.legendFade(model.core.edition.halfLife)),
  ];
}

function incidents(sides: Side[]): HTMLElement[] {
  const colours = theme();
  const colour = sides[0]?.colour ?? colours.unknown;
  const ink = { kind: "air_strike", colour, firm: true, discounted: false };
  const shares: [string, number][] = [[colour, 0.6], [sides[1]?.colour ?? colours.unknown, 0.4]];
  return [
    row(say.legendIncident, badge(ink, 10)),
    row(say.legendToll, badge(ink, 14)),
    row(say.legendVague, badge({ ...ink, firm: false }, 10)),
    row(say.legendDiscounted, badge({ ...ink, discounted: true }, 10)),
    row(say.legendHeap, stamp((pen) => drawHeap(pen, { x: 12, y: 12 }, 10.5, { count: 12, deadly: 3, shares }, colours))),
  ];
}

function ground(model: Model, sides: Side[]): HTMLElement[] {
  const { silent, pockets } = model.core.ground;
  const { unknown, quiet, ink } = theme();
  const [one, other] = [sides[0]?.colour ?? unknown, sides[1]?.colour ?? unknown];
  return [
    row(say.legendGround, swatch(one, 0.45)),
    row(say.legendFought, stamp(stripes(ink))),
    ...(silent ? [row(say.legendBeforehand, swatch(one, 0.16))] : []),
    row(say.legendBlank, stamp(frame(quiet))),
    row(say.legendFront, stamp(front(one, ink, other))),
    ...(silent ? [row(say.legendFrontBeforehand, stamp(line(15, quiet, 1.25, [3, 3])))] : []),
    ...(pockets ? [row(say.legendPocket, stamp(line(15, ink, 9, [1, 2.4])))] : []),
  ];
}

const line = (y: number, colour: string, width: number, dash: number[] = []): Draw => (pen) => {
  pen.strokeStyle = colour;
  pen.lineWidth = width;
  pen.setLineDash(dash);
  pen.beginPath();
  pen.moveTo(4, y);
  pen.lineTo(26, y);
  pen.stroke();
};

const front = (left: string, middle: string, right: string): Draw => (pen) => {
  line(13.5, left, 2.5)(pen);
  line(16.5, right, 2.5)(pen);
  line(15, middle, 1.2)(pen);
};

const stripes = (colour: string): Draw => (pen) => {
  pen.beginPath();
  pen.rect(5, 8, 20, 14);
  pen.clip();
  pen.strokeStyle = colour;
  pen.globalAlpha = 0.5;
  pen.beginPath();
  for (let x = -8; x < 30; x += 5) {
    pen.moveTo(x, 24);
    pen.lineTo(x + 18, 6);
  }
  pen.stroke();
};

const frame = (colour: string): Draw => (pen) => {
  pen.strokeStyle = colour;
  pen.lineWidth = 0.75;
  pen.strokeRect(5, 8, 20, 14);
};

function swatch(colour: string, alpha: number): HTMLCanvasElement {
  return stamp((pen) => {
    pen.globalAlpha = alpha;
    pen.fillStyle = colour;
    pen.fillRect(5, 8, 20, 14);
  });
}

function row(text: string, sample: HTMLCanvasElement): HTMLElement {
  return h("li", {}, sample, h("span", {}, text));
}

function place(model: Model, state: SpellState, side: Side | undefined, rival: Side | undefined, p: number, silent = false): HTMLCanvasElement {
  const colours = theme();
  const letter = side ? model.letter(side.id) : "";
  const ink = { state, colour: side?.colour ?? colours.unknown, rival: rival?.colour ?? colours.unknown, letter, p, silent };
  return stamp((pen) => drawPlace(pen, SIZE / 2, SIZE / 2, 7.5, ink, colours));
}

function badge(ink: IncidentInk, r: number): HTMLCanvasElement {
  return stamp((pen) => drawIncident(pen, SIZE / 2, SIZE / 2, r, ink, theme()));
}

function stamp(draw: Draw): HTMLCanvasElement {
  const ratio = 2;
  const canvas = h("canvas", { width: SIZE * ratio, height: SIZE * ratio, "aria-hidden": "true" });
  const pen = canvas.getContext("2d");
  pen?.scale(ratio, ratio);
  if (pen) draw(pen);
  return canvas;
}
