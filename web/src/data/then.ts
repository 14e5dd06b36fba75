// What was known then: an incident as it stood at the end of a day, from the accounts told by it. Pure.
import { dayNumber } from "../text/dates";
import type { CitedSpell, Claim, Day, Incident } from "./types";

/** What was made of an incident from a day on, before all was told of it: what was otherwise than now, and not said. */
export interface Stage {
  since: Day;
  set: Partial<Incident>;
  lost: string[];
}

/** All that is believed and said of a place: incidents and claims by number. */
export interface History {
  beliefs: number[][];
  spells: CitedSpell[];
  /** The same as it was known at the end of each day. */
  beliefsThen: number[][];
  spellsThen: CitedSpell[];
  incidents: number[];
  claims: number[];
}

/** How an incident came to be known: since which day it stood how, the last being as it is now. */
export function stagesOf(incident: Incident): { since: Day; incident: Incident }[] {
  const { told, last = told, stages = [] } = incident;
  return [
    ...stages.map((stage) => ({ since: stage.since, incident: standing(incident, stage) })),
    ...(last === undefined ? [] : [{ since: last, incident }]),
  ];
}

/** The incident as it stood at the end of a day; undefined where nobody had told of it. */
export function asKnown(incident: Incident, day: Day): Incident | undefined {
  if (incident.told === undefined) return incident;
  if (incident.told > day) return undefined;
  return stagesOf(incident).findLast(({ since }) => since <= day)?.incident ?? incident;
}

function standing(incident: Incident, { set, lost }: Stage): Incident {
  const made: Record<string, unknown> = { ...incident, ...set };
  for (const key of lost) delete made[key];
  return made as unknown as Incident;
}

/** The day on which a claim was told. */
export function toldOn({ said }: Claim): Day {
  return dayNumber(said.slice(0, 10)) ?? -Infinity;
}
