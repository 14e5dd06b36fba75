// The lint of the page, which checks that open everything run as they go, can fail.
import assert from "node:assert/strict";
import { withPage } from "../browser.mjs";
import { unattributed } from "../steps.mjs";

export async function a_statement_without_who_says_so_is_found({ rich }) {
  await withPage(rich, {}, async (page) => {
    const lost = [
      ["map", ".line-said", ".line:"],
      ["map", ".incident h3", ".incident h3:"],
      ["map", ".lede", ".lede:"],
      ["map", ".chain li", "article.claim:"],
      ["registers", "td .who", "tr:has"],
    ];
    for (const [tab, part, rule] of lost) {
      await page.locator(`#tab-${tab}`).click();
      await page.locator(`#panel-${tab} [data-ref^='incident:']`).first().click();
      await page.waitForSelector("mark.quote");
      assert.deepEqual(await unattributed(page), [], tab);
      await page.evaluate((selector) => document.querySelectorAll(selector).forEach((element) => (element.textContent = "")), part);
      const found = await unattributed(page);
      assert.ok(found.some((fault) => fault.startsWith(rule)), `${part}: ${found[0]}`);
      await page.reload();
    }
  });
}
