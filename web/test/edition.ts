// A small edition for tests, of which parts may be held back until a test hands them over.
import { Model } from "../src/data/model";
import type { Core, Kind, Parts, RawStretch } from "../src/data/parts";
import type { Source } from "../src/data/source";
import type { Land } from "../src/data/land";
import type { Place } from "../src/data/types";

export interface Told {
  places?: Partial<Place>[];
  reported?: number;
  cells?: Parts["cells"];
  ground?: RawStretch[];
  /** Parts by name, such as "incidents-0". */
  parts?: Record<string, unknown>;
  core?: Partial<Core>;
}

const LAND: Land = { box: [0, 0, 1, 1], land: [], coasts: [], borders: [], divisions: [], lakes: [], rivers: [], roads: [] };

export function modelOf(told: Told, source: Source = atOnce(told), tell: () => void = () => {}): Model {
  return new Model(source, coreOf(told), LAND, tell);
}

export function coreOf({ places = [], reported = places.length, cells = [], ground = [], core = {} }: Told): Core {
  const rows = places.map((place) => ({ id: "", name: "", admin1: "", lat: 35, lon: 36.7, ...place }));
  const column = (name: "id" | "name" | "admin1" | "lat" | "lon") => ["v", rows.map((row) => row[name])];
  const columns = Object.fromEntries((["id", "name", "admin1", "lat", "lon"] as const).map((name) => [name, column(name)]));
  return {
    edition: { asOf: 12, start: 0 },
    counts: { documents: 0, claims: 0, incidents: 0 },
    sides: ["north", "south"].map((id) => ({ id, name: id, colour: "#123456", holds: true })),
    states: ["held", "contested", "encircled", "unknown"],
    labels: ["assessed", "claimed"],
    period: [10, 12],
    days: { days: [], begun: [], dated: [] },
    reported,
    places: { words: [], lists: { places: [rows.length, columns] } },
    ground: { cells: cells.length, silent: reported < places.length },
    ...core,
    begins: { incidents: [[0, 0, 0, 0]], ground: ground.map(({ from }) => from), history: [0], said: [0], text: [0], find: 0, ...core.begins },
  } as unknown as Core;
}

/** All that an edition holds, at hand. */
function atOnce({ cells, ground = [], parts = {} }: Told): Source {
  return {
    read<K extends Kind>(kind: K, number: number): Parts[K] {
      const part = kind === "cells" ? cells : kind === "ground" ? ground[number] : parts[`${kind}-${number}`];
      return structuredClone(part) as Parts[K];
    },
  };
}
