// What the marks mean, drawn with the same pen.
import type { Model } from "../data/model";
import type { SpellState } from "../data/types";
import { say } from "../text/messages";
import { h, fill } from "../view/dom";
import { drawIncident, drawPlace } from "./draw";
import { onThemeChange, theme } from "./theme";

const SIZE = 30;
const WIDE_MAP = 720; // pixels

export function legend(model: Model, map: HTMLElement): HTMLElement {
  const list = h("ul", { class: "legend-list" });
  const redraw = () => fill(list, ...rows(model));
  onThemeChange(redraw);
  redraw();
  const summary = h("summary", {}, say.legend);
  const folded = h("details", { class: "legend" }, summary, list);
  openWhereWide(folded, summary, map);
  return folded;
}

/** The legend is open where it takes little from the map, until the reader opens or closes it. */
function openWhereWide(folded: HTMLDetailsElement, summary: HTMLElement, map: HTMLElement): void {
  let chosen = false;
  summary.addEventListener("click", () => (chosen = true));
  new ResizeObserver(() => {
    if (!chosen) folded.open = map.clientWidth >= WIDE_MAP;
  }).observe(map);
}

function rows(model: Model): HTMLElement[] {
  const holders = new Set(model.ground.flatMap(({ spells }) => spells.map(({ holder }) => holder)));
  const sides = model.core.sides.filter(({ id, holds }) => holds && holders.has(id));
  if (!sides.length) return [row(say.legendIncident, incident())];
  const [first, second] = [sides[0]?.id ?? "", sides[1]?.id ?? ""];
  const states: SpellState[] = ["contested", "encircled", "unknown"];
  return [
    ...sides.map(({ id, name }) => row(name, place(model, "held", id, "", 0.97))),
    row(say.legendFade(model.core.edition.halfLife), place(model, "held", first, "", 0.5)),
    ...states.map((state) => row(say.legendStates[state], place(model, state, first, second, 0.9))),
    row(say.legendIncident, incident()),
    ...ground(model),
  ];
}

/** What the ground under the marks means, once where there is any. */
function ground(model: Model): HTMLElement[] {
  const { parcels } = model.source.terrain;
  if (!parcels.length) return [];
  const colour = model.core.sides.find(({ holds }) => holds)?.colour ?? theme().unknown;
  const silent = parcels.some(([place]) => place >= model.ground.length);
  return [
    row(say.legendGround, swatch(colour, 0.4)),
    ...(silent ? [row(say.legendBeforehand, swatch(colour, 0.14))] : []),
    row(say.legendFront, line()),
  ];
}

function swatch(colour: string, alpha: number): HTMLCanvasElement {
  return stamp((pen) => {
    pen.globalAlpha = alpha;
    pen.fillStyle = colour;
    pen.fillRect(5, 8, 20, 14);
  });
}

function line(): HTMLCanvasElement {
  return stamp((pen) => {
    pen.strokeStyle = theme().ink;
    pen.lineWidth = 2.25;
    pen.moveTo(4, 19);
    pen.lineTo(26, 11);
    pen.stroke();
  });
}

function row(text: string, sample: HTMLCanvasElement): HTMLElement {
  return h("li", {}, sample, h("span", {}, text));
}

function place(model: Model, state: SpellState, side: string, rival: string, p: number): HTMLCanvasElement {
  const colours = theme();
  const colour = (id: string) => model.side(id)?.colour ?? colours.unknown;
  const ink = { state, colour: colour(side), rival: colour(rival), letter: side ? model.letter(side) : "", p };
  return stamp((pen) => drawPlace(pen, SIZE / 2, SIZE / 2, 7.5, ink, colours));
}

function incident(): HTMLCanvasElement {
  const colours = theme();
  const ink = { kind: "air_strike", colour: colours.unknown, firm: false, discounted: false };
  return stamp((pen) => drawIncident(pen, SIZE / 2, SIZE / 2, 11, ink, colours));
}

function stamp(draw: (pen: CanvasRenderingContext2D) => void): HTMLCanvasElement {
  const ratio = 2;
  const canvas = h("canvas", { width: SIZE * ratio, height: SIZE * ratio, "aria-hidden": "true" });
  const pen = canvas.getContext("2d");
  pen?.scale(ratio, ratio);
  if (pen) draw(pen);
  return canvas;
}
