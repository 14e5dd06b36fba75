// Where accounts of one event cannot all be right: who says what, side by side.
import type { Model } from "../data/model";
import type { Incident } from "../data/types";
import type { Store } from "../state/store";
import { days } from "../text/dates";
import { say, term } from "../text/messages";
import { chainInWords, headline, placeOf } from "../text/wording";
import { gradeBadge, opener } from "./badge";
import { h, own, type Child } from "./dom";
import { block } from "./registers";

const { column } = say;

export function mountDisputed(parent: HTMLElement, model: Model, store: Store): void {
  const rows = model.incidents.flatMap((incident) => (incident.contradictions ?? []).map((one) => row(model, store, incident, one)));
  parent.append(block(say.tabs.disputed, say.disputedNote, [column.when, column.where, column.what, column.field, column.said, column.grade], rows));
}

type Contradiction = NonNullable<Incident["contradictions"]>[number];

function row(model: Model, store: Store, incident: Incident, { field, values }: Contradiction): Child[] {
  const told = values.map(([text, number]) => {
    const [claim] = model.claims([number]);
    return h("li", {}, h("b", {}, own(text)), claim ? ` ${say.accordingToWho(chainInWords(model, claim))}` : "");
  });
  return [
    opener(store, `incident:${incident.id}`, "cell-link", days(incident)),
    own(placeOf(incident)),
    headline(incident),
    term("field", field),
    h("ul", { class: "voices" }, ...told),
    gradeBadge(incident.grade),
  ];
}
