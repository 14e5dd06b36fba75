// A language that nobody speaks, made of the English file: accents, words a good third longer, and written from the
// right. What shows on the page without its brackets was never translated. It is for the tests, and is not shipped.

const ACCENTS = Object.fromEntries([..."aceinouyACEINOUY"].map((letter, at) => [letter, [..."áçéíñóúýÁÇÉÍÑÓÚÝ"][at]]));

/** The message file in the pseudo-language; Arabic gives it its numerals, its dates and its six plural forms. */
export function pseudo(file) {
  const { language, direction, ...rest } = file;
  return { language: "ar-EG", direction: "rtl", ...translated(rest) };
}

function translated(value) {
  if (typeof value === "string") return value && strange(value);
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, translated(inner)]));
}

function strange(text) {
  const accented = text.split(/(\{\w+\})/).map((part, at) => (at % 2 ? part : part.replace(/[a-z]/gi, (letter) => ACCENTS[letter] ?? letter)));
  const words = accented.join("");
  return `⟦${words}${"~".repeat(Math.ceil(words.length / 3))}⟧`;
}
