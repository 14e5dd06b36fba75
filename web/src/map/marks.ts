// What is drawn for a day: places by holder, incidents by kind. Pure: the model in, marks out.
import { beliefOn, confirmed, spellOn } from "../data/ground";
import type { Model } from "../data/model";
import type { Day, Grade, Ground, Incident, Spell, SpellState } from "../data/types";
import { middleOf } from "./home";
import { unrolled } from "./mercator";

export interface PlaceMark {
  ref: string;
  name: string;
  lat: number;
  lon: number;
  state: SpellState;
  holder: string;
  rival: string;
  /** Probability of the holder, 0 to 1: it fades as the days pass without a word. */
  p: number;
  /** Whether nobody has spoken for the holder for as long as the legend says, or ever. */
  silent: boolean;
}

export interface IncidentMark {
  ref: string;
  kind: string;
  lat: number;
  lon: number;
  side: string;
  dead: number;
  /** Asserted, on a known day and at a known point; anything less is drawn dashed. */
  firm: boolean;
  grade: Grade;
  discounted: boolean;
}

const LIKELY = 0.5;

/** Days without a word after which a place is drawn hollow: half of those after which half of its certainty is gone. */
export function silentAfter(model: Model): number {
  return Math.round(model.core.edition.halfLife / 2);
}

export function placeMarks(model: Model, day: Day): PlaceMark[] {
  return model.ground(day).flatMap((place) => placeMark(model, place, day) ?? []);
}

function placeMark(model: Model, place: Ground, day: Day): PlaceMark | null {
  const belief = beliefOn(place, day, model.core.sides);
  if (!belief) return null;
  const known = belief.shares.filter(({ side }) => side);
  const [first, second] = known;
  const spell = spellOn(place, day);
  const holder = spell?.holder || first?.side || "";
  return {
    ref: `place:${place.id}`,
    name: place.name,
    lat: place.lat,
    lon: unrolled(place.lon, middleOf(model)),
    state: spell?.state ?? stateOf(belief.contested, belief.encircled, first?.p ?? 0),
    holder,
    rival: (first?.side === holder ? second?.side : first?.side) ?? "",
    p: known.find(({ side }) => side === holder)?.p ?? 0,
    silent: isSilent(model, spell, day),
  };
}

/** Whether the last word for the holder of a spell lies long before a day. */
export function isSilent(model: Model, spell: Spell | undefined, day: Day): boolean {
  if (!spell || spell.state === "unknown") return false;
  const last = confirmed(spell, day);
  return last === null || day - last >= silentAfter(model);
}

function stateOf(contested: number, encircled: number, held: number): SpellState {
  if (encircled >= LIKELY) return "encircled";
  if (contested >= LIKELY) return "contested";
  return held >= LIKELY ? "held" : "unknown";
}

export function incidentMarks(model: Model, day: Day, span: number, shown: (incident: Incident) => boolean): IncidentMark[] {
  return model.during(day, span).filter(shown).flatMap((incident) => incidentMark(model, incident) ?? []);
}

const DISTRICT = 3; // UCDP's where_prec from which a point stands for an area
const LONG_DAYS = 14; // a time this vague belongs to no day of the map

function incidentMark(model: Model, incident: Incident): IncidentMark | null {
  const { lat, lon, prec, from, to } = incident;
  if (lat === undefined || lon === undefined || prec > DISTRICT || to - from > LONG_DAYS) return null;
  return {
    ref: `incident:${incident.id}`,
    kind: incident.kind,
    lat,
    lon: unrolled(lon, middleOf(model)),
    side: incident.belligerent || incident.side || "",
    dead: incident.toll?.killed?.[1] ?? 0,
    firm: incident.modality === "asserted" && prec > 0 && prec < DISTRICT && from === to,
    grade: incident.grade,
    discounted: incident.grade === "discounted",
  };
}
