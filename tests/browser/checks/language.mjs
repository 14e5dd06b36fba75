// The page in another language: a made-up one of accents, longer words and right-to-left.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { pseudo } from "../../../web/test/pseudo.mjs";
import { drawn, withPage } from "../browser.mjs";
import { LINE } from "../steps.mjs";

const ENGLISH = JSON.parse(readFileSync(new URL("../../../web/src/text/en.json", import.meta.url), "utf8"));
const WORD = /[A-Za-z]{3,}/g;

/** All words that the edition itself brings: names, quotes, ids. */
function dataOf(edition) {
  const files = readdirSync(join(edition, "site")).filter((name) => name.endsWith(".js") && name !== "app.js");
  return new Set(files.flatMap((name) => readFileSync(join(edition, "site", name), "utf8").match(WORD)));
}

/** Words that stand on the page, or are read out, in plain letters: a message's are all accented. */
function plainWords(page) {
  return page.evaluate(() => {
    const spoken = ["aria-label", "title", "placeholder", "aria-valuetext", "alt", "aria-roledescription", "aria-description"];
    const walk = document.createTreeWalker(document.querySelector("#app"), NodeFilter.SHOW_TEXT);
    const texts = [];
    while (walk.nextNode()) texts.push(walk.currentNode.data);
    for (const element of document.querySelectorAll("#app *")) texts.push(...spoken.map((name) => element.getAttribute(name) ?? ""));
    return texts.flatMap((text) => text.replace(/https?:\S+|UTC|SHA-256/g, "").match(/(?<![\p{L}~])[A-Za-z]{3,}(?![\p{L}~])/gu) ?? []);
  });
}

function speaking(edition, options, use) {
  return withPage(edition, options, async (page, faults) => {
    await page.addInitScript((messages) => (window.orontesMessages = messages), pseudo(ENGLISH));
    await page.reload();
    await use(page, faults);
  });
}

export async function nothing_is_left_untranslated({ rich }) {
  const data = dataOf(rich);
  await speaking(rich, { hash: "#day=2017-03-25" }, async (page, faults) => {
    await drawn(page);
    const [lang, dir] = await page.evaluate(() => [document.documentElement.lang, document.documentElement.dir]);
    assert.deepEqual([lang, dir], ["ar-EG", "rtl"]);
    const seen = new Set();
    const look = async () => (await plainWords(page)).forEach((word) => data.has(word) || seen.add(word));
    for (const ref of ["place:sy/qomhana", "source:Levant Wire"]) {
      await page.evaluate((shown) => (location.hash = `#day=2017-03-25&show=${shown}`), ref);
      await look();
    }
    for (const line of (await page.locator(LINE).all()).slice(0, 12)) {
      await line.click();
      await look();
    }
    for (const tab of await page.locator("[role=tab]").all()) {
      await tab.click();
      await look();
    }
    assert.deepEqual([...seen], []);
    assert.deepEqual(faults, []);
  });
}

export async function longer_words_from_the_right_fit_a_phone({ rich }) {
  await speaking(rich, { viewport: { width: 390, height: 844 }, hasTouch: true }, async (page) => {
    for (const tab of await page.locator("[role=tab]").all()) {
      await tab.click();
      const [wide, screen] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
      assert.ok(wide <= screen, `${await tab.innerText()}: ${wide} > ${screen}`);
    }
  });
}
