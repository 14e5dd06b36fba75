// An incident: its grade and why, the accounts side by side, and where they cannot all be right.
import type { Model } from "../../data/model";
import type { Account, Incident, Teller, Toll } from "../../data/types";
import { icon } from "../../map/icons";
import type { Store } from "../../state/store";
import { days } from "../../text/dates";
import { grades, say, term } from "../../text/messages";
import { reasonInWords, wishInWords } from "../../text/reasons";
import { bounds, chainInWords, estimate, headline, placeOf, voiceKind } from "../../text/wording";
import { gradeBadge, opener, sideMark } from "../badge";
import { h, type Child } from "../dom";
import { claimCard } from "./claim";

export function incidentEvidence(model: Model, store: Store, incident: Incident): HTMLElement {
  return h(
    "div",
    { class: "incident" },
    heading(model, store, incident),
    incident.toll ? tollBlock(model, incident.toll) : null,
    contradictions(model, incident),
    accounts(model, incident),
    reasons(model, incident),
  );
}

function heading(model: Model, store: Store, incident: Incident): HTMLElement {
  const ground = model.place(incident.placeId);
  const place = placeOf(incident);
  const where = ground ? opener(store, `place:${ground.id}`, "cell-link", place) : place;
  return h(
    "header",
    { class: "evidence-title" },
    h("span", { class: "big-icon" }, icon(incident.kind)),
    h("div", {}, h("h3", {}, headline(incident)), h("p", {}, where, ` · ${days(incident)}`)),
    h("p", { class: "grade-line" }, gradeBadge(incident.grade), h("span", {}, `${say.origins(incident.origins)}${incident.strike ? ` · ${term("strike", incident.strike)}` : ""}`)),
    incident.belligerent ? h("p", { class: "grade-line" }, `${say.column.by}: `, sideMark(model, incident.belligerent), ` (${term("attribution", incident.attribution)})`) : null,
  );
}

function tollBlock(model: Model, toll: Toll): HTMLElement {
  const rows: [string, string, number | undefined][] = [
    [say.killed, estimate(toll.killed), toll.killed?.[1]],
    [say.civilians, estimate(toll.civilians), toll.civilians?.[1]],
    [say.injured, estimate(toll.injured), toll.injured?.[1]],
  ];
  const figures = rows
    .filter(([, range]) => range !== say.dash)
    .map(([name, range, best]) => h("div", { class: "toll-figure" }, h("b", {}, range), h("span", {}, name), h("small", {}, `${say.best} ${best ?? say.dash}`)));
  const aside = (toll.aside ?? []).map(([number, why]) => {
    const [claim] = model.claims([number]);
    return h("li", {}, claim ? `${chainInWords(model, claim)} (${bounds(claim.killed)}): ` : "", term("aside", why));
  });
  return h(
    "section",
    {},
    h("h4", {}, say.toll, h("small", {}, say.counted(toll.counted?.length ?? 0))),
    h("div", { class: "toll-figures" }, ...figures),
    aside.length > 0 && h("p", { class: "note" }, say.aside),
    aside.length > 0 && h("ul", { class: "small-list" }, ...aside),
  );
}

function contradictions(model: Model, incident: Incident): HTMLElement | null {
  if (!incident.contradictions?.length) return null;
  const rows = incident.contradictions.map(({ field, values }) => {
    const sides = values.map(([text, number]) => {
      const [claim] = model.claims([number]);
      return h("li", {}, h("b", {}, text), claim ? h("span", {}, chainInWords(model, claim)) : "");
    });
    return h("div", { class: "contradiction" }, h("p", {}, term("field", field)), h("ul", {}, ...sides));
  });
  return h("section", {}, h("h4", {}, say.contradictions), ...rows);
}

function accounts(model: Model, incident: Incident): HTMLElement {
  const all = incident.accounts ?? [];
  return h("section", {}, h("h4", {}, say.accounts(all.length)), ...all.map((account) => accountBlock(model, account)));
}

function accountBlock(model: Model, account: Account): HTMLElement {
  const cards: Child[] = model.claims(account.claims).map((claim) => claimCard(model, claim));
  const head = h("p", { class: "account-head" }, h("b", {}, account.name), h("small", {}, voiceKind(model, account)));
  const told = account.tree?.length ? h("p", { class: "note" }, say.repeats) : null;
  return h("div", { class: "account" }, head, told, told ? tellers(account.tree ?? []) : null, ...cards);
}

/** Who has it from whom, the voice that it goes back to on top. */
function tellers(tree: Teller[]): HTMLElement {
  const line = ({ by, how, repeated }: Teller): HTMLElement =>
    h("li", {}, how === "own" ? by : `${say.repeated[how]} ${by}`, repeated.length ? tellers(repeated) : null);
  return h("ul", { class: "small-list" }, ...tree.map(line));
}

function reasons(model: Model, incident: Incident): HTMLElement {
  const listed = (items: string[]) => h("ul", { class: "small-list" }, ...items.map((text) => h("li", {}, text)));
  return h(
    "section",
    {},
    h("h4", {}, say.why),
    h("p", { class: "note" }, grades[incident.grade] ?? incident.grade),
    listed((incident.reasons ?? []).map((reason) => reasonInWords(model, reason, incident.grade))),
    incident.raise?.length ? h("h4", {}, say.raise) : null,
    incident.raise?.length ? listed(incident.raise.map((wish) => wishInWords(model, wish))) : null,
  );
}
