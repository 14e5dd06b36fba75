// Every word the page says itself, read from a message file: `en.json`, or a translation of it (web/README.md).
import en from "./en.json";
import { filler, type Template, type Value } from "./template";

export type MessageFile = typeof en;

declare global {
  interface Window {
    /** A translation, left here by a script that runs before the page's own. */
    orontesMessages?: MessageFile;
  }
}

const file: MessageFile = globalThis.window?.orontesMessages ?? en;
const { phrases, counts } = file;

export const LANGUAGE = file.language;
export const DIRECTION = file.direction;
export const fill = filler(file);

type Key = keyof MessageFile["phrases"];
type Values<Names extends string[]> = { [At in keyof Names]: Value };

/** A phrase with slots as a function of their values, in the order named here. */
function phrase<Names extends string[]>(key: Key, ...names: Names) {
  return (...values: Values<Names>) => fill(phrases[key] as Template, Object.fromEntries(names.map((name, at) => [name, values[at] as Value])));
}

/** "3 claims": a number of things of a sort. */
export function plural(count: number, noun: keyof MessageFile["counts"]): string {
  return fill(counts[noun], { count });
}

const told = {
  more: phrase("more", "count"),
  asOf: phrase("asOf", "day", "profile"),
  broken: phrase("broken", "file"),
  legendFade: phrase("legendFade", "count"),
  legendSilent: phrase("legendSilent", "count"),
  concluded: phrase("concluded", "state", "holder", "p"),
  deadly: phrase("deadly", "count"),
  groundOn: phrase("groundOn", "day"),
  fromFront: phrase("fromFront", "km", "place", "other", "p"),
  reportedOf: phrase("reportedOf", "reported", "places"),
  days: phrase("days", "count"),
  accountsThen: phrase("accountsThen", "count"),
  daysLater: phrase("daysLater", "count"),
  sinceDay: phrase("sinceDay", "day"),
  thenAndNowNote: phrase("thenAndNowNote", "day"),
  learnedNote: phrase("learnedNote", "day"),
  chronologyOf: phrase("chronologyOf", "days"),
  accordingTo: phrase("accordingTo", "who", "quote"),
  accordingToWho: phrase("accordingToWho", "who"),
  citedBy: phrase("citedBy", "who", "publisher"),
  aligned: phrase("aligned", "kind", "side"),
  others: phrase("others", "count"),
  textMissing: phrase("textMissing", "file"),
  accounts: phrase("accounts", "count"),
  belief: phrase("belief", "day"),
  confirmedLater: phrase("confirmedLater", "day"),
  said: phrase("said", "time"),
  published: phrase("published", "publisher", "time"),
  since: phrase("since", "day"),
  between: phrase("between", "since", "until"),
  gainedAndLost: phrase("gainedAndLost", "gained", "lost"),
  hours: phrase("hours", "count"),
  sponsors: phrase("sponsors", "who"),
  certainty: phrase("certainty", "level"),
  bound: phrase("bound", "states"),
  notBound: phrase("notBound", "states"),
  saysAll: phrase("saysAll", "name"),
  olderClaims: phrase("olderClaims", "count"),
  moreRows: phrase("moreRows", "count", "left"),
  searched: phrase("searched", "shown", "share"),
  figure: phrase("figure", "figure", "people"),
  bestFigure: phrase("bestFigure", "figure"),
  everythingSaid: phrase("everythingSaid", "place"),
  quoted: phrase("quoted", "words"),
  differ: phrase("differ", "fields"),
  firstTold: phrase("firstTold", "time"),
  asReported: phrase("asReported", "kind"),
  told: phrase("told", "kind", "modality"),
};

