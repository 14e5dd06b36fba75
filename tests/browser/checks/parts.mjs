// An edition cut into many parts, of which the page reads few when it opens: whatever one asks for is found all the same.
import assert from "node:assert/strict";
import { withPage } from "../browser.mjs";

const LINE = ".chronology-list .line";
const FAR = "#day=2017-03-18"; // the first day: what is looked for below lies in parts that it does not need

/** The kinds of parts that the page has asked its disk for. */
async function read(page) {
  const urls = (await page.requests()).map((request) => request.url());
  return new Set(urls.flatMap((url) => /\/site\/(\w+)(-\d+)?\.js$/.exec(url)?.[1] ?? []));
}

export async function a_long_edition_reads_little_until_it_is_asked({ cut }) {
  await withPage(cut, { hash: FAR }, async (page, faults) => {
    await page.waitForSelector(LINE);
    const begun = await read(page);
    for (const part of ["index", "spoken", "history", "said", "find", "registers"]) assert.ok(!begun.has(part), `${part} is read at first`);
    await page.getByRole("tab", { name: "Registers" }).click();
    await page.waitForSelector(".panel-registers .cell-link");
    for (const part of ["index", "registers"]) assert.ok((await read(page)).has(part), `${part} is not read`);
    assert.deepEqual(faults, []);
  });
}

export async function filters_and_words_find_what_has_not_been_read({ cut }) {
  await withPage(cut, { hash: FAR }, async (page, faults) => {
    await page.getByLabel("Kind", { exact: true }).selectOption("talks");
    await page.locator(LINE, { hasText: "Talks" }).waitFor();
    assert.equal(await page.locator(LINE).count(), 1);
    await page.getByRole("button", { name: "Clear filters" }).click();
    await page.getByLabel("Source", { exact: true }).selectOption("a doctor at the field hospital");
    await page.waitForFunction(() => /^2 of/.test(document.querySelector(".chronicle .count").textContent));
    await page.getByRole("button", { name: "Clear filters" }).click();
    await page.getByLabel("Search the words").fill("ORCHARDS");
    await page.locator(LINE, { hasText: "fled Latamneh" }).waitFor();
    await page.waitForFunction(() => document.querySelector(".chronicle .count").textContent === "1 of 22 incidents");
    assert.equal(await page.locator(LINE).count(), 1);
    assert.deepEqual(faults, []);
  });
}

export async function pages_of_records_find_what_has_not_been_read({ cut }) {
  await withPage(cut, { hash: `${FAR}&show=place:sy/latamneh` }, async (page, faults) => {
    await page.locator(".evidence .said", { hasText: "fled Latamneh" }).click();
    await page.waitForSelector(".evidence mark.quote");
    await page.locator(".evidence .cell-link", { hasText: "Displacement" }).click();
    const incident = new URL(page.url()).hash;
    assert.match(incident, /show=incident:/);
    await page.goto("about:blank");
    await page.goto(`${new URL("index.html", `file://${cut}/`)}${incident.replace(/day=[^&]*/, "day=2017-03-18")}`);
    await page.locator(".evidence .lede", { hasText: "fled Latamneh" }).waitFor();
    await page.getByRole("tab", { name: "Sources" }).click();
    await page.locator(".panel-sources .cell-link", { hasText: "the aid envoy" }).click();
    await page.locator(".evidence .said", { hasText: "the aid envoy" }).first().waitFor();
    assert.deepEqual(faults, []);
  });
}

export async function a_register_row_opens_what_has_not_been_read({ cut }) {
  await withPage(cut, { hash: "#day=2017-04-06&tab=registers" }, async (page, faults) => {
    await page.locator(".panel-registers .cell-link").first().click();
    await page.waitForSelector(".evidence mark.quote");
    assert.ok((await page.locator(".evidence-body").innerText()).includes("Halfaya"));
    assert.deepEqual(faults, []);
  });
}

export async function a_day_is_told_once_its_stretch_has_come({ cut }) {
  await withPage(cut, { hash: FAR, webgl: false }, async (page, faults) => {
    for (const day of ["2017-04-06", "2017-03-23"]) {
      await page.evaluate((to) => (location.hash = `day=${to}`), day);
      await page.locator(".places-table .cell-link", { hasText: "Qomhana" }).waitFor();
      await page.waitForFunction(() => !document.querySelector(".places-table[aria-busy]"));
    }
    assert.match(await page.locator(".places-table tr", { hasText: "Qomhana" }).innerText(), /Encircled[\s\S]*72/);
    assert.deepEqual(faults, []);
  });
}

export async function a_part_that_is_missing_is_named({ holed }) {
  await withPage(holed, { hash: FAR }, async (page) => {
    await page.getByLabel("Search the words").fill("ORCHARDS");
    await page.getByRole("alert").waitFor();
    assert.match(await page.getByRole("alert").first().innerText(), /site\/incidents-\d+\.js is missing/);
  });
}
