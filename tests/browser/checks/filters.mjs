// Filters, the brush, and the address that keeps them.
import assert from "node:assert/strict";
import { withPage } from "../browser.mjs";
import { LINE, day } from "../steps.mjs";

export async function filters_narrow_the_chronology({ rich }) {
  await withPage(rich, {}, async (page) => {
    const all = await page.locator(LINE).count();
    await page.getByLabel("Kind", { exact: true }).selectOption("talks");
    assert.equal(await page.locator(LINE).count(), 1);
    await page.getByRole("button", { name: "Clear filters" }).click();
    assert.equal(await page.locator(LINE).count(), all);
    await page.getByLabel("Search the words").fill("ORCHARDS");
    assert.equal(await page.locator(LINE).count(), 1);
  });
}

export async function the_address_keeps_the_filter({ rich }) {
  await withPage(rich, { hash: "#kind=talks" }, async (page) => {
    assert.equal(await page.locator(LINE).count(), 1);
    await page.getByText("More filters").click();
    await page.locator(".filters").getByLabel("From").fill("2017-03-30");
    assert.match(page.url(), /kind=talks&from=2017-03-30/);
  });
}

export async function the_bars_are_a_brush({ rich }) {
  await withPage(rich, {}, async (page) => {
    const all = await page.locator(LINE).count();
    const { x, y, width } = await page.locator(".bars").boundingBox();
    await page.mouse.move(x + width * 0.1, y + 10);
    await page.mouse.down();
    await page.mouse.move(x + width * 0.5, y + 10, { steps: 5 });
    await page.mouse.up();
    assert.match(page.url(), /from=2017-\d\d-\d\d&until=2017-\d\d-\d\d/);
    const some = await page.locator(LINE).count();
    assert.ok(0 < some && some < all, `${some} of ${all}`);
    const before = await day(page);
    await page.mouse.click(x + 2, y + 10);
    assert.notEqual(await day(page), before);
  });
}
