// A plain table with a caption, that scrolls by itself where it is too wide.
import { h, type Child } from "./dom";

export function table(caption: string, columns: string[], rows: Child[][]): HTMLElement {
  const head = h("tr", {}, ...columns.map((name) => h("th", { scope: "col" }, name)));
  const body = rows.map((cells) => h("tr", {}, ...cells.map((cell, at) => h("td", { "data-label": columns[at] }, cell))));
  const made = h("table", {}, h("caption", {}, caption), h("thead", {}, head), h("tbody", {}, ...body));
  return h("div", { class: "table-scroll", tabindex: 0, role: "region", "aria-label": caption }, made);
}
