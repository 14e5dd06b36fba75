// From a line to the sentence behind it: the chronology and the reading pane.
import assert from "node:assert/strict";
import { withPage } from "../browser.mjs";
import { LINE, pane } from "../steps.mjs";

export async function a_line_shows_its_sentence_and_its_source({ rich }) {
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
}

export async function offsets_hold_after_an_emoji({ rich }) {
  await withPage(rich, {}, async (page) => {
    await page.locator(LINE, { hasText: "14 air strikes on Latamneh”" }).click();
    assert.equal(await page.locator("mark.quote").innerText(), "14 air strikes on Latamneh");
  });
}

export async function the_chronology_opens_at_the_chosen_day({ rich }) {
  await withPage(rich, { hash: "#day=2017-03-30&show=place:sy/qomhana" }, async (page) => {
    const [list, section] = [await page.locator(".chronology-list").boundingBox(), await page.locator(".day.current").boundingBox()];
    assert.ok(Math.abs(section.y - list.y) < 2, `${section.y} is not ${list.y}`);
  });
}

export async function the_chronology_follows_the_chosen_day({ example }) {
  await withPage(example, { hash: "#day=2017-03-24" }, async (page) => {
    await page.waitForSelector(".day.current");
    for (const key of ["ArrowRight", "ArrowRight", "ArrowLeft", "k", "k", "ArrowRight"]) {
      await page.keyboard.press(key);
      await page.waitForTimeout(400);
      const apart = () => page.evaluate(() => {
        const top = (name) => document.querySelector(name).getBoundingClientRect().y;
        return Math.abs(top(".day.current") - top(".chronology-list"));
      });
      for (let tries = 0; tries < 20 && (await apart()) >= 2; tries++) await page.waitForTimeout(200); // a busy machine scrolls late
      assert.ok((await apart()) < 2, `after ${key}: the day stands ${await apart()} px from the top`);
    }
  });
}

export async function a_place_shows_its_belief_and_spells({ rich }) {
  await withPage(rich, { hash: "#day=2017-03-23&show=place:sy/qomhana" }, async (page) => {
    const text = await pane(page).innerText();
    for (const part of ["Qomhana", "72%", "Surrounded", "60%", "claim against"]) assert.ok(text.includes(part), part);
  });
}

export async function a_place_shows_how_far_the_front_is({ rich }) {
  await withPage(rich, { hash: "#day=2017-03-23&show=place:sy/qomhana" }, async (page) => {
    assert.match(await pane(page).innerText(), /\d\.\d km away, between \S/);
  });
}

export async function a_source_shows_how_far_it_is_believed({ rich }) {
  await withPage(rich, { hash: "#tab=sources" }, async (page) => {
    const name = await page.locator(".panel-sources .cell-link").allInnerTexts();
    let told = "";
    for (const one of name) {
      await page.locator(".panel-sources .cell-link", { hasText: one }).first().click();
      told += await pane(page).innerText();
    }
    assert.ok(/on who holds what\s+82% \(61%–93%\) · borne out in 3.5 of 4 questions/.test(told), told.slice(0, 300));
  });
}

export async function every_line_is_attributed({ rich }) {
  await withPage(rich, {}, async (page) => {
    for (const text of await page.locator(".line-said").allTextContents()) assert.match(text, /^According to \S/);
    assert.equal(await page.locator(".line-said").count(), await page.locator(".line").count());
  });
}

export async function back_goes_from_record_to_record({ rich }) {
  await withPage(rich, { hash: "#day=2017-03-23&show=place:sy/qomhana" }, async (page, faults) => {
    const name = () => pane(page).locator("h3").first().innerText();
    const [back, line] = [page.getByRole("button", { name: "Back", exact: true }), pane(page).locator(".said").first()];
    assert.equal(await back.isVisible(), false);
    const words = await line.locator(".said-words").innerText();
    await line.click();
    await page.waitForSelector("mark.quote");
    assert.ok(words.includes(await page.locator("mark.quote").innerText()), words);
    await page.locator(".evidence [data-part=incident] .cell-link").click();
    await page.waitForSelector(".evidence .incident");
    await back.click();
    await page.waitForSelector(".evidence [data-part=incident]");
    await page.goBack();
    await page.waitForFunction(() => document.querySelector(".evidence h3").innerText === "Qomhana");
    assert.equal(await back.isVisible(), false);
    await page.goForward();
    await page.waitForSelector("mark.quote");
    assert.notEqual(await name(), "Qomhana");
    assert.deepEqual(faults, []);
  });
}

export async function a_citation_is_copied_and_the_reader_told({ rich }) {
  await withPage(rich, { permissions: ["clipboard-read", "clipboard-write"] }, async (page) => {
    await page.locator(LINE, { hasText: "fled Latamneh" }).click();
    await pane(page).getByRole("button", { name: "Copy citation" }).click();
    await pane(page).getByRole("button", { name: "Copied" }).waitFor();
    assert.equal(await pane(page).locator(".copy [role=status]").first().textContent(), "Copied");
    const text = await page.evaluate(() => navigator.clipboard.readText());
    assert.match(text, /^According to .*SHA-256 [0-9a-f]{64}\. \[claim-[0-9a-f]+\]$/s);
  });
}

export async function a_period_is_told_as_a_table_too({ rich }) {
  await withPage(rich, { hash: "#day=2017-03-23&show=place:sy/qomhana" }, async (page) => {
    await pane(page).getByText("As a table").click();
    await page.waitForSelector("[data-part=history] tbody tr");
    const rows = await pane(page).locator("[data-part=history] tbody tr").allInnerTexts();
    assert.ok(rows.length > 1 && rows.every((row) => /\d%/.test(row)), String(rows));
  });
}

export async function another_day_leaves_the_reader_where_they_were({ rich }) {
  await withPage(rich, { hash: "#day=2017-03-23&show=place:sy/qomhana" }, async (page) => {
    await pane(page).locator(".spell summary").first().click();
    const said = pane(page).locator("[data-part=said] .said").first();
    await said.focus();
    const [ref, top] = [await said.getAttribute("data-ref"), await pane(page).evaluate((body) => body.scrollTop)];
    await page.keyboard.press("ArrowRight");
    await page.waitForFunction(() => document.querySelector(".slider").getAttribute("aria-valuetext").includes("24 March"));
    assert.equal(await page.evaluate(() => document.activeElement.dataset.ref), ref);
    assert.ok(Math.abs((await pane(page).evaluate((body) => body.scrollTop)) - top) < 40);
    assert.ok(await pane(page).locator(".spell details[open]").count());
  });
}
