// How fast the page of an edition opens and follows the slider, in a real browser from a real disk.
//   ORONTES_CHROMIUM=/usr/bin/chromium node bench/page.mjs EDITION [EDITION...]
// One line of JSON an edition: milliseconds and bytes. Run it on a quiet machine: the numbers are by the clock.
import { statSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { closeBrowsers, drawn, withPage } from "../tests/browser/browser.mjs";

const STEPS = 40; // single days that the slider is moved by
const JUMPS = 15; // of a seventeenth of the period: past what has been loaded
const PLAYED_MS = 15_000;
const LINE = ".chronology-list .line";

for (const edition of process.argv.slice(2)) console.log(JSON.stringify({ edition, ...(await measure(edition)) }));
await closeBrowsers();

function measure(edition) {
  return withPage(edition, {}, async (page) => {
    await page.waitForSelector(LINE);
    const read = await page.evaluate(() => performance.now());
    await drawn(page);
    const opened = { chronology_ms: Math.round(read), first_view_ms: await page.evaluate(() => Math.round(performance.now())), ...(await loaded(page)) };
    await page.evaluate(watchTasks);
    const opening = await page.evaluate(() => window.tasks.splice(0));
    const steps = await page.evaluate(slide, { count: STEPS, by: 1 });
    const jumps = await page.evaluate(slide, { count: JUMPS, by: 17 });
    await page.evaluate(() => window.tasks.splice(0));
    const days = await played(page);
    const playing = await page.evaluate(() => window.tasks.splice(0));
    return { ...opened, longest_task_opening_ms: most(opening), step: spread(steps), jump: spread(jumps), days_played: days, longest_task_playing_ms: most(playing) };
  });
}

/** Bytes on the disk of the page and of every file it has asked for. */
async function loaded(page) {
  const files = (await page.requests()).map((request) => request.url().split("#")[0]).filter((url) => url.startsWith("file:"));
  const bytes = [...new Set(files)].map((name) => statSync(fileURLToPath(name)).size);
  return { files: bytes.length, bytes: bytes.reduce((sum, size) => sum + size, 0) };
}

function watchTasks() {
  window.tasks = [];
  const note = (list) => window.tasks.push(...list.getEntries().map(({ duration }) => duration));
  new PerformanceObserver(note).observe({ type: "longtask", buffered: true });
  return new Promise((resolve) => setTimeout(resolve, 100)); // the past ones are told of in a turn of their own
}

/** Move the slider as a finger would, back and forth: for each move, how long until its own work is done, and until it is painted. */
async function slide({ count, by }) {
  const slider = document.querySelector("input.slider");
  const [first, last] = [Number(slider.min), Number(slider.max)];
  const stride = by === 1 ? 1 : Math.max(1, Math.floor((last - first) / by));
  const moves = [];
  for (let at = 0; at < count; at++) {
    const day = first + ((Number(slider.value) - first + stride) % (last - first + 1));
    const begun = performance.now();
    slider.value = String(day);
    slider.dispatchEvent(new Event("input", { bubbles: true }));
    const worked = performance.now() - begun;
    await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
    moves.push({ worked, painted: performance.now() - begun });
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return moves;
}

async function played(page) {
  const day = () => page.evaluate(() => Number(document.querySelector("input.slider").value));
  await page.evaluate(() => {
    const slider = document.querySelector("input.slider");
    slider.value = slider.min;
    slider.dispatchEvent(new Event("input", { bubbles: true }));
  });
  await page.waitForTimeout(500);
  const begun = await day();
  await page.locator(".play").click();
  await page.waitForTimeout(PLAYED_MS);
  const days = (await day()) - begun;
  await page.locator(".play").click();
  return days;
}

function most(durations) {
  return Math.round(Math.max(0, ...durations));
}

/** Middle and largest, in milliseconds. */
function spread(moves) {
  const told = (name) => {
    const sorted = moves.map((move) => move[name]).sort((a, b) => a - b);
    return [sorted[Math.floor(sorted.length / 2)], sorted.at(-1)].map(Math.round);
  };
  return { worked_ms: told("worked"), painted_ms: told("painted") };
}
