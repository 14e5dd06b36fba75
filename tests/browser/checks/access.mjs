// For every reader: keyboard, screen reader, phone.
import assert from "node:assert/strict";
import { drawn, withPage } from "../browser.mjs";
import { LINE, barriers } from "../steps.mjs";

export async function keys_turn_the_day_and_close_the_pane({ rich }) {
  await withPage(rich, { hash: "#day=2017-03-24" }, async (page) => {
    await page.keyboard.press("ArrowRight");
    assert.match(page.url(), /day=2017-03-25/);
    const line = page.locator(LINE).first();
    await line.focus();
    await page.keyboard.press("Enter");
    await page.waitForSelector(".evidence.open");
    await page.keyboard.press("Escape");
    assert.equal(await page.locator(".evidence.open").count(), 0);
    assert.ok(await line.evaluate((element) => element === document.activeElement), "focus goes back to the line");
    await page.getByRole("tab", { name: "Map & chronology" }).focus();
    await page.keyboard.press("ArrowRight");
    assert.match(page.url(), /tab=changes/);
  });
}

export async function no_serious_barrier_is_found_by_axe({ rich }) {
  for (const colorScheme of ["light", "dark"]) {
    await withPage(rich, { colorScheme, hash: "#day=2017-03-25" }, async (page) => {
      await drawn(page);
      await page.locator(LINE, { hasText: "cylinder" }).click();
      await page.waitForSelector("mark.quote");
      for (const tab of await page.locator("[role=tab]").all()) {
        await tab.click();
        assert.deepEqual(await barriers(page), [], `${colorScheme}, ${await tab.innerText()}`);
      }
    });
  }
}

export async function a_phone_shows_all_without_scrolling_sideways({ rich }) {
  await withPage(rich, { viewport: { width: 390, height: 844 }, hasTouch: true }, async (page) => {
    for (const tab of await page.locator("[role=tab]").all()) {
      await tab.click();
      const [wide, screen] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
      assert.ok(wide <= screen, `${await tab.innerText()}: ${wide} > ${screen}`);
    }
    assert.deepEqual(await barriers(page), []);
  });
}
