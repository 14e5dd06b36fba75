// What may befall an edition's files and its address: a damaged file is named and the rest works, wherever it lies.
import assert from "node:assert/strict";
import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { extname, join, normalize } from "node:path";
import { withPage } from "../browser.mjs";
import { LINE, pane } from "../steps.mjs";

const EXPECTED = /ERR_FILE_NOT_FOUND|Unexpected end of input|Invalid or unexpected token|missing \) after|^exception: site\/(core|land)\.js$/;

/** A copy of an edition, gone afterwards. */
async function copied(edition, name, use) {
  const folder = mkdtempSync(join(tmpdir(), "orontes-copy-"));
  const copy = join(folder, name);
  try {
    cpSync(edition, copy, { recursive: true });
    return await use(copy);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Each file of data in turn damaged, every tab and a record opened, and what the page says. */
async function eachDamaged(edition, damage) {
  await copied(edition, "edition", async (copy) => {
    const names = readdirSync(join(copy, "site")).filter((file) => file.endsWith(".js") && file !== "app.js");
    for (const [at, name] of names.entries()) {
      const path = join(copy, "site", name);
      const whole = readFileSync(path);
      damage(path, whole, at);
      await withPage(copy, { hash: "#day=2017-03-23&show=place:sy/soran" }, (page, faults) => oneDamaged(page, faults, `site/${name}`));
      writeFileSync(path, whole);
    }
  });
}

async function oneDamaged(page, faults, file) {
  page.setDefaultTimeout(15_000);
  const vital = /core|land/.test(file);
  await page.waitForSelector(vital ? ".notice[role=alert]" : "[role=tab]");
  for (const tab of await page.locator("[role=tab]").all()) await tab.click();
  await page.evaluate(() => (location.hash = "#tab=sources&show=source:the%20River%20Monitor"));
  await page.waitForTimeout(100);
  await page.evaluate(() => (location.hash = "#tab=map&source=the%20River%20Monitor"));
  await page.waitForTimeout(100);
  await page.evaluate(() => (location.hash = "#day=2017-03-23&tab=map&text=orchards"));
  const line = page.locator(LINE).first();
  if (!vital && !/index|incidents/.test(file)) {
    await line.click();
    await page.waitForSelector(/text/.test(file) ? ".evidence mark" : ".evidence mark.quote").catch(() => assert.fail(`${file}: no evidence`));
  }
  if (/find/.test(file)) return; // asked for where a record is sought that is not at hand
  const named = page.waitForFunction((name) => document.body.innerText.includes(name), file);
  await named.catch(() => assert.fail(`${file} is not named`));
  assert.deepEqual(faults.filter((fault) => !EXPECTED.test(fault)), [], file);
}

export async function a_missing_file_is_named_and_the_rest_works({ rich }) {
  await eachDamaged(rich, (path) => rmSync(path));
}

export async function a_damaged_file_is_named_and_the_rest_works({ rich }) {
  const cut = (whole) => whole.subarray(0, Math.floor(whole.length / 2));
  const other = (whole) => `${String(whole).split(",", 1)[0]},null);\n`;
  await eachDamaged(rich, (path, whole, at) => writeFileSync(path, at % 2 ? cut(whole) : other(whole)));
}

export async function an_edition_opens_from_a_folder_of_any_name({ rich }) {
  for (const name of ["with spaces and a #", "what? 100% ", "حماة 東京 é", "a&b=c;d'\"<x>"]) {
    await copied(rich, name, (copy) =>
      withPage(copy, {}, async (page, faults) => {
        await page.locator(LINE, { hasText: "fled Latamneh" }).click();
        await page.waitForSelector("mark.quote");
        assert.deepEqual(faults, [], name);
      }),
    );
  }
}

const TYPES = { ".html": "text/html", ".js": "text/javascript", ".css": "text/css", ".md": "text/markdown", ".json": "application/json" };
const STRICT = "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; connect-src blob: data:; worker-src blob:; child-src blob:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** A web host that serves an edition from a folder of the site, and allows nothing else. */
async function hosted(edition, use) {
  const server = createServer((request, response) => {
    const path = normalize(decodeURIComponent(new URL(request.url, "http://host").pathname)).replace(/^\/some\/folder\//, "") || "index.html";
    try {
      const body = readFileSync(join(edition, path));
      response.writeHead(200, { "content-type": TYPES[extname(path)] ?? "text/plain", "content-security-policy": STRICT, "x-content-type-options": "nosniff" });
      response.end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((listening) => server.listen(0, "127.0.0.1", listening));
  try {
    return await use(`http://127.0.0.1:${server.address().port}/some/folder/`);
  } finally {
    server.close();
  }
}

export async function an_edition_opens_from_a_web_host_with_a_strict_policy({ rich }) {
  await hosted(rich, (url) =>
    withPage(rich, { url }, async (page, faults) => {
      await page.locator(LINE, { hasText: "fled Latamneh" }).click();
      await page.waitForSelector("mark.quote");
      for (const tab of await page.locator("[role=tab]").all()) await tab.click();
      assert.deepEqual(faults, []);
    }),
  );
}

export async function two_tabs_of_one_edition_do_not_meddle({ rich }) {
  await withPage(rich, { hash: "#day=2017-03-24" }, async (page, faults) => {
    const other = await page.context().newPage();
    await other.goto(page.url().replace(/#.*/, "#day=2017-03-30&tab=sources"));
    await page.locator(LINE).first().click();
    await other.getByRole("tab", { name: "Disputed" }).click();
    assert.match(page.url(), /day=2017-03-24.*show=/);
    assert.match(other.url(), /day=2017-03-30&tab=disputed/);
    assert.doesNotMatch(other.url(), /show=/);
    assert.deepEqual(faults, []);
  });
}

export async function back_and_forward_lead_through_what_was_opened({ rich }) {
  await withPage(rich, { hash: "#day=2017-03-24" }, async (page, faults) => {
    await page.locator(LINE).first().click();
    await page.waitForSelector(".evidence.open");
    const opened = await pane(page).locator("h3").innerText();
    await page.getByRole("tab", { name: "Sources" }).click();
    await page.goBack();
    assert.equal(await pane(page).locator("h3").innerText(), opened);
    assert.match(page.url(), /tab=map/);
    await page.goBack();
    await page.waitForSelector(".evidence.open", { state: "detached" });
    await page.goForward();
    await page.waitForSelector(".evidence.open");
    assert.equal(await pane(page).locator("h3").innerText(), opened);
    assert.deepEqual(faults, []);
  });
}
