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

const SIZES = [
  { colorScheme: "light", width: 1280 },
  { colorScheme: "dark", width: 1280 },
  { colorScheme: "light", width: 390 },
  { colorScheme: "dark", width: 1920 },
];

/** Every tab, every page of the pane, folds open and shut, the table in the map's place, and on paper. */
async function looks(page, look) {
  await look("as it opens");
  for (const fold of await page.locator("summary:visible").all()) await fold.click();
  await look("with its folds open");
  for (const fold of await page.locator(".mapside details[open] > summary").all()) await fold.press("Escape");
  assert.equal(await page.locator(".mapside details[open]").count(), 0, "Escape folds up");
  await page.getByRole("button", { name: "Table", exact: true }).click();
  await look("with the table");
  for (const shown of ["place:sy/qomhana", "source:State News Agency", await anIncident(page)]) {
    await page.evaluate((ref) => (location.hash = `#day=2017-03-25&show=${ref}`), shown);
    await page.waitForSelector(".evidence.open");
    for (const fold of await page.locator(".evidence summary").all()) await fold.click();
    await look(shown);
  }
  await page.keyboard.press("Escape");
  for (const tab of await page.locator("[role=tab]").all()) {
    await tab.click();
    await look(await tab.innerText());
  }
  await page.emulateMedia({ media: "print" });
  await look("on paper");
}

const anIncident = (page) => page.locator(LINE, { hasText: "cylinder" }).getAttribute("data-ref");

export async function axe_finds_nothing({ rich }) {
  for (const { colorScheme, width } of SIZES) {
    await withPage(rich, { colorScheme, viewport: { width, height: 844 }, hash: "#day=2017-03-25" }, async (page) => {
      await drawn(page);
      await looks(page, async (view) => assert.deepEqual(await barriers(page), [], `${colorScheme}, ${width} wide, ${view}`));
    });
  }
}

export async function axe_finds_what_is_wrong({ rich }) {
  await withPage(rich, {}, async (page) => {
    await page.evaluate(() => document.querySelector(".chronology-list .line").replaceChildren());
    assert.match(String(await barriers(page)), /button-name/);
  });
}

/** Elements that have the focus and cannot be seen, on the way through the page by Tab. */
async function hiddenFocus(page, steps) {
  const hidden = [];
  for (let step = 0; step < steps; step += 1) {
    await page.keyboard.press("Tab");
    const fault = await page.evaluate(async () => {
      for (let frame = 0; frame < 3; frame += 1) await new Promise(requestAnimationFrame); // what scrolls by itself comes to rest
      const element = document.activeElement;
      if (!element || element === document.body || getComputedStyle(element).pointerEvents === "none") return "";
      const box = element.getBoundingClientRect();
      const inside = (share) => [box.left + box.width * share, box.top + Math.min(box.height, 40) * share];
      const seen = [0.1, 0.5, 0.9].some((share) => element.contains(document.elementFromPoint(...inside(share))) || document.elementFromPoint(...inside(share))?.contains(element));
      return seen ? "" : `${element.outerHTML.slice(0, 120)} at ${box.left},${box.top} under ${document.elementFromPoint(...inside(0.5))?.outerHTML.slice(0, 80)}`;
    });
    if (fault) hidden.push(fault);
  }
  return hidden;
}

export async function the_focus_is_always_in_sight({ rich }) {
  for (const [width, height] of [[1280, 800], [1024, 700], [390, 844], [320, 400]]) {
    for (const shown of ["", "&show=place:sy/qomhana"]) {
      await withPage(rich, { viewport: { width, height }, hash: `#day=2017-03-25${shown}` }, async (page) => {
        assert.deepEqual(await hiddenFocus(page, 60), [], `${width} wide${shown}`);
      });
    }
  }
}

export async function nothing_is_lost_at_four_times_the_size_or_with_wide_spacing({ rich }) {
  const spaced = "* { letter-spacing: 0.12em !important; word-spacing: 0.16em !important; line-height: 1.5 !important; } p { margin-bottom: 2em !important; }";
  for (const style of ["", spaced]) {
    await withPage(rich, { viewport: { width: 320, height: 256 }, hash: "#day=2017-03-25" }, async (page) => {
      await page.addStyleTag({ content: style }).catch(() => {});
      for (const tab of await page.locator("[role=tab]").all()) {
        await tab.click();
        const [wide, screen] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
        assert.ok(wide <= screen, `${await tab.innerText()}: ${wide} > ${screen}`);
      }
    });
  }
}

export async function playing_days_are_not_read_out({ rich }) {
  await withPage(rich, { hash: "#day=2017-03-18" }, async (page) => {
    const live = () => page.locator(".date").getAttribute("aria-live");
    assert.equal(await live(), "polite");
    await page.getByRole("button", { name: "Play" }).click();
    assert.equal(await live(), "off");
  });
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

/** Elements that reach beyond the pane they stand in. */
function overflowing(page) {
  return page.evaluate(() => {
    const scrolls = ".table-scroll, .tabs, .map-holder, .unseen, caption, thead";
    const beyond = (one) => {
      const host = one.closest(".evidence, .chronicle, .panel:not(.panel-map), .masthead");
      if (!host || one.closest(scrolls) || !one.checkVisibility()) return false;
      const [box, room] = [one.getBoundingClientRect(), host.getBoundingClientRect()];
      return box.width > 0 && (box.right > room.right + 1 || box.left < room.left - 1);
    };
    return [...document.querySelectorAll("#app *")].filter(beyond).map((one) => one.outerHTML.slice(0, 90)).slice(0, 3);
  });
}

export async function names_of_any_length_and_direction_stay_in_their_pane({ long_names, right_to_left }) {
  for (const edition of [long_names, right_to_left]) {
    for (const width of [390, 1280]) {
      await withPage(edition, { viewport: { width, height: 844 } }, async (page) => {
        for (const tab of await page.locator("[role=tab]").all()) {
          await tab.click();
          assert.deepEqual(await overflowing(page), [], `${width} wide, ${await tab.innerText()}`);
        }
        await page.locator("[role=tab]").first().click();
        await page.locator(LINE).first().click();
        assert.deepEqual(await overflowing(page), [], `${width} wide, an incident`);
        await page.locator(".evidence-title .cell-link").click();
        assert.deepEqual(await overflowing(page), [], `${width} wide, a place`);
      });
    }
  }
}
