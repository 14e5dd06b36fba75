// What the map cannot show, and why: nothing that was read is lost.
import type { LostLine } from "../data/parts";
import { LONG_DAYS, type Model } from "../data/model";
import type { Incident } from "../data/types";
import { follow, opened } from "../state/follow";
import type { Store } from "../state/store";
import { days } from "../text/dates";
import { say, term } from "../text/messages";
import { chainInWords, headline, inWords, placeOf } from "../text/wording";
import { gradeBadge, opener } from "./badge";
import { fill, h, own, type Child } from "./dom";
import { Pages, pagedBlock, rowsOf, rowsOfFound } from "./table";

const { column } = say;

export function mountUnplaced(parent: HTMLElement, model: Model, store: Store): void {
  const pages: Pages = new Pages(parent, () => again());
  const again = follow(parent, model, store, opened("unplaced"), () => fill(parent, ...content(model, store, pages)));
}

function content(model: Model, store: Store, pages: Pages): Child[] {
  const { lost = [], skipped = [], notes = [] } = model.shelf.get("unplaced") ?? {};
  const index = model.index();
  const incidents = (numbers: number[] = []) => rowsOfFound(numbers, (number) => model.at(number), (incident) => row(model, store, incident));
  const incidentColumns = [column.when, column.where, column.what, column.example, column.grade];
  return [
    h("p", { class: "note" }, say.unplacedNote),
    pagedBlock(say.unplaced, "", [column.asWritten, column.claims, column.reason, column.example], rowsOf(lost, (line) => name(store, line)), pages),
    pagedBlock(say.areas, "", incidentColumns, incidents(index?.having("area")), pages),
    pagedBlock(say.undated, "", incidentColumns, incidents(index?.having("wide", LONG_DAYS + 1)), pages),
    pagedBlock(say.skipped, "", [column.file, column.reason, column.detail], rowsOf(skipped, ({ file, reason, detail }) => [own(file), term("skip", reason), detail]), pages),
    pagedBlock(say.notes, "", [column.file, column.note], rowsOf(notes, ([doc, note]) => [own(doc), note]), pages),
  ];
}

function name(store: Store, { place, placeName, claims, why, claim, chain, quote }: LostLine): Child[] {
  const written = opener(store, `claim:${claim}`, "cell-link", own(place || placeName || say.noPlace));
  return [written, h("span", { class: "figure" }, claims), why || say.dash, say.accordingTo(inWords(chain), quote)];
}

function row(model: Model, store: Store, incident: Incident): Child[] {
  const claim = model.preferred(incident);
  return [
    opener(store, `incident:${incident.id}`, "cell-link", days(incident)),
    own(placeOf(incident)),
    headline(incident),
    claim ? say.accordingTo(chainInWords(model, claim), claim.quote) : say.dash,
    gradeBadge(incident.grade),
  ];
}
