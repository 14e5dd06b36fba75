// An incident: what is said in one line, the toll, where accounts differ, the accounts themselves, and the grade's reasons.
import { LONG_DAYS, type Model } from "../../data/model";
import type { Incident } from "../../data/types";
import { icon } from "../../map/icons";
import { NO_FILTER, type Store } from "../../state/store";
import { stagesOf } from "../../data/then";
import { days, isoDay, longDay } from "../../text/dates";
import { grades, say, term } from "../../text/messages";
import { reasonInWords, wishInWords } from "../../text/reasons";
import { asReported, chainInWords, estimate, placeOf } from "../../text/wording";
import { gradeBadge, opener, sideMark } from "../badge";
import { h, own, type Child } from "../dom";
import { incidentLine } from "../line";
import { accountsPart, contradictionsPart } from "./accounts";
import { contents, part } from "./parts";
import { tollPart } from "./toll";

const AROUND = 7; // days before and after in which the same place is of interest
const MOST_AROUND = 6;

export function incidentEvidence(model: Model, store: Store, incident: Incident): HTMLElement {
  const parts = [
    incident.toll ? tollPart(model, incident.toll) : null,
    contradictionsPart(model, incident),
    accountsPart(model, store, incident),
    reasons(model, incident),
    wishes(model, incident),
    known(incident),
    around(model, store, incident),
  ];
  return h("div", { class: "incident" }, heading(model, store, incident), lede(model, incident), contents(...parts), ...parts);
}

function heading(model: Model, store: Store, incident: Incident): HTMLElement {
  const ground = model.place(incident.placeId);
  const place = own(placeOf(incident));
  const where = ground ? opener(store, `place:${ground.id}`, "cell-link", place) : place;
  return h(
    "header",
    { class: "evidence-title" },
    h("span", { class: "big-icon" }, icon(incident.kind)),
    h("div", {}, h("h3", {}, asReported(incident)), h("p", {}, where, ` · ${days(incident)}`)),
    h("p", { class: "grade-line" }, gradeBadge(incident.grade), h("span", {}, [say.origins(incident.origins), ...(incident.strike ? [term("strike", incident.strike)] : [])].join(" · "))),
    parties(model, incident),
  );
}

function parties(model: Model, { belligerent, attribution, actor, target }: Incident): HTMLElement | null {
  const pairs: [string, Child[]][] = [];
  if (belligerent) pairs.push([say.column.by, [sideMark(model, belligerent), ` (${term("attribution", attribution)})`]]);
  if (actor) pairs.push([say.who, [own(say.quoted(actor))]]);
  if (target) pairs.push([say.whom, [own(say.quoted(target))]]);
  return pairs.length ? h("dl", { class: "facts grade-line" }, ...pairs.flatMap(([name, value]) => [h("dt", {}, name), h("dd", {}, ...value)])) : null;
}

/** What is said in one sentence, by whoever is preferred among those who say it. */
function lede(model: Model, incident: Incident): HTMLElement | null {
  const claim = model.preferred(incident);
  return claim ? h("p", { class: "lede" }, say.accordingTo(chainInWords(model, claim), claim.quote)) : null;
}

const listed = (items: string[]) => h("ul", { class: "small-list" }, ...items.map((text) => h("li", {}, text)));

function reasons(model: Model, incident: Incident): HTMLElement {
  const told = (incident.reasons ?? []).map((reason) => reasonInWords(model, reason, incident.grade));
  return part("reasons", say.why, h("p", { class: "note" }, grades[incident.grade] ?? incident.grade), listed(told));
}

function wishes(model: Model, incident: Incident): HTMLElement | null {
  return incident.raise?.length ? part("wishes", say.raise, listed(incident.raise.map((wish) => wishInWords(model, wish)))) : null;
}

/** How the incident came to be known, day by day; nothing where all of it was told on one day. */
function known(incident: Incident): HTMLElement | null {
  const stages = stagesOf(incident);
  if (stages.length < 2) return null;
  const lines = stages.map(({ since, incident: then }) => {
    const accounts = say.accountsThen(then.accounts?.length ?? 0);
    const toll = then.toll?.killed ? ` · ${say.column.killed}: ${estimate(then.toll.killed)}` : "";
    const differs = then.contradictions?.length ? ` · ${say.tabs.disputed}: ${then.contradictions.map(({ field }) => term("field", field)).join(", ")}` : "";
    return h("li", {}, h("time", { datetime: isoDay(since) }, say.sinceDay(longDay(since))), " ", gradeBadge(then.grade), ` ${accounts} · ${say.origins(then.origins)}${toll}${differs}`);
  });
  return part("known", say.howKnown, h("p", { class: "note" }, say.howKnownNote), h("ol", { class: "small-list stages" }, ...lines));
}

/** What else is told of the place in the days around. */
function around(model: Model, store: Store, incident: Incident): HTMLElement | null {
  const { number, placeId, from, to } = incident;
  const place = model.place(placeId);
  if (!place) return null;
  const [first, end] = [from - AROUND - LONG_DAYS, to + AROUND + 1].map((day) => model.passing(NO_FILTER).position(day)) as [number, number];
  const here = (model.history(place)?.incidents ?? []).filter((other) => first <= other && other < end && other !== number);
  const near = model.several(here).filter((other) => other.from <= to + AROUND && other.to >= from - AROUND);
  if (!near.length) return null;
  const lines = near.slice(0, MOST_AROUND).map((other) => {
    const line = incidentLine(model, store, other);
    line.prepend(h("span", { class: "line-date" }, days(other)));
    return line;
  });
  return part("around", say.around, h("ul", { class: "lines" }, ...lines));
}
