// A plain table with a caption, that scrolls by itself where it is too wide; a long one is shown a page at a time.
import { say } from "../text/messages";
import { h, type Child } from "./dom";

const PAGE = 200; // rows

/** Rows that are made when they are shown; null is one whose record has not arrived. */
export interface Rows {
  count: number;
  at(position: number): Child[] | null;
}

/** How much of each list of a view is shown: a page, until a reader asks for more. */
export class Pages {
  private readonly more = new Map<string, number>();

  /** `redraw` draws the view anew. */
  constructor(private readonly holder: Element, private readonly redraw: () => void) {}

  shown(title: string): number {
    return PAGE * (1 + (this.more.get(title) ?? 0));
  }

  /** The button that shows another page of a list; null where all is shown. */
  button(title: string, count: number): HTMLElement | null {
    const shown = this.shown(title);
    if (count <= shown) return null;
    return h("button", { type: "button", class: "quiet more-rows", "data-list": title, onclick: () => this.turn(title, shown) }, say.moreRows(Math.min(PAGE, count - shown), count - shown));
  }

  /** The focus goes to the first row that is new. */
  private turn(title: string, shown: number): void {
    this.more.set(title, (this.more.get(title) ?? 0) + 1);
    this.redraw();
    const list = [...this.holder.querySelectorAll<HTMLElement>("[data-list]")].find((one) => one.dataset["list"] === title && one.matches("table, ul"));
    list?.querySelectorAll(":is(tbody tr, li)")[shown]?.querySelector<HTMLElement>("button")?.focus();
  }
}

export function table(caption: string, columns: string[], rows: Child[][]): HTMLElement {
  const head = h("tr", {}, ...columns.map((name) => h("th", { scope: "col" }, name)));
  const body = rows.map((cells) => h("tr", {}, ...cells.map((cell, at) => h("td", { "data-label": columns[at] }, cell))));
  const made = h("table", { "data-list": caption }, h("caption", {}, caption), h("thead", {}, head), h("tbody", {}, ...body));
  return h("div", { class: "table-scroll", tabindex: 0, role: "region", "aria-label": caption }, made);
}

/** A section with a heading, a note and a table, or with the word that there is nothing to list. */
export function pagedBlock(title: string, note: string, columns: string[], rows: Rows, pages: Pages): HTMLElement {
  const content = rows.count ? pagedTable(title, columns, rows, pages) : [h("p", { class: "empty" }, say.none)];
  return h("section", { class: "block" }, h("h2", {}, title), note && h("p", { class: "note" }, note), ...content);
}

/** The rows of a table that are shown, and a button for more. Rows that have not arrived are left out for now. */
export function pagedTable(title: string, columns: string[], rows: Rows, pages: Pages): Child[] {
  const positions = Array.from({ length: Math.min(rows.count, pages.shown(title)) }, (_, at) => at);
  const there = positions.map((at) => rows.at(at)).filter((row) => row !== null);
  return [table(title, columns, there), pages.button(title, rows.count)];
}

/** Lines that are all there, made into rows. */
export function rowsOf<Line>(lines: readonly Line[], row: (line: Line) => Child[]): Rows {
  return { count: lines.length, at: (position) => row(lines[position] as Line) };
}

/** Records that may not have arrived, made into rows. */
export function rowsOfFound<Item>(numbers: readonly number[], item: (number: number) => Item | undefined, row: (item: Item) => Child[]): Rows {
  return {
    count: numbers.length,
    at(position) {
      const found = item(numbers[position] as number);
      return found === undefined ? null : row(found);
    },
  };
}
