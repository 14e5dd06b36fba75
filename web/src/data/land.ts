// The corner of the world under an edition's marks, as `orontes.publish.site` cuts it. Lines and rings are flat: lon,
// lat, lon, lat, … in whole thousandths of a degree; longitudes run on beyond 180° across the antimeridian.

export interface Land {
  box: [west: number, south: number, east: number, north: number];
  land: { name: string; polygons: number[][][] }[];
  coasts: number[][];
  borders: number[][];
  /** Lines between first-level divisions. */
  divisions: number[][];
  /** Shores of lakes. */
  lakes: number[][];
  rivers: Course[];
  roads: Course[];
}

/** A river or a road; its lines are flat, as coasts are. */
export interface Course {
  name: string;
  lines: number[][];
}
