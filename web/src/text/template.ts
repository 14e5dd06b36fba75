// How a message of the file becomes words: slots are filled, numbers are written as the language writes them, and the
// plural form is the one that the language has for the count.
import { isolated } from "./bidi";

/** Forms by the language's plural categories; "=0" and the like stand for exactly that count. */
export type Forms = Partial<Record<Intl.LDMLPluralRule | `=${number}`, string>>;
export type Template = string | Forms;
export type Value = string | number;

export interface Language {
  language: string;
  direction: string;
}

/** Fills templates in one language. A template with forms needs a value named `count`. */
export function filler({ language, direction }: Language): (template: Template, values: Record<string, Value>) => string {
  const [numbers, rules] = [new Intl.NumberFormat(language), new Intl.PluralRules(language)];
  const shown = (value: Value | undefined) => (typeof value === "number" ? numbers.format(value) : isolated(value ?? "", direction));
  const form = (forms: Forms, count: number) => forms[`=${count}`] ?? forms[rules.select(count)] ?? forms.other ?? "";
  return (template, values) => {
    const text = typeof template === "string" ? template : form(template, Number(values["count"]));
    return text.replace(/\{(\w+)\}/g, (_, name: string) => shown(values[name]));
  };
}
