// One drawing for each kind of incident, on a grid of 24 by 24, as strokes. The map and the chronology share them.
import { svg } from "../view/dom";

const STROKES: Record<string, string> = {
  territory_taken: "M7 21V4M7 4h10l-2.5 3.500L17 11H7",
  territory_transferred: "M5 21V5M5 5h7v6H5M13 16h7M17 13l3 3-3 3",
  territory_held: "M7 21V4M7 4h10v7H7",
  encirclement: "M12 4a8 8 0 1 1-7.9 6.800M12 10a2 2 0 1 1-.1 0M4 5v6h6",
  armed_clash: "M5 5l13 13M19 5L6 18M15.5 19.500l4-4M8.5 19.500l-4-4",
  air_strike: "M12 3v18M12 8l9 5v2l-9-2-9 2v-2l9-5M8 21l4-2 4 2",
  shelling: "M4 19C6 9 12 5 19 7M19 7l-4-2.500M19 7l-3 3M4 19h5",
  suicide_bomb: "M12 3v5M12 16v5M3 12h5M16 12h5M5.5 5.500l3.5 3.500M15 15l3.5 3.500M18.5 5.500L15 9M9 15l-3.5 3.5",
  explosive: "M12 3v5M12 16v5M3 12h5M16 12h5M5.5 5.500l3.5 3.500M15 15l3.5 3.500M18.5 5.500L15 9M9 15l-3.5 3.5",
  chemical_weapon: "M10 3h4M10.5 3v7L5 20h14l-5.5-10V3M8 15h8",
  attack_on_civilians: "M12 4a3 3 0 1 1-.1 0M6 21v-4a6 6 0 0 1 12 0v4",
  abduction: "M9 4a3 3 0 1 1-.1 0M4 20v-3a5 5 0 0 1 9-3M15 12l5 5M20 12l-5 5",
  arrest: "M7 11V8a5 5 0 0 1 10 0v3M5 11h14v9H5z",
  property_destruction: "M4 11l8-7 8 7M6 10v10h12V10M12 12l-2 3h4l-2 3",
  casualties: "M12 4v16M7 9h10",
  displacement: "M7 5a2 2 0 1 1-.1 0M4 20l3-6-1-4 3-1 2 4h2M14 17h7M18 14l3 3-3 3",
  aid: "M4 8l8-4 8 4v9l-8 4-8-4zM4 8l8 4 8-4M12 12v9",
  agreement: "M6 3h9l4 4v14H6zM9 14l2.5 2.500L16 12",
  talks: "M4 5h16v11h-9l-4 4v-4H4z",
  mobilization: "M6 12l6-6 6 6M6 19l6-6 6 6",
};
const OTHER = "M12 4a8 8 0 1 1-.1 0M12 11v5M12 8v.1";

const paths = new Map<string, Path2D>();

export function iconPath(kind: string): Path2D {
  const path = paths.get(kind) ?? new Path2D(STROKES[kind] ?? OTHER);
  paths.set(kind, path);
  return path;
}

/** The icon as an element that screen readers pass over: the words beside it say the same. */
export function icon(kind: string): SVGSVGElement {
  const stroke = svg("path", { d: STROKES[kind] ?? OTHER });
  return svg("svg", { class: "icon", viewBox: "0 0 24 24", "aria-hidden": "true", focusable: "false" }, stroke);
}
