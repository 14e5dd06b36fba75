// One incident as a line: what kind, where, and always who says so.
import type { Model } from "../data/model";
import type { Incident } from "../data/types";
import { icon } from "../map/icons";
import type { Store } from "../state/store";
import { say, term } from "../text/messages";
import { chainInWords, firstTold, headline, placeOf, tollInWords } from "../text/wording";
import { gradeBadge, opener } from "./badge";
import { h, own } from "./dom";

export function incidentLine(model: Model, store: Store, incident: Incident): HTMLElement {
  const claim = model.preferred(incident);
  const toll = tollInWords(incident);
  const others = Math.max(0, (incident.accounts?.length ?? 1) - 1);
  const button = opener(
    store,
    `incident:${incident.id}`,
    "line",
    h("span", { class: "line-icon" }, icon(incident.kind)),
    h("span", { class: "line-head" }, h("b", {}, headline(incident)), h("span", { class: "line-place" }, own(placeOf(incident)))),
    gradeBadge(incident.grade),
    claim && h("span", { class: "line-said" }, say.accordingTo(chainInWords(model, claim), claim.quote)),
    h(
      "span",
      { class: "line-extra" },
      toll && h("span", { class: "toll" }, toll),
      others > 0 && h("span", {}, say.others(others)),
      incident.contradictions && h("span", { class: "clash" }, say.differ(fields(incident.contradictions))),
      h("span", { class: "told" }, firstTold(model, incident)),
    ),
  );
  return h("li", { class: "line-item" }, button);
}

function fields(differing: NonNullable<Incident["contradictions"]>): string {
  return [...new Set(differing.map(({ field }) => term("field", field)))].join(", ");
}
