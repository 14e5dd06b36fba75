// Editions that an honest war would hardly give: whatever they hold is shown as words, and nothing breaks.
import assert from "node:assert/strict";
import { drawn, withPage } from "../browser.mjs";
import { everywhere, slips, unattributed } from "../steps.mjs";

/** Every tab and pane without a fault; the words of all of them. */
async function opened(edition, options = {}) {
  return withPage(edition, options, async (page, faults) => {
    await drawn(page);
    const words = await everywhere(page, async (where) => assert.deepEqual(await unattributed(page), [], where));
    assert.deepEqual(faults, []);
    return words;
  });
}

export async function markup_in_reports_is_shown_and_never_obeyed({ hostile }) {
  await withPage(hostile, {}, async (page, faults) => {
    const words = await everywhere(page, async (where) => assert.deepEqual(await foreign(page), [], where));
    assert.equal(await page.evaluate(() => window.__hacked), undefined);
    for (const part of ["<script>window.__hacked", "<img src=x onerror=", "</script><script>", '"><b onmouseover', "[link](javascript:"]) assert.ok(words.includes(part), part);
    assert.equal(await page.title(), await page.evaluate(() => document.title)); // the title is words as well
    assert.deepEqual(faults, []);
  });
}

export async function markup_in_reports_is_words_without_javascript_too({ hostile }) {
  await withPage(hostile, { javascript: false }, async (page) => {
    const tags = await tagsOf(page);
    for (const name of ["SCRIPT", "IMG", "IFRAME", "SVG"]) assert.ok(!tags.has(name), name);
  });
}

export async function names_of_two_hundred_characters_fit({ long_names }) {
  for (const viewport of [{ width: 390, height: 844 }, { width: 1280, height: 800 }]) {
    await withPage(long_names, { viewport }, async (page, faults) => {
      const words = await everywhere(page, async (where) => {
        const [wide, screen] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
        assert.ok(wide <= screen, `${where}: ${wide} > ${screen}`);
      });
      assert.ok(words.includes("x".repeat(200)));
      assert.deepEqual(faults, []);
    });
  }
}

export async function words_from_right_to_left_stay_in_their_order({ right_to_left }) {
  const words = await opened(right_to_left);
  for (const part of ["قالت وكالة الأنباء إن القوات دخلت البلدة", "הכוחות נכנסו לעיירה", "قلعة 12 (شمال)"]) assert.ok(words.includes(part), part);
}

export async function ten_thousand_incidents_on_one_point_open({ crowd }) {
  const words = await opened(crowd);
  assert.match(words, /10,000/);
}

export async function days_before_1970_and_at_the_ends_of_the_calendar_are_told({ odd_days }) {
  const words = await opened(odd_days);
  for (const part of ["1066", "1969", "1970", "9999"]) assert.ok(words.includes(part), part);
  assert.deepEqual(slips(words), []);
}

export async function places_on_both_sides_of_the_date_line_open({ antimeridian }) {
  const words = await opened(antimeridian);
  for (const part of ["East", "West", "Dateline"]) assert.ok(words.includes(part), part);
}

export async function every_kind_and_modality_is_told({ one_of_each }) {
  const words = await opened(one_of_each);
  assert.deepEqual(slips(words), []);
}

/** Elements and attributes that no part of the page makes: they could only come out of somebody's words. */
function foreign(page) {
  return page.evaluate(() => {
    const never = "#app :is(script, img, iframe, object, embed, base, form[action], link, meta, style)";
    const found = [...document.querySelectorAll(never)].map((element) => element.outerHTML.slice(0, 200));
    for (const element of document.querySelectorAll("*")) {
      for (const { name, value } of element.attributes) {
        const acts = name.startsWith("on") || (/^(href|src|action|xlink:href)$/.test(name) && /^\s*(javascript|data|vbscript):/i.test(value));
        if (acts && element.getAttribute("rel") !== "icon") found.push(`${element.tagName} ${name}=${value.slice(0, 80)}`);
        if (name === "style" && /url\(|expression|@import/i.test(value)) found.push(`${element.tagName} style=${value.slice(0, 80)}`);
      }
    }
    return found;
  });
}

async function tagsOf(page) {
  const session = await page.context().newCDPSession(page);
  const { root } = await session.send("DOM.getDocument", { depth: -1 });
  const body = root.children.at(-1).children.find(({ nodeName }) => nodeName === "BODY");
  const names = new Set();
  const walk = ({ nodeName, children = [] }) => (names.add(nodeName.toUpperCase()), children.forEach(walk));
  walk(body);
  return names;
}
