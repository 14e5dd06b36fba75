// What several checks do or look at.
import { readFileSync } from "node:fs";
import { require } from "./browser.mjs";

const AXE = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");

const LEVELS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

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

/** All that axe finds wrong, by WCAG 2.2 AA and by its own best practice. */
export async function barriers(page) {
  await page.evaluate(AXE); // the page's own policy forbids adding a script element
  const { violations } = await page.evaluate((tags) => window.axe.run({ runOnly: tags }), LEVELS);
  return violations.map(({ id, nodes }) => `${id}: ${nodes.slice(0, 3).map(({ html }) => html).join(" | ")}`);
}

const FEW = 3; // records of a kind to open in each tab

/** Open every tab, and in each the evidence of some records of every kind; `look` is called each time. Their words. */
export async function everywhere(page, look = async () => {}) {
  const words = [];
  for (const tab of await page.locator("[role=tab]").all()) {
    await tab.click();
    for (const ref of ["", ...(await refs(page))]) {
      await page.evaluate((at) => at && document.querySelector(`[data-ref=${at}]`)?.click(), ref && JSON.stringify(ref));
      await page.waitForFunction(() => !document.querySelector(".evidence [aria-busy]"));
      await look(`${await tab.textContent()} ${ref}`);
    }
    words.push(await page.evaluate(() => document.body.innerText), ...(await page.locator(".chronology-list").allTextContents())); // lines out of sight have no inner text
    words.push(await pane(page).innerText());
    const close = page.locator(".evidence .close");
    if (await close.isVisible()) await close.click(); // on a phone the pane lies over the tabs
  }
  return words.join("\n");
}

/** References of records on the screen, a few of each kind. */
function refs(page) {
  return page.evaluate((few) => {
    const kinds = new Map();
    for (const element of document.querySelectorAll("[role=tabpanel]:not([hidden]) [data-ref]")) {
      const kind = element.dataset.ref.split(":")[0];
      kinds.set(kind, [...(kinds.get(kind) ?? []), element.dataset.ref]);
    }
    return [...kinds.values()].flatMap((all) => all.slice(0, few));
  }, FEW);
}

/** What code shows where it forgot to put something into words. */
export const slips = (words) => words.match(/.{0,40}(?:\bNaN\b|\bundefined\b|\bInvalid\b|\[object|\bnull\b|[a-z]_[a-z]).{0,40}/g) ?? [];

/** Whatever stands on the screen without who says it. */
export function unattributed(page) {
  return page.evaluate(() => {
    const shown = (selector) => [...document.querySelectorAll(selector)].filter((element) => element.checkVisibility());
    const bare = (selector, who) => shown(selector).filter((element) => !who(element)).map((element) => `${selector}: ${element.innerText.slice(0, 160)}`);
    const says = ({ innerText }) => /according to \S/i.test(innerText);
    const named = (element) => [...element.querySelectorAll(".chain li")].some(({ innerText }) => innerText.trim());
    const voiced = (row) => says(row) || row.querySelector(".voices li, [data-ref^='claim:']");
    return [
      ...bare(".line", ({ children }) => [...children].some((part) => part.matches(".line-said") && /^According to \S/.test(part.textContent))),
      ...bare("article.claim", named),
      ...bare("mark, q, blockquote", (words) => words.closest("article.claim, .line") || (words.closest("tr, li, p") && says(words.closest("tr, li, p")))),
      ...bare(".lede", says),
      ...bare("tr:has([data-ref^='incident:'])", voiced),
      ...bare(".brief-list li:has([data-ref^='incident:'])", says),
      ...bare(".incident h3", ({ innerText }) => /reported|alleged|denied|intended|attempted/.test(innerText)),
    ];
  });
}
