// A place: the belief for the day, the whole period at a glance, and each spell with the claims for and against it.
import { nearestFront, placeName } from "../../data/terrain";
import { beliefOn, spellOn, type Belief, type Model } from "../../data/model";
import type { Claim, Day, Ground, Spell } from "../../data/types";
import type { Store } from "../../state/store";
import { days, longDay, shortDay } from "../../text/dates";
import { say } from "../../text/messages";
import { percent } from "../../text/wording";
import { sideMark } from "../badge";
import { h, svg } from "../dom";
import { incidentLine } from "../line";
import { claimCard } from "./claim";

export function placeEvidence(model: Model, store: Store, place: Ground): HTMLElement {
  const { day } = store.state;
  const belief = beliefOn(place, day, model.core.sides);
  const here = model.incidents.filter(({ placeId }) => placeId === place.id);
  return h(
    "div",
    { class: "place" },
    h("header", { class: "evidence-title" }, h("div", {}, h("h3", {}, place.name), h("p", {}, place.admin1))),
    h("section", {}, h("h4", {}, say.belief(longDay(day))), belief ? bars(model, belief) : h("p", { class: "empty" }, say.noBelief), confirmed(model, spellOn(place, day), day)),
    h("section", {}, h("h4", {}, say.history), strip(model, place, day)),
    model.source.terrain.parcels.length > 0 && h("section", {}, h("h4", {}, say.nearestFront), front(model, place, day)),
    h("section", {}, h("h4", {}, say.spells), ...[...place.spells].reverse().map((spell) => spellBlock(model, spell, day))),
    here.length > 0 && h("section", {}, h("h4", {}, say.here), h("ul", { class: "lines" }, ...here.map((incident) => incidentLine(model, store, incident)))),
  );
}

function front(model: Model, { lat, lon }: Ground, day: Day): HTMLElement {
  const nearest = nearestFront(model, lat, lon, day);
  if (!nearest) return h("p", { class: "note" }, say.noFront);
  const { km, front: line } = nearest;
  const [one, other] = [placeName(model, line[4]), placeName(model, line[5])];
  return h("p", {}, say.fromFront(km.toFixed(1), one, other, percent(line[6] / 100)), h("br"), h("small", {}, `${say.column.named}: ${say.reportedOf(line[7], 2)}`));
}

function bars(model: Model, belief: Belief): HTMLElement {
  const rows = belief.shares.filter(({ p }) => p >= 0.01).map(({ side, p }) => bar(side ? sideMark(model, side) : say.unknownHolder, p, model.side(side)?.colour));
  return h("div", { class: "belief" }, ...rows, h("hr"), bar(say.contested, belief.contested), bar(say.encircled, belief.encircled));
}

function bar(name: Node | string, p: number, colour = "var(--map-unknown)"): HTMLElement {
  const track = h("span", { class: "bar", "aria-hidden": "true" }, h("span", { style: `width:${p * 100}%;background:${colour}` }));
  return h("div", { class: "bar-row" }, h("span", {}, name), track, h("span", { class: "figure" }, percent(p)));
}

function confirmed(model: Model, spell: Spell | undefined, day: Day): HTMLElement | null {
  if (!spell) return null;
  const known = model.confirmed(spell, day);
  const later = spell.last === null ? say.neverConfirmed : say.confirmedLater(shortDay(spell.last));
  const text = known === null ? later : say.lastConfirmed(day - known, shortDay(known));
  return h("p", { class: "note" }, text, h("br"), spell.label === "assessed" ? say.assessed : say.claimed);
}

/** The shares of each side over the period, stacked; the chosen day is a line. */
function strip(model: Model, place: Ground, day: Day): HTMLElement {
  const { first, last } = model.period;
  const shapes = place.beliefs.slice(0, -1).flatMap((row, at) => {
    const [from, to] = [row[0] ?? first, place.beliefs[at + 1]?.[0] ?? last + 1];
    const belief = beliefOn(place, from, model.core.sides);
    let top = 0;
    return (belief?.shares ?? []).filter(({ side }) => side).map(({ side, p }) => {
      const rect = svg("rect", { x: from - first, width: to - from + 0.02, y: 1 - top - p, height: p, fill: model.side(side)?.colour ?? "gray" });
      top += p;
      return rect;
    });
  });
  const now = svg("rect", { class: "now", x: day - first, width: 1, y: 0, height: 1 });
  const drawing = svg("svg", { viewBox: `0 0 ${last - first + 1} 1`, preserveAspectRatio: "none", class: "strip", role: "img", "aria-label": say.history }, ...shapes, now);
  return h("div", { dir: "ltr" }, drawing, h("div", { class: "ends" }, h("span", {}, shortDay(first)), h("span", {}, shortDay(last))));
}

function spellBlock(model: Model, spell: Spell, day: Day): HTMLElement {
  const holder = spell.holder ? sideMark(model, spell.holder) : say.unknownHolder;
  const head = h("p", { class: "spell-head" }, holder, h("span", {}, say.legendStates[spell.state]), h("span", { class: "figure" }, percent(spell.p)));
  const lists = [
    cited(model, say.claimsFor(spell.for.length), model.claims(spell.for)),
    cited(model, say.claimsAgainst(spell.against.length), model.claims(spell.against)),
  ];
  const current = spell.from <= day && day <= spell.to;
  return h("div", { class: current ? "spell current" : "spell" }, h("p", { class: "spell-days" }, days(spell)), head, ...lists);
}

/** Claims behind a fold; the cards are made when it is opened. */
function cited(model: Model, title: string, claims: Claim[]): HTMLElement | null {
  if (!claims.length) return null;
  const fold = h("details", {}, h("summary", {}, title));
  fold.addEventListener("toggle", () => fold.append(...claims.map((claim) => claimCard(model, claim))), { once: true });
  return fold;
}