const parts = {
  facts: phrase("facts", "reports", "claims", "incidents"),
  mapLabel: phrase("mapLabel", "day", "places", "incidents"),
  area: phrase("area", "km2"),
  shown: phrase("shown", "count", "incidents"),
  reported: phrase("reported", "incidents"),
  quotes: phrase("quotes", "who"),
  copies: phrase("copies", "who"),
  counted: phrase("counted", "claims"),
  confirmedThatDay: phrase("confirmedThatDay", "day"),
  lastConfirmed: phrase("lastConfirmed", "count", "day"),
  claimsFor: phrase("claimsFor", "claims"),
  claimsAgainst: phrase("claimsAgainst", "claims"),
  placed: phrase("placed", "written", "p"),
  placedAs: phrase("placedAs", "written", "name", "p"),
  readBy: phrase("readBy", "reader", "p"),
  readByRule: phrase("readByRule", "reader", "rule", "p"),
  topicOwn: phrase("topicOwn", "topic"),
  borneOut: phrase("borneOut", "right", "count"),
  attackNumber: phrase("attackNumber", "count"),
  ofThem: phrase("ofThem", "many"),
  bannedBy: phrase("bannedBy", "ban", "treaty"),
};

/** Phrases that are chosen or put together by what is said. */
const composed = {
  facts: (reports: number, claims: number, incidents: number) =>
    parts.facts(plural(reports, "report"), plural(claims, "claim"), plural(incidents, "incident")),
  mapLabel: (day: string, places: number, incidents: number) => parts.mapLabel(day, plural(places, "place"), plural(incidents, "incident")),
  shown: (count: number, all: number) => (count === all ? plural(all, "incident") : parts.shown(count, plural(all, "incident"))),
  reported: (count: number) => parts.reported(plural(count, "incident")),
  origins: (count: number) => plural(count, "origin"),
  counted: (count: number) => parts.counted(plural(count, "claim")),
  claimsFor: (count: number) => parts.claimsFor(plural(count, "claim")),
  claimsAgainst: (count: number) => parts.claimsAgainst(plural(count, "claim")),
  area: (km2: number) => parts.area(Math.round(km2)),
  change: (km2: number) => (Math.round(km2) ? `${km2 > 0 ? "+" : "−"}${parts.area(Math.abs(Math.round(km2)))}` : file.words.unchanged),
  repeated: { quotes: parts.quotes, copies: parts.copies },
  lastConfirmed: (ago: number, day: string) => (ago <= 0 ? parts.confirmedThatDay(day) : parts.lastConfirmed(ago, day)),
  placed: (written: string, name: string, p: string) => (name ? parts.placedAs(written, name, p) : parts.placed(written, p)),
  readBy: (reader: string, rule: string, p: string) => (rule ? parts.readByRule(reader, rule, p) : parts.readBy(reader, p)),
  topic: (topic: string, own: boolean) => (own ? parts.topicOwn(term("topic", topic)) : term("topic", topic)),
  borneOut: (right: number, answers: number) => (answers ? parts.borneOut(right, answers) : file.words.notAsked),
  attackOn: (how: string, attack: number, many: string | undefined) =>
    [how, attack > 1 && parts.attackNumber(attack), many && parts.ofThem(many)].filter(Boolean).join(" · "),
  bannedBy: (ban: string, treaty: string) => (ban === "none" ? treaty : parts.bannedBy(term("ban", ban), treaty)),
};

export const say = { ...file.words, ...told, ...composed };

export type Vocabulary = keyof MessageFile["terms"];

/** What each grade means, by grade; its keys are the grades in their order. */
export const grades: Record<string, string> = file.terms.gradeMeaning;

/** A vocabulary's value in words; one that the file does not hold is shown as it is written, without its underscores. */
export function term(vocabulary: Vocabulary, value: string | undefined): string {
  const known: Record<string, string> = file.terms[vocabulary];
  const text = (value ?? "").replaceAll("_", " ");
  return known[value ?? ""] ?? text.charAt(0).toUpperCase() + text.slice(1);
}

/** The wording of a reason's code or of a wish's, undefined where the file has none. */
export function wordingOf(list: "reasons" | "wishes", ...codes: string[]): Template | undefined {
  const known: Record<string, Template> = file[list];
  const code = codes.find((candidate) => Object.hasOwn(known, candidate));
  return code === undefined ? undefined : known[code];
}
