// Colours for the canvas, read from the style sheet so that light and dark are decided in one place.

export interface Theme {
  sea: string;
  land: string;
  coast: string;
  border: string;
  river: string;
  road: string;
  /** Names of rivers and seas. */
  water: string;
  graticule: string;
  ink: string;
  quiet: string;
  paper: string;
  halo: string;
  accent: string;
  unknown: string;
  /** How much stronger ground is drawn than on white paper. */
  ground: number;
  font: string;
}

export function theme(): Theme {
  const style = getComputedStyle(document.documentElement);
  const read = (name: string) => style.getPropertyValue(`--${name}`).trim();
  return {
    sea: read("map-sea"),
    land: read("map-land"),
    coast: read("map-coast"),
    border: read("map-border"),
    river: read("map-river"),
    road: read("map-road"),
    water: read("map-water"),
    graticule: read("map-graticule"),
    ink: read("ink"),
    quiet: read("ink-quiet"),
    paper: read("surface"),
    halo: read("map-halo"),
    accent: read("accent"),
    unknown: read("map-unknown"),
    ground: Number(read("map-ground")),
    font: read("sans"),
  };
}

/** Run `redraw` whenever the reader's system turns light or dark. */
export function onThemeChange(redraw: () => void): void {
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", redraw);
}

/** Black or white, whichever can be read on `colour` (WCAG relative luminance). */
export function readableOn(colour: string): string {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const share = parseInt(colour.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * r + 0.7152 * g + 0.0722 * b > 0.179 ? "#000000" : "#ffffff";
}
