// One drawing for each kind of incident, on a grid of 24 by 24, as strokes. The map and the chronology share them.
import { svg } from "../view/dom";

const STROKES: Record<string, string> = {
  territory_taken: "M7 21V3M7 4h11l-3 4 3 4H7",
  territory_transferred: "M4 21V4h6v6H4M13 15h7M17 11.500l3.500 3.500-3.500 3.500",
  territory_held: "M7 15V3h10v6H7M3 21h18M5 21v-3h14v3",
  encirclement: "M12 10a2 2 0 1 1-.1 0M12 2.500a9.500 9.500 0 1 1-.1 0M12 3v4M12 17v4M3 12h4M17 12h4",
  armed_clash: "M5 5l13 13M19 5L6 18M15.5 19.500l4-4M8.5 19.500l-4-4",
  air_strike: "M12 3v18M12 8l9 5v2l-9-2-9 2v-2l9-5M8 21l4-2 4 2",
  shelling: "M3 20C5 10 11 5 17 8M17 8l-4.500-2M17 8l-2.500 4M18 14l1 2.500 2.500 1-2.500 1-1 2.500-1-2.500-2.500-1 2.500-1z",
  suicide_bomb: "M12 3a2.500 2.500 0 1 1-.1 0M12 8.500v7M12 15.500l-3 5.500M12 15.500l3 5.500M6.500 12h11M3 7l2 1.500M21 7l-2 1.500M3 17l2-1M21 17l-2-1",
  explosive: "M12 4l1.800 4.700 4.500-2.300-2.200 4.500 4.900 1.800-4.900 1.700 2.200 4.600-4.500-2.300L12 21l-1.800-4.300-4.500 2.300 2.200-4.600L3 12.700l4.900-1.800-2.200-4.500 4.500 2.300z",
  chemical_weapon: "M10 3h4M10.5 3v7L5 20h14l-5.5-10V3M8 15h8",
  attack_on_civilians: "M9 3.500a3 3 0 1 1-.1 0M3 21v-4a6 6 0 0 1 12 0v4M21 3l-3 5h3.500L18 14",
  abduction: "M9 4a3 3 0 1 1-.1 0M4 20v-3a5 5 0 0 1 9-3M15 12l5 5M20 12l-5 5",
  arrest: "M7 11V8a5 5 0 0 1 10 0v3M5 11h14v9H5z",
  property_destruction: "M4 11l8-7 8 7M6 10v10h12V10M12 12l-2 3h4l-2 3",
  casualties: "M5.500 8.500a2.800 2.800 0 1 1-.1 0M10.500 14.500h11M14.500 14.500l2.500-5M2.500 19h19",
  displacement: "M9 3a2.200 2.200 0 1 1-.1 0M8.500 8.500l-1 6-3 6M7.500 14.500l4 2.500v4M8.500 9l3.500 3M14 12h7M18 8.500l3.500 3.500-3.500 3.500",
  aid: "M4 8l8-4 8 4v9l-8 4-8-4zM4 8l8 4 8-4M12 12v9",
  agreement: "M6 3h9l4 4v14H6zM9 14l2.5 2.500L16 12",
  talks: "M4 5h16v11h-9l-4 4v-4H4z",
  mobilization: "M5 11l7-7 7 7M5 16l7-7 7 7M5 21l7-7 7 7",
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
