// Where accounts of one event cannot all be right: who says what, side by side.
import type { Model } from "../data/model";
import type { Incident } from "../data/types";
import { follow, opened } from "../state/follow";
import type { Store } from "../state/store";
import { days } from "../text/dates";
import { say, term } from "../text/messages";
import { chainInWords, headline, placeOf } from "../text/wording";
import { gradeBadge, opener } from "./badge";
import { fill, h, own, type Child } from "./dom";
import { fieldValue } from "./evidence/accounts";
import { Pages, pagedBlock, rowsOfFound } from "./table";

const { column } = say;

export function mountDisputed(parent: HTMLElement, model: Model, store: Store): void {
  const pages: Pages = new Pages(parent, () => again());
  const again = follow(parent, model, store, opened("disputed"), () => {
    const found = rowsOfFound(model.index()?.having("disputed") ?? [], (number) => model.at(number), (incident) => row(model, store, incident));
    fill(parent, pagedBlock(say.tabs.disputed, say.disputedNote, [column.when, column.where, column.what, column.said, column.grade], found, pages));
  });
}

type Contradiction = NonNullable<Incident["contradictions"]>[number];

function row(model: Model, store: Store, incident: Incident): Child[] {
  const all = incident.contradictions ?? [];
  return [
    opener(store, `incident:${incident.id}`, "cell-link", days(incident)),
    own(placeOf(incident)),
    headline(incident),
    h("div", {}, ...all.map((one) => differing(model, one))),
    gradeBadge(incident.grade),
  ];
}

/** What they differ on, and each answer with who gives it, side by side. */
function differing(model: Model, { field, values }: Contradiction): HTMLElement {
  const told = values.map(([text, number]) => {
    const [claim] = model.claims([number]);
    return h("li", {}, h("b", {}, fieldValue(model, field, text)), claim ? h("span", {}, say.accordingToWho(chainInWords(model, claim))) : "");
  });
  return h("div", { class: "contradiction" }, h("p", {}, term("field", field)), h("ul", {}, ...told));
}
