// What the map cannot show, and why: nothing that was read is lost.
import { groupBy } from "../data/grouping";
import type { Model } from "../data/model";
import type { Claim, Incident } from "../data/types";
import type { Store } from "../state/store";
import { days } from "../text/dates";
import { say, term } from "../text/messages";
import { chainInWords, headline, placeOf } from "../text/wording";
import { gradeBadge, opener } from "./badge";
import { h, own, type Child } from "./dom";
import { block } from "./registers";

const AREA = 3; // UCDP's where_prec of a district
const LONG_DAYS = 14;
const { column } = say;

export function mountUnplaced(parent: HTMLElement, model: Model, store: Store): void {
  const { incidents, core } = model;
  const areas = incidents.filter(({ lat, prec }) => lat !== undefined && prec >= AREA);
  const undated = incidents.filter(({ from, to }) => to - from > LONG_DAYS);
  const incidentColumns = [column.when, column.where, column.what, column.example, column.grade];
  const skipped = core.skipped.map(({ file, reason, detail }) => [own(file), term("skip", reason), detail]);
  const notes = core.documents.flatMap(({ doc, notes: all }) => all.map((note) => [own(doc), note]));
  parent.append(
    h("p", { class: "note" }, say.unplacedNote),
    block(say.unplaced, "", [column.asWritten, column.claims, column.reason, column.example], lost(model, store)),
    block(say.areas, "", incidentColumns, areas.map((incident) => row(model, store, incident))),
    block(say.undated, "", incidentColumns, undated.map((incident) => row(model, store, incident))),
    block(say.skipped, "", [column.file, column.reason, column.detail], skipped),
    block(say.notes, "", [column.file, column.note], notes),
  );
}

function lost(model: Model, store: Store): Child[][] {
  const claims = model.core.claims.filter(({ lat }) => lat === undefined);
  const groups = [...groupBy(claims, ({ place }) => place ?? "").values()].sort((a, b) => b.length - a.length);
  return groups.map((group) => {
    const first = group[0] as Claim;
    const name = opener(store, `claim:${first.id}`, "cell-link", own(placeOf(first)));
    return [name, h("span", { class: "figure" }, group.length), first.placeWhy || say.dash, say.accordingTo(chainInWords(model, first), first.quote)];
  });
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
