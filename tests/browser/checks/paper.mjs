// The page as it is printed.
import assert from "node:assert/strict";
import { drawn, withPage } from "../browser.mjs";

async function printed(page) {
  await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
  await page.emulateMedia({ media: "print" });
}

const seen = (page, selector) => page.locator(selector).first().isVisible();

/** How many colours a picture has, in a coarse look at it. */
function colours(page, selector) {
  return page.locator(selector).evaluate(async (image) => {
    await image.decode();
    const canvas = new OffscreenCanvas(64, 64);
    const pen = canvas.getContext("2d");
    pen.drawImage(image, 0, 0, 64, 64);
    return new Set(new Uint32Array(pen.getImageData(0, 0, 64, 64).data.buffer)).size;
  });
}

export async function the_map_and_the_days_are_printed_with_their_sources({ rich }) {
  await withPage(rich, { hash: "#day=2017-03-24&span=3&show=place:sy/qomhana" }, async (page, faults) => {
    await drawn(page);
    await printed(page);
    assert.ok((await colours(page, ".sheet figure > img")) > 20, "the map is blank");
    const lines = await page.locator(".sheet .line-said").allInnerTexts();
    assert.ok(lines.length > 1 && lines.every((line) => /^According to \S/.test(line)));
    for (const shown of [".sheet", ".places-table table", ".days-table table", ".evidence.open"]) assert.ok(await seen(page, shown), shown);
    for (const gone of [".tabs", ".timeline", ".filters", ".chronology-list", ".close", ".copy"]) assert.equal(await seen(page, gone), false, gone);
    const foot = await page.evaluate(() => document.querySelector("style[data-foot]").sheet.cssRules[0].cssText);
    assert.match(foot, /@page.*@bottom-left.*Hama, spring 2017.*day=2017-03-24/s);
    assert.match(await page.locator(".evidence .spell").first().evaluate((one) => getComputedStyle(one).breakInside), /avoid/);
    assert.deepEqual(faults, []);
  });
}

export async function evidence_is_printed_with_its_hash({ rich }) {
  await withPage(rich, {}, async (page) => {
    await page.locator(".chronology-list .line", { hasText: "fled Latamneh" }).click();
    await page.waitForSelector("mark.quote");
    await printed(page);
    assert.ok(await seen(page, ".evidence .sha"));
    await page.evaluate(() => dispatchEvent(new Event("afterprint")));
    assert.equal(await page.locator(".evidence .report details[open]").count(), 0);
    assert.equal(await page.locator(".sheet > *").count(), 0);
  });
}

export async function paper_is_white_and_nothing_is_cut_off({ rich }) {
  await withPage(rich, { colorScheme: "dark", viewport: { width: 794, height: 1123 }, hash: "#tab=registers" }, async (page) => {
    await printed(page);
    const [ink, cut] = await page.evaluate(() => [
      getComputedStyle(document.body).color,
      [...document.querySelectorAll("#app *")].filter((one) => one.checkVisibility() && getComputedStyle(one).overflowY !== "visible" && one.scrollHeight > one.clientHeight + 1 && !one.closest("svg, caption, .unseen")).map((one) => one.className),
    ]);
    assert.equal(ink, "rgb(28, 34, 38)");
    assert.deepEqual(cut, []);
  });
}
