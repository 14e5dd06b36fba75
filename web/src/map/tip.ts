// What a mark says of itself, in words: for the pointer that rests on it and for the keyboard that reaches it.
import { confirmed, spellOn } from "../data/ground";
import type { Model } from "../data/model";
import type { Day, Incident } from "../data/types";
import { days, shortDay } from "../text/dates";
import { plural, say, term } from "../text/messages";
import { chainInWords, headline, percent, placeOf, tollInWords } from "../text/wording";
import { h } from "../view/dom";
import type { Placed, PlacedHeap, PlacedPlace } from "./layout";
import type { IncidentMark } from "./marks";
import type { Spot } from "./mercator";

const ASIDE = 14; // pixels between a mark and its words
const LONGEST = 140; // characters of a quotation

export interface Words {
  title: string;
  lines: string[];
}

export function wordsOf(model: Model, placed: Placed, day: Day): Words {
  if ("heap" in placed) return heapWords((placed as PlacedHeap).heap.marks);
  const incident = placed.ref.startsWith("incident:") ? model.incident(placed.ref.slice("incident:".length)) : undefined;
  return incident ? incidentWords(model, incident) : placeWords(model, placed as PlacedPlace, day);
}

function placeWords(model: Model, { mark, ref }: PlacedPlace, day: Day): Words {
  const spell = spellOn(model.ground(day)[model.place(ref.slice("place:".length))?.number ?? -1], day);
  const last = spell ? confirmed(spell, day) : null;
  const holder = model.side(mark.holder)?.name ?? "";
  const state = mark.state === "unknown" || !holder ? say.unknownHolder : say.concluded(say.legendStates[mark.state], holder, percent(mark.p));
  const told = last === null ? say.neverConfirmed : say.lastConfirmed(day - last, shortDay(last));
  return { title: mark.name, lines: [state, told, ...(spell ? [say[spell.label === "assessed" ? "assessed" : "claimed"]] : [])] };
}

function incidentWords(model: Model, incident: Incident): Words {
  const claim = model.preferred(incident);
  const toll = tollInWords(incident);
  const lines = [[days(incident), toll, term("grade", incident.grade)].filter(Boolean).join(" · ")];
  if (claim) lines.push(say.accordingTo(chainInWords(model, claim), short(claim.quote)));
  return { title: `${headline(incident)}, ${placeOf(incident)}`, lines };
}

function heapWords(marks: IncidentMark[]): Words {
  const kinds = counted(marks, ({ kind }) => kind).map(([kind, count]) => `${term("kind", kind)} ${count}`);
  const grades = counted(marks, ({ grade }) => grade).map(([grade, count]) => `${term("grade", grade)} ${count}`);
  const deadly = marks.filter(({ dead }) => dead > 0).length;
  return { title: plural(marks.length, "incident"), lines: [kinds.join(", "), grades.join(", "), ...(deadly ? [say.deadly(deadly)] : []), say.openHeap] };
}

/** How many there are of each value, most first. */
function counted<Item>(items: Item[], value: (item: Item) => string): [string, number][] {
  const counts = new Map<string, number>();
  for (const item of items) counts.set(value(item), (counts.get(value(item)) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1]);
}

function short(text: string): string {
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}

/** The box that the words stand in; only one mark's words are shown at a time. */
export class Tip {
  readonly box = h("div", { class: "map-tip", role: "tooltip", hidden: true });

  show({ title, lines }: Words, at: Spot, r: number, width: number): void {
    this.box.replaceChildren(h("b", { dir: "auto" }, title), ...lines.filter(Boolean).map((line) => h("span", { dir: "auto" }, line)));
    this.box.hidden = false;
    const wide = Math.min(this.box.offsetWidth, width - 8);
    const left = Math.max(4, Math.min(width - wide - 4, at.x - wide / 2));
    const above = at.y - r - ASIDE - this.box.offsetHeight;
    this.box.style.transform = `translate(${Math.round(left)}px, ${Math.round(above > 0 ? above : at.y + r + ASIDE)}px)`;
  }

  hide(): void {
    this.box.hidden = true;
  }
}
