// The tabs beside the map: changes, disputes, registers and counts.
import assert from "node:assert/strict";
import { withPage } from "../browser.mjs";
import { pane } from "../steps.mjs";

export async function two_days_are_compared({ rich }) {
  await withPage(rich, { hash: "#tab=changes&since=2017-03-18&day=2017-03-24" }, async (page, faults) => {
    const changed = page.getByRole("table", { name: "Places that changed" }).locator("[data-ref^='place:']");
    await changed.first().waitFor();
    const ground = page.locator(".panel-changes .block", { hasText: "Whose ground on Friday, 24 March 2017" });
    assert.match(await ground.innerText(), /Since 18 Mar 2017[\s\S]*[+−-]\d[\d,.]* km²/i);
    await page.locator(".panel-changes").getByLabel("From").fill("2017-03-24");
    assert.equal(await changed.count(), 0);
    assert.match(page.url(), /since=2017-03-24/);
    assert.deepEqual(faults, []);
  });
}

export async function disputes_are_told_side_by_side({ rich }) {
  await withPage(rich, { hash: "#tab=disputed" }, async (page) => {
    const rows = await page.locator(".panel-disputed tbody tr").allInnerTexts();
    assert.ok(rows.length > 0);
    for (const text of rows) assert.match(text, /according to \S/);
  });
}

export async function a_register_row_opens_the_evidence({ rich }) {
  await withPage(rich, { hash: "#tab=registers" }, async (page) => {
    await page.locator(".panel-registers .cell-link").first().click();
    await page.waitForSelector(".evidence mark.quote");
    assert.ok((await pane(page).innerText()).includes("Halfaya"));
  });
}

export async function registers_tell_of_the_law_and_of_what_became({ rich }) {
  await withPage(rich, { hash: "#tab=registers" }, async (page) => {
    const text = await page.locator(".panel-registers").innerText();
    for (const part of ["destroyed", "1,200+ of them", "WHO’s scale: probable", "in force for Syria"]) assert.ok(text.includes(part), part);
  });
}

export async function counts_and_accords_are_told_with_who_counted({ rich }) {
  await withPage(rich, { hash: "#tab=humanitarian" }, async (page) => {
    const text = await page.locator(".panel-humanitarian").innerText();
    for (const part of ["40,000+ people", "(alleged)", "proposed, for 72 hours", "the army, rebels", "through Kazakhstan"]) assert.ok(text.includes(part), part);
  });
}
