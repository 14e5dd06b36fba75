// Where a position lies on the map's plane: Web Mercator, the whole world one unit wide, north at the top.
// Longitudes run on beyond 180° east of the edition's corner of the world, so that no place jumps to the other edge.

export interface Spot {
  x: number;
  y: number;
}

/** What is seen, in pixels: a mark stands at `scale` times its place on the plane, less `origin`. */
export interface View {
  width: number;
  height: number;
  zoom: number;
  scale: number;
  origin: Spot;
  /** West, south, east, north of what is seen, in degrees. */
  box: [west: number, south: number, east: number, north: number];
}

const TILE = 512; // pixels of the world at zoom 0, as MapLibre counts them
const STEEPEST = 85.05; // degrees: the edge of the plane

/** The longitude as it is counted from the middle of the edition's box: at most half a turn from it. */
export function unrolled(lon: number, middle: number): number {
  return lon + 360 * Math.round((middle - lon) / 360);
}

export function plane(lon: number, lat: number): Spot {
  const north = Math.max(-STEEPEST, Math.min(STEEPEST, lat)) * (Math.PI / 360);
  return { x: (lon + 180) / 360, y: 0.5 - Math.log(Math.tan(Math.PI / 4 + north)) / (2 * Math.PI) };
}

export function degrees({ x, y }: Spot): { lon: number; lat: number } {
  return { lon: x * 360 - 180, lat: (Math.atan(Math.exp((0.5 - y) * 2 * Math.PI)) * 360) / Math.PI - 90 };
}

export function viewAt(lon: number, lat: number, zoom: number, width: number, height: number): View {
  const scale = TILE * 2 ** zoom;
  const middle = plane(lon, lat);
  const origin = { x: middle.x * scale - width / 2, y: middle.y * scale - height / 2 };
  const corner = (x: number, y: number) => degrees({ x: (origin.x + x) / scale, y: (origin.y + y) / scale });
  const [first, last] = [corner(0, height), corner(width, 0)];
  return { width, height, zoom, scale, origin, box: [first.lon, first.lat, last.lon, last.lat] };
}

/** Pixels from the upper left corner of what is seen. */
export function onScreen(spot: Spot, { scale, origin }: View): Spot {
  return { x: spot.x * scale - origin.x, y: spot.y * scale - origin.y };
}
