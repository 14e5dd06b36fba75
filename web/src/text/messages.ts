// Every word the page says itself. A translation replaces this file.

export const LANGUAGE = "en-GB";

export const say = {
  product: "Orontes",
  tabs: {
    map: "Map & chronology",
    registers: "Registers",
    humanitarian: "Humanitarian & diplomatic",
    sources: "Sources",
    unplaced: "Not on the map",
  },
  facts: (reports: number, claims: number, incidents: number) =>
    `${plural(reports, "report")}, ${plural(claims, "claim")}, ${plural(incidents, "incident")}`,
  asOf: (day: string, profile: string) => `as of ${day} · ${profile} edition`,
  motto: "Every line is what its source says. Nothing here is a finding of its own.",
  broken: (file: string) =>
    `This page is incomplete: the file ${file} is missing or damaged. Copy the whole edition folder and open index.html again.`,
  skipTo: "Skip to the chronology",

  map: "Map",
  table: "Table",
  mapLabel: (day: string, places: number, incidents: number) =>
    `Map for ${day}: ${plural(places, "place")} and ${plural(incidents, "incident")}. The same is in the table and the chronology.`,
  noWebgl: "This browser cannot draw the map (WebGL is off). The table below and the chronology say the same.",
  noGround: "No report says who holds a place on this day.",
  legend: "Legend",
  legendFade: "Paler: less sure, or long unheard of",
  legendStates: { held: "Held", contested: "Contested", encircled: "Encircled", unknown: "Holder not known" },
  legendIncident: "Incident: larger, more dead; dashed, not asserted or imprecise",
  legendGround: "Ground nearest to a place, within 10 km of it; striped, fought over",
  legendBeforehand: "Palest: no report names the place; known beforehand",
  legendFront: "Front between two places; dashed, beforehand",
  terrain: "Ground",
  terrainTitle: "Show whose ground is whose, and the front",
  groundOn: (day: string) => `Whose ground on ${day}`,
  groundNote: "Ground is counted by places: what is nearest to a place, within 10 km of it, is its holder's. It does not say where trenches run. What no report names rests on what was known beforehand.",
  nobody: { contested: "Nobody: fought over", unknown: "Nobody: not known", beyond: "Nobody: out of reach of every place" } as Record<string, string>,
  area: (km2: number) => `${Math.round(km2).toLocaleString(LANGUAGE)} km²`,
  pockets: "Pockets",
  cuts: "Roads cut",
  nearestFront: "Nearest front",
  fromFront: (km: string, place: string, other: string, p: string) => `${km} km away, between ${place} and ${other} (${p})`,
  noFront: "No front is drawn for this day.",
  reportedOf: (reported: number, places: number) => `${reported} of ${places}`,
  zoomIn: "Zoom in",
  zoomOut: "Zoom out",
  fit: "Show all places",
  more: (count: number) => `+${count}`,

  day: "Day",
  play: "Play",
  pause: "Pause",
  previousDay: "Previous day",
  nextDay: "Next day",
  span: "Incidents of",
  spans: { 1: "this day", 3: "3 days", 7: "7 days", 30: "30 days" } as Record<number, string>,

  chronology: "Chronology",
  shown: (count: number, all: number) => (count === all ? plural(all, "incident") : `${count} of ${plural(all, "incident")}`),
  search: "Search the words",
  any: {
    kind: "Any kind", side: "Any side", source: "Any source", grade: "Any grade",
    actor: "Any actor", modality: "Told in any way", weapon: "Any weapon", facility: "Any facility",
  },
  filters: {
    kind: "Kind", side: "Side", source: "Source", grade: "Grade",
    actor: "Actor", modality: "How it is told", weapon: "Weapon", facility: "Facility", from: "From", until: "Until",
  },
  moreFilters: "More filters",
  brush: "Drag over the bars to choose days",
  clear: "Clear filters",
  nothing: "Nothing matches. Clear a filter to see more.",
  nothingAtAll: "No incident is reported in this edition.",

  accordingTo: (who: string, quote: string) => `According to ${who}: “${quote}”`,
  others: (count: number) => `and ${count} more ${count === 1 ? "account" : "accounts"}`,
  differ: "accounts differ",

  evidence: "Evidence",
  changed: "Judged to have changed",
  reported: (count: number) => `Reported of this day: ${plural(count, "incident")}`,
  noneThatDay: "Nothing on this day.",
  incidentNoun: "incident",
  evidenceHint: "Choose a place on the map, a line of the chronology or a row of a register to read the sentences behind it.",
  close: "Close",
  notFound: "This edition holds no such record.",
  loading: "Reading the report…",
  textMissing: (file: string) => `The report's text could not be read (${file}).`,
  accounts: (count: number) => (count === 1 ? "One account" : `${count} accounts, side by side`),
  origins: (count: number) => `${plural(count, "independent origin")}`,
  why: "Why this grade",
  raise: "What would raise it",
  contradictions: "Accounts that cannot all be right",
  toll: "Toll",
  counted: (count: number) => `from ${plural(count, "claim")}`,
  aside: "Set aside",
  best: "best",
  killed: "killed",
  injured: "injured",
  civilians: "of them civilians",
  belief: (day: string) => `Who holds it on ${day}`,
  noBelief: "Nothing is concluded for this day.",
  unknownHolder: "Not known",
  contested: "Fought over",
  encircled: "Surrounded",
  assessed: "Assessed: corroborated, or said against the speaker's interest",
  claimed: "Claimed: one side's word alone",
  lastConfirmed: (ago: number, day: string) =>
    ago <= 0 ? `Confirmed that day (${day})` : `Last confirmed ${plural(ago, "day")} before, on ${day}`,
  confirmedLater: (day: string) => `Not confirmed by this day; supported by a claim of ${day}`,
  neverConfirmed: "Confirmed by no claim: inferred from neighbours or what was known before",
  history: "The whole period",
  spells: "Spells",
  claimsFor: (count: number) => `${plural(count, "claim")} for`,
  claimsAgainst: (count: number) => `${plural(count, "claim")} against`,
  here: "Reported here",
  happened: "When",
  where: "Where",
  who: "By",
  whom: "On",
  notSaid: "not said",
  noPlace: "place not named",
  placed: (written: string, name: string, p: string) => (name ? `${written}, read as ${name} (${p})` : `${written} (${p})`),
  said: (time: string) => `said ${time}`,
  published: (publisher: string, time: string) => `${publisher}, published ${time}`,
  original: "Open the original",
  sha: "SHA-256 of the report as captured",
  copy: "Copy citation",
  copied: "Copied",
  readBy: (reader: string, rule: string, p: string) => `Read by ${reader}${rule ? `, rule ${rule}` : ""}; reader's confidence ${p}`,
  dateFrom: { text: "dated from its text", option: "dated by the operator", file: "dated from its file", manifest: "" } as Record<string, string>,

  facilities: "Attacks on protected facilities",
  weapons: "Allegations of prohibited or restricted weapons",
  weaponsNote: "What was seen, what was said and what an investigation concluded are kept apart. An allegation is never promoted.",
  tolls: "Reported tolls",
  tollsNote: "Ranges over all accounts of one event; low, best and high. A dash means that nobody gave a figure.",
  column: {
    when: "When",
    where: "Where",
    what: "What",
    by: "Attributed to",
    grade: "Grade",
    seen: "Seen",
    saidBy: "Said",
    concluded: "Concluded",
    killed: "Killed",
    civilians: "Civilians",
    injured: "Injured",
    origins: "Origins",
    place: "Place",
    holder: "Holder",
    state: "State",
    probability: "Probability",
    confirmed: "Last confirmed",
    source: "Source",
    kind: "Kind of source",
    alignment: "Aligned with",
    claims: "Claims",
    reports: "Reports",
    asWritten: "As written",
    reason: "Why",
    example: "In these words",
    file: "File",
    detail: "What to do",
    note: "What was assumed",
    side: "Side",
    ground: "Ground",
    reportedGround: "Of places that reports name",
    places: "Places",
    named: "Named in reports",
    road: "Road",
    cutFor: "Cut for",
    cutBy: "By",
    between: "Between",
    at: "At",
  },
  none: "None in this edition.",
  dash: "–",

  humanitarianNote: "Aid, siege, flight, truces and talks, as reported. Figures are those of the source, never added up.",
  groups: { aid: "Aid and access", siege: "Encirclement and siege", displacement: "Displacement", agreement: "Truces and agreements", talks: "Talks" },

  sourcesNote: "Publishers and the voices they quote. Choose one to read all it says in this edition.",
  saysAll: (name: string) => `All that ${name} says here`,
  olderClaims: (count: number) => `Show ${count} more`,

  unplacedNote: "Kept, with the reason: a place no gazetteer knows, a time too wide for one day, a file that could not be read.",
  unplaced: "Places not found",
  areas: "Placed only to a district, governorate or wider",
  undated: "Dated only to a month, a year or a long range",
  skipped: "Files set aside",
  notes: "Assumptions about reports",
};

