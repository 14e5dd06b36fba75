// The page on paper: the map as it is drawn, the chronology of the chosen days, and at the foot where all this is from.
// It is put together when the reader prints, from what is shown, and taken away again.
import { LONG_DAYS, type Model } from "../data/model";
import type { Store } from "../state/store";
import { dayNumber, days, longDay } from "../text/dates";
import { plural, say, term } from "../text/messages";
import { fill, h } from "./dom";
import { incidentLine } from "./line";

export function mountPrint(panel: HTMLElement, model: Model, store: Store): void {
  const sheet = h("div", { class: "sheet" });
  const foot = h("style", { "data-foot": "" });
  const folds: HTMLDetailsElement[] = [];
  const tables = panel.querySelector<HTMLElement>(".places-table");
  let tablesHidden = false;
  panel.prepend(sheet);
  document.head.append(foot);
  addEventListener("beforeprint", () => {
    tablesHidden = Boolean(tables?.hidden);
    if (tables) tables.hidden = false; // they are drawn when they are shown
    fill(sheet, figure(panel, store), chronology(model, store));
    foot.textContent = atTheFoot(model);
    folds.push(...document.querySelectorAll<HTMLDetailsElement>(".evidence .report details:not([open])"));
    for (const fold of folds) fold.open = true;
  });
  addEventListener("afterprint", () => {
    fill(sheet);
    if (tables) tables.hidden = tablesHidden;
    for (const fold of folds.splice(0)) fold.open = false;
  });
}

function figure(panel: HTMLElement, store: Store): HTMLElement | null {
  const frame = panel.querySelector<HTMLElement>(".map-frame");
  const picture = frame && pictureOf(frame);
  const caption = `${longDay(store.state.day)}. ${say.mapNote}`;
  return picture && h("figure", {}, picture, legend(panel), h("figcaption", {}, caption));
}

/** The map and the marks above it as one picture. A WebGL canvas can be read only in the moment in which it is drawn. */
function pictureOf(frame: HTMLElement): HTMLElement | null {
  frame.dispatchEvent(new Event("redraw"));
  const layers = [...frame.querySelectorAll<HTMLCanvasElement>("canvas")];
  const [first] = layers;
  if (!first?.width || !frame.clientWidth) return null;
  const canvas = h("canvas", { width: first.width, height: first.height });
  const pen = canvas.getContext("2d");
  for (const layer of layers) if (layer.width) pen?.drawImage(layer, 0, 0, canvas.width, canvas.height);
  return h("img", { src: canvas.toDataURL(), alt: frame.querySelector("[role=img]")?.getAttribute("aria-label") ?? say.map });
}

function legend(panel: HTMLElement): HTMLElement {
  const rows = [...panel.querySelectorAll(".legend-list li")].map((row) => {
    const sample = row.querySelector("canvas");
    return h("li", {}, sample && h("img", { src: sample.toDataURL(), alt: "" }), row.textContent);
  });
  return h("ul", { class: "sheet-legend" }, ...rows);
}

/** The days of the filter where it names any, else those of which the map shows incidents. */
function chronology(model: Model, store: Store): HTMLElement {
  const { day, span, filter } = store.state;
  const [from, to] = [dayNumber(filter.from) ?? day - span + 1, dayNumber(filter.until) ?? day];
  const found = model.passing(filter);
  const [first, end] = [found.position(from - LONG_DAYS), found.position(to + 1)];
  const near = model.several(Array.from({ length: end - first }, (_, at) => found.at(first + at)));
  const shown = near.filter((incident) => incident.from <= to && incident.to >= from);
  const lines = shown.map((incident) => {
    const line = incidentLine(model, store, incident);
    if (incident.from !== incident.to) line.prepend(h("span", { class: "line-date" }, days(incident)));
    return line;
  });
  const heading = h("h2", {}, say.chronologyOf(from === to ? longDay(day) : days({ from, to })));
  return h("section", {}, heading, h("p", { class: "note" }, plural(shown.length, "incident"), near.length < end - first && `. ${say.printAgain}`), h("ul", { class: "lines" }, ...lines));
}

/** The edition and the address of the view, at the foot of every sheet. */
function atTheFoot(model: Model): string {
  const { title, profile, version } = model.core.edition;
  const source = `${title} · ${say.asOf(longDay(model.core.edition.asOf), term("profile", profile))} · Orontes ${version}`;
  const look = "font: 8px sans-serif; white-space: pre-wrap;";
  return `@page { @bottom-left { content: ${quoted(`${source}\n${location.href}`)}; ${look} } @bottom-right { content: counter(page) " / " counter(pages); ${look} } }`;
}

/** A text as a string of CSS: whatever is no letter and no digit goes by its number, so that none can end the string. */
function quoted(text: string): string {
  return `"${text.replace(/[^\w ]/gu, (sign) => `\\${sign.codePointAt(0)?.toString(16)} `)}"`;
}
