// Lines of longitude and latitude with their degrees at the edge: a map without tiles still says where it is.
import type { Project } from "./layout";
import type { Theme } from "./theme";

export interface View {
  width: number;
  height: number;
  zoom: number;
  /** West, south, east, north of what is seen. */
  box: [number, number, number, number];
  project: Project;
}

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
    const { x } = view.project(lon, north);
    stroke(pen, x, 0, x, view.height);
    pen.fillText(`${Math.abs(lon).toFixed(digits)}° ${lon < 0 ? "W" : "E"}`, x + 4, 4);
  }
  for (const lat of stops(south, north, step)) {
    const { y } = view.project(west, lat);
    stroke(pen, 0, y, view.width, y);
    if (y > CLEAR.top && y < view.height - CLEAR.bottom) pen.fillText(`${Math.abs(lat).toFixed(digits)}° ${lat < 0 ? "S" : "N"}`, view.width - 46, y + 3);
  }
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
