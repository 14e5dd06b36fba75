// Lines of longitude and latitude with their degrees at the edge: a map without tiles still says where it is.
import { onScreen, plane, type View } from "./mercator";
import type { Theme } from "./theme";

const STEPS = [30, 10, 5, 2, 1, 0.5, 0.25, 0.1, 0.05, 0.02, 0.01];
const LINES_ACROSS = 4;
const CLEAR = { top: 80, bottom: 44 }; // pixels where the map's buttons and scale stand

export function drawGraticule(pen: CanvasRenderingContext2D, view: View, theme: Theme): void {
  const [west, south, east, north] = view.box;
  const step = STEPS.find((candidate) => (east - west) / candidate >= LINES_ACROSS) ?? 0.01;
  const digits = step < 0.1 ? 2 : step === 0.25 ? 2 : step < 1 ? 1 : 0;
  pen.strokeStyle = theme.graticule;
  pen.fillStyle = theme.quiet;
  pen.lineWidth = 1;
  pen.font = `10px ${theme.font}`;
  pen.textBaseline = "top";
  pen.textAlign = "left";
  for (const lon of stops(west, east, step)) {
    const { x } = onScreen(plane(lon, north), view);
    stroke(pen, x, 0, x, view.height);
    pen.fillText(meridian(lon, digits), x + 4, 4);
  }
  for (const lat of stops(south, north, step)) {
    const { y } = onScreen(plane(west, lat), view);
    stroke(pen, 0, y, view.width, y);
    if (y > CLEAR.top && y < view.height - CLEAR.bottom) pen.fillText(`${Math.abs(lat).toFixed(digits)}° ${lat < 0 ? "S" : "N"}`, view.width - 46, y + 3);
  }
}

/** A meridian by its usual number, though the map runs on beyond 180°. */
export function meridian(lon: number, digits: number): string {
  const usual = lon - 360 * Math.round(lon / 360);
  return `${Math.abs(usual).toFixed(digits)}° ${usual < 0 ? "W" : "E"}`;
}

function stops(from: number, to: number, step: number): number[] {
  const first = Math.ceil(from / step);
  return Array.from({ length: Math.max(0, Math.floor(to / step) - first + 1) }, (_, at) => (first + at) * step);
}

function stroke(pen: CanvasRenderingContext2D, x1: number, y1: number, x2: number, y2: number): void {
  pen.beginPath();
  pen.moveTo(x1, y1);
  pen.lineTo(x2, y2);
  pen.stroke();
}
