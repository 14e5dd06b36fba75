// What a reader does with the page. Each check throws where the page fails it; the names are those of the pytest cases.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { drawn, readAloud, require, withPage } from "./browser.mjs";

const AXE = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
const LINE = ".chronology-list .line";
const day = (page) => page.locator(".slider").inputValue();
const pane = (page) => page.locator(".evidence-body");

export const checks = {
  async opens_without_errors_or_network({ rich }) {
    await withPage(rich, {}, async (page, faults) => {
      await drawn(page);
      for (const tab of await page.locator("[role=tab]").all()) await tab.click();
      assert.deepEqual(faults, []);
    });
  },

  async slider_plays({ rich }) {
    await withPage(rich, { hash: "#day=2017-03-18" }, async (page, faults) => {
      const first = await day(page);
      await page.getByRole("button", { name: "Play" }).click();
      await page.waitForFunction((from) => document.querySelector(".slider").value > from, first);
      await page.getByRole("button", { name: "Pause" }).click();
      assert.match(page.url(), /day=2017-03-(19|2)/);
      assert.deepEqual(faults, []);
    });
  },

  async a_line_shows_its_sentence_and_its_source({ rich }) {
    await withPage(rich, {}, async (page, faults) => {
      await page.locator(LINE, { hasText: "fled Latamneh" }).click();
      await page.waitForSelector("mark.quote");
      const sentence = await page.locator("mark.sentence").innerText();
      assert.equal(sentence, "A resident reached by telephone said families had fled Latamneh for the orchards <b>north</b> of the town.");
      assert.equal(await page.locator(".excerpt b", { hasText: "north" }).count(), 0);
      const text = await pane(page).innerText();
      for (const part of ["Levant Wire", "resident", "Field hospital near Latamneh hit", "26 Mar 2017"]) assert.ok(text.includes(part), part);
      assert.match(await page.locator(".sha").textContent(), /^[0-9a-f]{64}$/);
      assert.deepEqual(faults, []);
    });
  },

  async offsets_hold_after_an_emoji({ rich }) {
    await withPage(rich, {}, async (page) => {
      await page.locator(LINE, { hasText: "14 air strikes on Latamneh”" }).click();
      assert.equal(await page.locator("mark.quote").innerText(), "14 air strikes on Latamneh");
    });
  },

  async a_mark_on_the_map_opens_the_evidence({ rich }) {
    await withPage(rich, { hash: "#day=2017-03-22" }, async (page) => {
      await drawn(page);
      const box = await page.locator(".map-frame").boundingBox();
      const ref = await firstMark(page, box);
      assert.match(ref, /^#.*show=(place|incident)/);
      assert.ok(await pane(page).locator("h3").innerText());
    });
  },

  async a_register_row_opens_the_evidence({ rich }) {
    await withPage(rich, { hash: "#tab=registers" }, async (page) => {
      await page.locator(".panel-registers .cell-link").first().click();
      await page.waitForSelector(".evidence mark.quote");
      assert.ok((await pane(page).innerText()).includes("Halfaya"));
    });
  },

  async a_place_shows_its_belief_and_spells({ rich }) {
    await withPage(rich, { hash: "#day=2017-03-23&show=place:sy/qomhana" }, async (page) => {
      const text = await pane(page).innerText();
      for (const part of ["Qomhana", "72%", "Surrounded", "60%", "claim against"]) assert.ok(text.includes(part), part);
    });
  },

  async the_ground_can_be_hidden_and_read_as_a_table({ rich }) {
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
  },

  async a_place_shows_how_far_the_front_is({ rich }) {
    await withPage(rich, { hash: "#day=2017-03-23&show=place:sy/qomhana" }, async (page) => {
      assert.match(await pane(page).innerText(), /\d\.\d km away, between \S/);
    });
  },

  async the_chronology_opens_at_the_chosen_day({ rich }) {
    await withPage(rich, { hash: "#day=2017-03-30&show=place:sy/qomhana" }, async (page) => {
      const [list, section] = [await page.locator(".chronology-list").boundingBox(), await page.locator(".day.current").boundingBox()];
      assert.ok(Math.abs(section.y - list.y) < 2, `${section.y} is not ${list.y}`);
    });
  },

  async keys_turn_the_day_and_close_the_pane({ rich }) {
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
  },

  async filters_narrow_the_chronology({ rich }) {
    await withPage(rich, {}, async (page) => {
      const all = await page.locator(LINE).count();
      await page.getByLabel("Kind", { exact: true }).selectOption("talks");
      assert.equal(await page.locator(LINE).count(), 1);
      await page.getByRole("button", { name: "Clear filters" }).click();
      assert.equal(await page.locator(LINE).count(), all);
      await page.getByLabel("Search the words").fill("ORCHARDS");
      assert.equal(await page.locator(LINE).count(), 1);
    });
  },

  async the_address_keeps_the_filter({ rich }) {
    await withPage(rich, { hash: "#kind=talks" }, async (page) => {
      assert.equal(await page.locator(LINE).count(), 1);
      await page.getByText("More filters").click();
      await page.locator(".filters").getByLabel("From").fill("2017-03-30");
      assert.match(page.url(), /kind=talks&from=2017-03-30/);
    });
  },

  async the_bars_are_a_brush({ rich }) {
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
  },

  async two_days_are_compared({ rich }) {
    await withPage(rich, { hash: "#tab=changes&since=2017-03-18&day=2017-03-24" }, async (page, faults) => {
      const table = page.locator(".panel-changes");
      const places = await table.locator("[data-ref^='place:']").allInnerTexts();
      assert.ok(places.length > 0);
      await table.getByLabel("From").fill("2017-03-24");
      assert.equal(await table.locator("[data-ref^='place:']").count(), 0);
      assert.match(page.url(), /since=2017-03-24/);
      assert.deepEqual(faults, []);
    });
  },

  async registers_tell_of_the_law_and_of_what_became({ rich }) {
    await withPage(rich, { hash: "#tab=registers" }, async (page) => {
      const text = await page.locator(".panel-registers").innerText();
      for (const part of ["destroyed", "1,200+ of them", "WHO's scale: probable", "in force for Syria"]) assert.ok(text.includes(part), part);
    });
  },

  async counts_and_accords_are_told_with_who_counted({ rich }) {
    await withPage(rich, { hash: "#tab=humanitarian" }, async (page) => {
      const text = await page.locator(".panel-humanitarian").innerText();
      for (const part of ["40,000+ people", "(alleged)", "proposed, for 72 hours", "the army, rebels", "through Kazakhstan"]) assert.ok(text.includes(part), part);
    });
  },

  async a_source_shows_how_far_it_is_believed({ rich }) {
    await withPage(rich, { hash: "#tab=sources" }, async (page) => {
      const name = await page.locator(".panel-sources .cell-link").allInnerTexts();
      let told = "";
      for (const one of name) {
        await page.locator(".panel-sources .cell-link", { hasText: one }).first().click();
        told += await pane(page).innerText();
      }
      assert.ok(told.includes("on who holds what: 82% (61%–93%) · borne out in 3.5 of 4 questions"), told.slice(0, 300));
    });
  },

  async disputes_are_told_side_by_side({ rich }) {
    await withPage(rich, { hash: "#tab=disputed" }, async (page) => {
      const rows = await page.locator(".panel-disputed tbody tr").allInnerTexts();
      assert.ok(rows.length > 0);
      for (const text of rows) assert.match(text, /according to \S/);
    });
  },

  async every_line_is_attributed({ rich }) {
    await withPage(rich, {}, async (page) => {
      for (const text of await page.locator(".line-said").allInnerTexts()) assert.match(text, /^According to \S/);
      assert.equal(await page.locator(".line-said").count(), await page.locator(".line").count());
    });
  },

  async no_serious_barrier_is_found_by_axe({ rich }) {
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
  },

  async a_phone_shows_all_without_scrolling_sideways({ rich }) {
    await withPage(rich, { viewport: { width: 390, height: 844 }, hasTouch: true }, async (page) => {
      for (const tab of await page.locator("[role=tab]").all()) {
        await tab.click();
        const [wide, screen] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
        assert.ok(wide <= screen, `${await tab.innerText()}: ${wide} > ${screen}`);
      }
      assert.deepEqual(await barriers(page), []);
    });
  },

  async without_webgl_the_table_and_the_chronology_work({ rich }) {
    await withPage(rich, { webgl: false, hash: "#day=2017-03-22" }, async (page, faults) => {
      assert.ok(await page.getByText("cannot draw the map").isVisible());
      await page.locator(".places-table .cell-link", { hasText: "Soran" }).click();
      assert.ok((await pane(page).innerText()).includes("Soran"));
      assert.deepEqual(faults, []);
    });
  },

  async without_javascript_the_chronology_is_there({ rich }) {
    await withPage(rich, { javascript: false }, async (page) => {
      const text = await readAloud(page);
      for (const part of ["The map needs JavaScript", "the aid envoy", "250,000 people in towns north of Hama"]) assert.ok(text.includes(part), part);
    });
  },

  async an_empty_edition_and_one_of_a_single_day_open({ empty, single }) {
    for (const edition of [empty, single]) {
      await withPage(edition, {}, async (page, faults) => {
        await drawn(page);
        for (const tab of await page.locator("[role=tab]").all()) await tab.click();
        assert.deepEqual(faults, []);
      });
    }
  },

  async a_damaged_edition_says_which_file_is_missing({ damaged }) {
    await withPage(damaged, {}, async (page) => {
      assert.ok(await page.getByText("site/ground.js").isVisible());
    });
  },
};

/** Move over the map until a mark is under the pointer, click it, and return the address. */
async function firstMark(page, box) {
  for (let y = box.y + 8; y < box.y + box.height; y += 12) {
    for (let x = box.x + 140; x < box.x + box.width - 80; x += 12) {
      await page.mouse.move(x, y);
      if ((await page.locator(".maplibregl-canvas").evaluate((canvas) => canvas.style.cursor)) !== "pointer") continue;
      await page.mouse.click(x, y);
      await page.waitForSelector(".evidence.open");
      return new URL(page.url()).hash;
    }
  }
  return "";
}

async function barriers(page) {
  await page.evaluate(AXE); // the page's own policy forbids adding a script element
  const { violations } = await page.evaluate(() => window.axe.run());
  const serious = violations.filter(({ impact }) => impact === "serious" || impact === "critical");
  return serious.map(({ id, nodes }) => `${id}: ${nodes.slice(0, 3).map(({ html }) => html).join(" | ")}`);
}

const [name, ...editions] = process.argv.slice(2);
if (name) {
  const [rich, empty, single, damaged] = editions;
  await checks[name]({ rich, empty, single, damaged });
} else {
  console.log(Object.keys(checks).join("\n"));
}