export const modalities: Record<string, string> = {
  asserted: "asserted",
  alleged: "alleged",
  denied: "denied",
  intended: "intended",
  failed: "attempted, failed",
};

export const sourceKinds: Record<string, string> = { unknown: "kind not known" };

export const grades: Record<string, string> = {
  confirmed: "Confirmed: admitted by who did it, or by both sides",
  fair: "Fair: two or more credible, independent sources",
  weak: "Weak: one source, or several that go back to one",
  contested: "Contested: sources disagree on what happened or who did it",
  discounted: "Discounted: credibly denied or found not to have happened",
};

export const attributions: Record<string, string> = {
  known: "known",
  suspected: "suspected",
  unknown: "not known",
};

const WORDS: Record<string, string> = { mine_or_ied: "Mine or IED", mobilization: "Mobilisation" };

/** A vocabulary's value in words: "air_strike" is "Air strike" here. */
export function word(value: string | undefined): string {
  if (value && WORDS[value]) return WORDS[value];
  const text = (value ?? "").replaceAll("_", " ").replaceAll("-", " ");
  return text.charAt(0).toUpperCase() + text.slice(1);
}

export function plural(count: number, noun: string): string {
  return `${count.toLocaleString(LANGUAGE)} ${noun}${count === 1 ? "" : "s"}`;
}
