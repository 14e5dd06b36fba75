// Why an incident has its grade and what would raise it, worded from code and values, so that a translation can.
import type { Model } from "../data/model";
import type { Grade, Why } from "../data/types";
import { fill, LANGUAGE, say, term, wordingOf } from "./messages";
import type { Value } from "./template";

const LIST = new Intl.ListFormat(LANGUAGE, { type: "conjunction" });

export function reasonInWords(model: Model, reason: Why, grade: Grade): string {
  return worded(model, "reasons", reason, `${reason.code}_${grade}`, reason.code);
}

export function wishInWords(model: Model, wish: Why): string {
  return worded(model, "wishes", wish, `${wish.code}_${String(wish.values?.["of"])}`, wish.code);
}

/** In the words of the first code that the message file knows, else as the edition has it. */
function worded(model: Model, list: "reasons" | "wishes", { text, values = {} }: Why, ...codes: string[]): string {
  const template = wordingOf(list, ...codes);
  if (!template) return text;
  const filled = Object.entries(values).map(([name, value]): [string, Value] => [name, valueInWords(model, value)]);
  return fill(template, { ...Object.fromEntries(filled), count: counted(values) });
}

/** What the plural form goes by: how many origins are counted or had, else how many sides are named. */
function counted({ origins, have, sides }: NonNullable<Why["values"]>): number {
  const number = origins ?? have;
  return typeof number === "number" ? number : Array.isArray(sides) ? sides.length : 1;
}

function valueInWords(model: Model, value: number | string | string[]): Value {
  if (typeof value === "number") return value;
  const names = [value].flat().map((name) => voiceSort(model, name));
  return LIST.format(names) || say.notSaid;
}

/** A side's id, a kind of voice ("wire"), or both: "state media of government". */
function voiceSort(model: Model, written: string): string {
  const [kind = "", side] = written.split(" of ");
  if (side === undefined) return model.side(kind)?.name ?? term("sourceKind", kind.replaceAll(" ", "_"));
  return say.aligned(term("sourceKind", kind.replaceAll(" ", "_")), model.side(side)?.name ?? side);
}
