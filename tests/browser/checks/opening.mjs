// What opens, what is asked of the network, and what is said where a file is missing.
import assert from "node:assert/strict";
import { drawn, readAloud, withPage } from "../browser.mjs";
import { everywhere, slips, unattributed } from "../steps.mjs";

export async function opens_without_errors_or_network({ rich }) {
  await withPage(rich, {}, async (page, faults) => {
    await drawn(page);
    for (const tab of await page.locator("[role=tab]").all()) await tab.click();
    assert.deepEqual(faults, []);
  });
}

export async function an_empty_edition_and_one_of_a_single_day_open({ empty, single }) {
  for (const edition of [empty, single]) {
    await withPage(edition, {}, async (page, faults) => {
      await drawn(page);
      for (const tab of await page.locator("[role=tab]").all()) await tab.click();
      assert.deepEqual(faults, []);
    });
  }
}

export async function a_damaged_edition_says_which_file_is_missing({ damaged }) {
  await withPage(damaged, {}, async (page) => {
    assert.ok(await page.getByText("site/ground-0.js").isVisible());
  });
}

export async function without_javascript_the_chronology_is_there({ rich }) {
  await withPage(rich, { javascript: false }, async (page) => {
    const text = await readAloud(page);
    for (const part of ["The map needs JavaScript", "the aid envoy", "250,000 people in towns north of Hama"]) assert.ok(text.includes(part), part);
  });
}

export async function every_tab_and_pane_opens_and_says_who_says_so({ rich }) {
  await opensEverywhere(rich);
}

export async function the_example_opens_in_every_tab_and_pane({ example }) {
  await opensEverywhere(example);
}

export async function the_five_real_reports_open_in_every_tab_and_pane({ real }) {
  await opensEverywhere(real);
}

export async function a_war_of_many_months_opens_in_every_tab_and_pane({ large }) {
  await opensEverywhere(large);
}

async function opensEverywhere(edition) {
  await withPage(edition, {}, async (page, faults) => {
    await drawn(page);
    const words = await everywhere(page, async (where) => assert.deepEqual(await unattributed(page), [], where));
    assert.deepEqual(slips(words), []);
    assert.deepEqual(faults, []);
  });
}
