// What is drawn for a day: places by holder, incidents by kind. Pure: the model in, marks out.
import { beliefOn, spellOn, type Model } from "../data/model";
import type { Day, Ground, Incident, SpellState } from "../data/types";

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
  discounted: boolean;
}

const LIKELY = 0.5;

export function placeMarks(model: Model, day: Day): PlaceMark[] {
  return model.ground.flatMap((place) => placeMark(model, place, day) ?? []);
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
    lon: place.lon,
    state: spell?.state ?? stateOf(belief.contested, belief.encircled, first?.p ?? 0),
    holder,
    rival: (first?.side === holder ? second?.side : first?.side) ?? "",
    p: known.find(({ side }) => side === holder)?.p ?? 0,
  };
}

function stateOf(contested: number, encircled: number, held: number): SpellState {
  if (encircled >= LIKELY) return "encircled";
  if (contested >= LIKELY) return "contested";
  return held >= LIKELY ? "held" : "unknown";
}

export function incidentMarks(model: Model, day: Day, span: number, shown: (incident: Incident) => boolean): IncidentMark[] {
  return model.during(day, span).filter(shown).flatMap((incident) => incidentMark(incident) ?? []);
}

const DISTRICT = 3; // UCDP's where_prec from which a point stands for an area
const LONG_DAYS = 14; // a time this vague belongs to no day of the map

function incidentMark(incident: Incident): IncidentMark | null {
  const { lat, lon, prec, from, to } = incident;
  if (lat === undefined || lon === undefined || prec > DISTRICT || to - from > LONG_DAYS) return null;
  return {
    ref: `incident:${incident.id}`,
    kind: incident.kind,
    lat,
    lon,
    side: incident.belligerent || incident.side || "",
    dead: incident.toll?.killed?.[1] ?? 0,
    firm: incident.modality === "asserted" && prec > 0 && prec < DISTRICT && from === to,
    discounted: incident.grade === "discounted",
  };
}
