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
    const map = page.locator(".maplibregl-canvas");
    const shown = await map.screenshot();
    await page.getByText("Layers").first().click();
    await page.locator(".layers input[name=ground]").uncheck();
    assert.match(page.url(), /hide=ground/);
    await page.keyboard.press("Escape");
    await page.waitForTimeout(500);
    assert.notDeepEqual(await map.screenshot(), shown);
    await page.getByRole("button", { name: "Table" }).click();
    const text = await page.locator(".ground-tables").innerText();
    for (const part of ["Whose ground on Thursday, 23 March 2017", "km²", "Nobody: out of reach of every place"]) assert.ok(text.includes(part), part);
    assert.deepEqual(faults, []);
    assert.deepEqual(await barriers(page), []);
  });
}

export async function every_layer_is_switched_by_keyboard_and_by_the_address({ rich }) {
  await withPage(rich, { hash: "#day=2017-03-23&hide=front,names" }, async (page, faults) => {
    await drawn(page);
    await page.locator(".layers summary").press("Enter");
    const ticked = () => page.locator(".layers input:checked").evaluateAll((boxes) => boxes.map(({ name }) => name));
    assert.deepEqual(await ticked(), ["ground", "places", "incidents", "rivers", "borders"]); // the sample has no roads
    for (const name of ["ground", "places", "incidents", "rivers", "borders"]) await page.locator(`.layers input[name=${name}]`).press(" ");
    assert.match(page.url(), /hide=ground,front,places,incidents,names,rivers,borders/);
    await page.waitForFunction(() => !document.querySelector(".layers input:checked"));
    await settled(page, false);
    await page.getByRole("button", { name: "Show all", exact: true }).press("Enter");
    assert.doesNotMatch(page.url(), /hide=/);
    await settled(page, true);
    assert.deepEqual(faults, []);
    assert.deepEqual(await barriers(page), []);
  });
}

export async function a_mark_is_reached_and_told_by_keyboard({ rich }) {
  await withPage(rich, { hash: "#day=2017-03-24&span=7" }, async (page, faults) => {
    await drawn(page);
    const cursor = page.locator(".map-cursor");
    await cursor.focus();
    const told = new Set();
    for (const key of ["ArrowLeft", "ArrowUp", "ArrowRight", "ArrowRight", "ArrowDown", "ArrowDown", "ArrowLeft", "ArrowLeft", "ArrowUp"]) {
      told.add(await cursor.getAttribute("aria-label"));
      assert.ok((await cursor.getAttribute("aria-label")).startsWith(await page.locator(".map-tip b").innerText()));
      await cursor.press(key);
    }
    assert.ok(told.size > 2, [...told].join(" | "));
    for (const words of told) assert.match(words, /Concluded from the claims|Holder not known|According to|Press to list/);
    assert.match(page.url(), /day=2017-03-24/, "arrows on a mark do not turn the day");
    await page.keyboard.press("Enter");
    await page.waitForSelector(".evidence.open, .map-pile:not([hidden])");
    assert.deepEqual(faults, []);
  });
}

export async function places_at_the_antimeridian_stand_side_by_side({ dateline }) {
  await withPage(dateline, {}, async (page, faults) => {
    await drawn(page);
    const cursor = page.locator(".map-cursor");
    await cursor.focus();
    const [first] = (await cursor.getAttribute("aria-label")).split(".");
    const from = await cursor.boundingBox();
    for (const key of ["ArrowLeft", "ArrowRight"]) await cursor.press(key);
    if ((await cursor.getAttribute("aria-label")).startsWith(first)) await cursor.press("ArrowLeft");
    const to = await cursor.boundingBox();
    assert.ok(!(await cursor.getAttribute("aria-label")).startsWith(first), first);
    assert.ok(Math.abs(from.x - to.x) > 40, `${from.x} and ${to.x}`);
    assert.deepEqual(faults, []);
  });
}

export async function ten_thousand_incidents_on_a_point_open_as_a_list({ crowd }) {
  await withPage(crowd, { hash: "#span=30&day=2021-05-10" }, async (page, faults) => {
    await drawn(page);
    const cursor = page.locator(".map-cursor");
    await cursor.focus();
    for (const key of ["ArrowRight", "ArrowUp"]) if (!(await cursor.getAttribute("aria-label")).includes("10,000")) await cursor.press(key);
    assert.match(await cursor.getAttribute("aria-label"), /10,000 incidents/);
    await page.keyboard.press("Enter");
    const lines = page.locator(".map-pile .line");
    assert.equal(await lines.count(), 40);
    for (const text of await page.locator(".map-pile .line-said").allInnerTexts()) assert.match(text, /^According to \S/);
    await page.locator(".map-pile .quiet").click();
    assert.equal(await lines.count(), 80);
    await lines.nth(41).click();
    await page.waitForSelector(".evidence.open");
    await lines.nth(41).press("Escape");
    assert.equal(await page.locator(".map-pile:visible").count(), 0);
    assert.deepEqual(faults, []);
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

/** Wait until the canvas of the marks bears colours, or none but those of the lines of longitude and latitude. */
async function settled(page, coloured) {
  const seen = (wanted) => {
    const canvas = document.querySelector("canvas.marks");
    const { data } = canvas.getContext("2d").getImageData(0, 60, canvas.width - 80, canvas.height - 120);
    let found = false;
    for (let at = 0; at < data.length && !found; at += 4) found = data[at + 3] > 200 && Math.max(...data.slice(at, at + 3)) - Math.min(...data.slice(at, at + 3)) > 60;
    return found === wanted;
  };
  await page.waitForFunction(seen, coloured);
}

export async function the_bars_are_told_as_a_table({ rich }) {
  await withPage(rich, { hash: "#day=2017-03-23&kind=air_strike" }, async (page) => {
    await drawn(page);
    await page.getByRole("button", { name: "Table", exact: true }).click();
    const table = page.locator(".days-table");
    const rows = await table.locator("tbody tr").allInnerTexts();
    assert.ok(rows.length > 1 && rows.every((row) => /2017\s+\d+$/.test(row)), String(rows));
    await table.locator(".cell-link").first().click();
    assert.notEqual(await page.locator(".slider").getAttribute("aria-valuetext"), "Thursday, 23 March 2017");
  });
}
