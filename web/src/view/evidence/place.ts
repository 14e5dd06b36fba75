// A place: the belief for the day, the whole period at a glance, everything said of it in order, and what follows.
import { nearestFront, placeName } from "../../data/terrain";
import { beliefOn, confirmed, spellOn, type Belief } from "../../data/ground";
import type { Model } from "../../data/model";
import type { History } from "../../data/then";
import type { CitedSpell, Day, Place, Spell } from "../../data/types";
import { looksBack, type Store } from "../../state/store";
import { days, longDay, shortDay } from "../../text/dates";
import { LANGUAGE, say, term } from "../../text/messages";
import { percent } from "../../text/wording";
import { sideMark } from "../badge";
import { h, own } from "../dom";
import { byAndBy, contents, part, saidLine } from "./parts";
import { period } from "./period";

const KM = new Intl.NumberFormat(LANGUAGE, { minimumFractionDigits: 1, maximumFractionDigits: 1 });

const NOTHING: History = { beliefs: [], spells: [], beliefsThen: [], spellsThen: [], incidents: [], claims: [] };

export function placeEvidence(model: Model, store: Store, place: Place): HTMLElement {
  const { day } = store.state;
  const whole = model.history(place) ?? NOTHING;
  const told = looksBack(store.state) ? { ...whole, beliefs: whole.beliefsThen, spells: whole.spellsThen } : whole;
  const belief = beliefOn(told, day, model.core.sides);
  const parts = [
    part("belief", say.belief(longDay(day)), belief ? bars(model, belief) : h("p", { class: "empty" }, say.noBelief), lastConfirmed(spellOn(told, day), day)),
    whole.spellsThen.length > 0 && thenAndNow(model, whole, day),
    model.core.ground.cells > 0 && part("front", say.nearestFront, front(model, place, day)),
    part("history", say.history, period(model, told, day)),
    part("spells", say.spells, ...[...told.spells].reverse().map((spell) => spellBlock(model, store, spell, day))),
    told.claims.length > 0 && part("said", say.everythingSaid(place.name), byAndBy(model, h("ol", { class: "said-list" }), told.claims, (claim) => saidLine(model, store, claim, false))),
  ];
  return h("div", { class: "place" }, h("header", { class: "evidence-title" }, h("div", {}, h("h3", {}, own(place.name)), h("p", {}, own(place.admin1)))), contents(...parts), ...parts);
}

/** What was believed of the place at the end of the day, beside what is believed of that day now. */
function thenAndNow(model: Model, told: History, day: Day): HTMLElement {
  const side = (name: "then" | "now", beliefs: number[][], spells: CitedSpell[]) => {
    const [belief, spell] = [beliefOn({ beliefs }, day, model.core.sides), spellOn({ spells }, day)];
    const holder = spell?.holder ? sideMark(model, spell.holder) : say.unknownHolder;
    const state = spell && spell.state !== "held" && spell.state !== "unknown" ? h("small", {}, say.legendStates[spell.state]) : null;
    return h("div", { "data-known": name }, h("h5", {}, say.knownAs[name]), h("p", { class: "spell-head" }, holder, state), belief ? bars(model, belief) : h("p", { class: "empty" }, say.noBelief));
  };
  return part("thenAndNow", say.thenAndNow, h("p", { class: "note" }, say.thenAndNowNote(longDay(day))), h("div", { class: "then-and-now" }, side("then", told.beliefsThen, told.spellsThen), side("now", told.beliefs, told.spells)));
}

function front(model: Model, { lat, lon }: Place, day: Day): HTMLElement {
  const nearest = nearestFront(model, lat, lon, day);
  if (!nearest) return h("p", { class: "note" }, say.noFront);
  const { km, front: line } = nearest;
  const [one, other] = [placeName(model, line[4]), placeName(model, line[5])];
  return h("p", {}, say.fromFront(KM.format(km), one, other, percent(line[6] / 100)), h("br"), h("small", {}, `${say.column.named}: ${say.reportedOf(line[7], 2)}`));
}

function bars(model: Model, belief: Belief): HTMLElement {
  const rows = belief.shares.filter(({ p }) => p >= 0.01).map(({ side, p }) => bar(side ? sideMark(model, side) : say.unknownHolder, p, model.side(side)?.colour));
  return h("div", { class: "belief" }, ...rows, h("hr"), bar(say.contested, belief.contested), bar(say.encircled, belief.encircled));
}

function bar(name: Node | string, p: number, colour = "var(--map-unknown)"): HTMLElement {
  const track = h("span", { class: "bar", "aria-hidden": "true" }, h("span", { style: `width:${p * 100}%;background:${colour}` }));
  return h("div", { class: "bar-row" }, h("span", {}, name), track, h("span", { class: "figure" }, percent(p)));
}

function lastConfirmed(spell: Spell | undefined, day: Day): HTMLElement | null {
  if (!spell) return null;
  const known = confirmed(spell, day);
  const later = spell.last === null ? say.neverConfirmed : say.confirmedLater(shortDay(spell.last));
  const text = known === null ? later : say.lastConfirmed(day - known, shortDay(known));
  return h("p", { class: "note" }, text, h("br"), spell.label === "assessed" ? say.assessed : say.claimed);
}

function spellBlock(model: Model, store: Store, spell: CitedSpell, day: Day): HTMLElement {
  const holder = spell.holder ? sideMark(model, spell.holder) : say.unknownHolder;
  const head = h("p", { class: "spell-head" }, holder, h("span", {}, say.legendStates[spell.state]), h("span", { class: "figure" }, percent(spell.p)), h("small", {}, term("label", spell.label)));
  const lists = [
    cited(model, store, say.claimsFor(spell.for.length), spell.for),
    cited(model, store, say.claimsAgainst(spell.against.length), spell.against),
  ];
  const current = spell.from <= day && day <= spell.to;
  return h("div", { class: current ? "spell current" : "spell" }, h("p", { class: "spell-days" }, days(spell)), head, ...lists);
}

/** Claims behind a fold; their lines are made when it is opened. */
function cited(model: Model, store: Store, title: string, claims: readonly number[]): HTMLElement | null {
  if (!claims.length) return null;
  const fold = h("details", {}, h("summary", {}, title));
  const open = () => fold.append(byAndBy(model, h("ul", { class: "said-list" }), claims, (claim) => saidLine(model, store, claim, false)));
  fold.addEventListener("toggle", open, { once: true });
  return fold;
}
