// What was known then against what is known now.
import assert from "node:assert/strict";
import { drawn, withPage } from "../browser.mjs";
import { LINE, barriers, pane } from "../steps.mjs";

const TOLD_LATER = /Khan Shaykhun/; // of 4 April, told on the 5th

export async function what_was_told_later_is_left_out_of_a_day_as_it_was_known({ rich }) {
  await withPage(rich, { hash: "#day=2017-04-04" }, async (page, faults) => {
    await drawn(page);
    const told = () => page.locator(LINE).allTextContents();
    const all = await told();
    assert.ok(all.some((line) => TOLD_LATER.test(line)));
    await page.locator(".timeline [data-known=then]").click();
    assert.match(page.url(), /known=then/);
    await page.waitForFunction((count) => document.querySelectorAll(".chronology-list .line").length < count, all.length);
    assert.ok(!(await told()).some((line) => TOLD_LATER.test(line)));
    assert.match(await page.locator(".timeline .known-note").innerText(), /told by the end of this day/);
    await page.locator(".timeline .step").last().click(); // the day on which it was told
    await page.waitForFunction(() => /Khan Shaykhun/.test(document.querySelector(".chronology-list").textContent));
    assert.deepEqual(faults, []);
    assert.deepEqual(await barriers(page), []);
  });
}

export async function a_key_and_the_address_switch_between_then_and_now({ rich }) {
  await withPage(rich, { hash: "#day=2017-04-04&known=then" }, async (page, faults) => {
    await drawn(page);
    const pressed = (known) => page.locator(`.timeline [data-known=${known}]`).getAttribute("aria-pressed");
    assert.equal(await pressed("then"), "true");
    await page.locator("h1").click();
    await page.keyboard.press("k");
    assert.equal(await pressed("now"), "true");
    assert.doesNotMatch(page.url(), /known=/);
    await page.keyboard.press("k");
    assert.match(page.url(), /known=then/);
    assert.deepEqual(faults, []);
  });
}

export async function what_was_learned_later_is_listed_with_how_much_later({ rich }) {
  await withPage(rich, { hash: "#day=2017-04-04&tab=changes" }, async (page, faults) => {
    const table = page.getByRole("table", { name: /told of only later/ });
    const row = table.locator("tr", { hasText: "Khan Shaykhun" });
    assert.match(await row.innerText(), /5 April 2017/);
    assert.match(await row.innerText(), /1 day/);
    await row.locator("button").click();
    assert.match(await pane(page).innerText(), TOLD_LATER);
    assert.deepEqual(faults, []);
    assert.deepEqual(await barriers(page), []);
  });
}

export async function a_place_shows_what_was_believed_of_it_beside_what_is({ rich }) {
  await withPage(rich, { hash: "#day=2017-04-04&show=place:sy/soran" }, async (page, faults) => {
    const sides = page.locator(".then-and-now [data-known]");
    assert.deepEqual(await sides.evaluateAll((all) => all.map(({ dataset }) => dataset.known)), ["then", "now"]);
    assert.deepEqual(faults, []);
    assert.deepEqual(await barriers(page), []);
  });
}
