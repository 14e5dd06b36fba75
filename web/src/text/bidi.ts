// Names and quotes keep their own direction inside a sentence, and cannot turn the rest of it round.

const [FSI, PDI, PDF] = ["\u2068", "\u2069", "\u202c"];
const EMBED = /[\u202a\u202b\u202d\u202e]/;
const ISOLATE = /[\u2066-\u2068]/;
const CONTROL = /[\u202a-\u202e\u2066-\u2069]/;
// Hebrew, Arabic and their neighbours in both planes: all that Unicode reserves for scripts written from the right.
const RTL = /[\u0590-\u08ff\u200f\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;
const LTR = /[A-Za-z\u00c0-\u058f\u200e\u0900-\u1fff\u2c00-\ud7ff]/;

/** The text, set apart where its direction may differ from that of the words around it. */
export function isolated(text: string, direction: string): string {
  const other = direction === "rtl" ? LTR : RTL;
  return other.test(text) || CONTROL.test(text) ? `${FSI}${balanced(text)}${PDI}` : text;
}

/** The text with every direction that it opens closed, and without the ends of any that it did not open. */
export function balanced(text: string): string {
  if (!CONTROL.test(text)) return text;
  const open: string[] = [];
  const kept = [...text].filter((sign) => {
    if (EMBED.test(sign)) return open.push(PDF);
    if (ISOLATE.test(sign)) return open.push(PDI);
    if (sign !== PDF && sign !== PDI) return true;
    return open.at(-1) === sign && open.pop();
  });
  return [...kept, ...open.reverse()].join("");
}
