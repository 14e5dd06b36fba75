// What several checks do or look at.
import { readFileSync } from "node:fs";
import { require } from "./browser.mjs";

const AXE = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");

/** A line of the chronology. */
export const LINE = ".chronology-list .line";

/** The day that the slider stands at. */
export const day = (page) => page.locator(".slider").inputValue();

/** The body of the reading pane. */
export const pane = (page) => page.locator(".evidence-body");

/** Move over the map until a mark is under the pointer, click it, and return the address. */
export async function firstMark(page, box) {
  for (let y = box.y + 8; y < box.y + box.height; y += 12) {
    for (let x = box.x + 140; x < box.x + box.width - 80; x += 12) {
      await page.mouse.move(x, y);
      if ((await page.locator(".maplibregl-canvas").evaluate((canvas) => canvas.style.cursor)) !== "pointer") continue;
      await page.mouse.click(x, y);
      await page.waitForSelector(".evidence.open");
      return new URL(page.url()).hash;
    }
  }
  return "";
}

/** What axe finds wrong and holds to be serious. */
export async function barriers(page) {
  await page.evaluate(AXE); // the page's own policy forbids adding a script element
  const { violations } = await page.evaluate(() => window.axe.run());
  const serious = violations.filter(({ impact }) => impact === "serious" || impact === "critical");
  return serious.map(({ id, nodes }) => `${id}: ${nodes.slice(0, 3).map(({ html }) => html).join(" | ")}`);
}
