// The map, its marks and the slider under it.
import assert from "node:assert/strict";
import { drawn, withPage } from "../browser.mjs";
import { barriers, day, firstMark, pane } from "../steps.mjs";

export async function slider_plays({ rich }) {
  await withPage(rich, { hash: "#day=2017-03-18" }, async (page, faults) => {
    const first = await day(page);
    await page.getByRole("button", { name: "Play" }).click();
    await page.waitForFunction((from) => document.querySelector(".slider").value > from, first);
    await page.getByRole("button", { name: "Pause" }).click();
    assert.match(page.url(), /day=2017-03-(19|2)/);
    assert.deepEqual(faults, []);
  });
}

export async function a_mark_on_the_map_opens_the_evidence({ rich }) {
  await withPage(rich, { hash: "#day=2017-03-22" }, async (page) => {
    await drawn(page);
    const box = await page.locator(".map-frame").boundingBox();
    const ref = await firstMark(page, box);
    assert.match(ref, /^#.*show=(place|incident)/);
    assert.ok(await pane(page).locator("h3").innerText());
  });
}

export async function the_ground_can_be_hidden_and_read_as_a_table({ rich }) {
  await withPage(rich, { hash: "#day=2017-03-23" }, async (page, faults) => {
    await drawn(page);
    const [map, ground] = [page.locator(".maplibregl-canvas"), page.getByRole("button", { name: "Ground" })];
    const shown = await map.screenshot();
    assert.equal(await ground.getAttribute("aria-pressed"), "true");
    await ground.click();
    await page.waitForFunction(() => document.querySelector(".map-frame").dataset.state === "idle");
    await page.waitForTimeout(300);
    assert.equal(await ground.getAttribute("aria-pressed"), "false");
    assert.notDeepEqual(await map.screenshot(), shown);
    await page.getByRole("button", { name: "Table" }).click();
    const text = await page.locator(".ground-tables").innerText();
    for (const part of ["Whose ground on Thursday, 23 March 2017", "km²", "Nobody: out of reach of every place"]) assert.ok(text.includes(part), part);
    assert.deepEqual(faults, []);
    assert.deepEqual(await barriers(page), []);
  });
}

export async function without_webgl_the_table_and_the_chronology_work({ rich }) {
  await withPage(rich, { webgl: false, hash: "#day=2017-03-22" }, async (page, faults) => {
    assert.ok(await page.getByText("cannot draw the map").isVisible());
    await page.locator(".places-table .cell-link", { hasText: "Soran" }).click();
    assert.ok((await pane(page).innerText()).includes("Soran"));
    assert.deepEqual(faults, []);
  });
}
