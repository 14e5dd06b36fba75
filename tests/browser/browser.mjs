// A Chromium that talks to nobody, and pages in it, each in an empty profile, that remember what went wrong.
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

export const require = createRequire(new URL("../../web/package.json", import.meta.url));
const { chromium } = require("playwright-core");

const QUIET = [
  "--no-sandbox",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];
const SOFTWARE_GL = ["--use-gl=angle", "--use-angle=swiftshader", "--enable-unsafe-swiftshader"];
const NO_SCRIPT = ["--blink-settings=scriptEnabled=false"]; // the driver's own switch leaves <noscript> unread
const NO_GL = ["--disable-gpu", "--disable-3d-apis"];

const KINDS = { webgl: SOFTWARE_GL, plain: NO_GL, still: [...SOFTWARE_GL, ...NO_SCRIPT] };
const running = new Map(); // one of a kind for all checks: starting one takes longer than most checks

/** Open an edition's page in a profile of its own, from the disk or the `url` of a host; hand it to `use`; close it. */
export async function withPage(edition, options, use) {
  const { webgl = true, javascript = true, hash = "", url = "", ...own } = options;
  const browser = await browserOf(javascript ? (webgl ? "webgl" : "plain") : "still");
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, ...own });
  try {
    const page = await context.newPage();
    const faults = watch(page, url);
    await page.goto(`${url || pathToFileURL(join(edition, "index.html"))}${hash}`);
    return await use(page, faults);
  } finally {
    await context.close();
  }
}

async function browserOf(kind) {
  if (!running.get(kind)?.isConnected()) running.set(kind, await launch(KINDS[kind]));
  return running.get(kind);
}

function launch(args) {
  return chromium.launch({ executablePath: process.env.ORONTES_CHROMIUM, headless: true, args: [...QUIET, ...args] });
}

/** End every browser that a check began. */
export async function closeBrowsers() {
  await Promise.all([...running.values()].map((browser) => browser.close()));
}

/** Console errors, uncaught exceptions and requests that leave the disk, or the host that the page is from. */
function watch(page, host) {
  const faults = [];
  page.on("console", (message) => message.type() === "error" && faults.push(`console: ${message.text()}`));
  page.on("pageerror", (error) => faults.push(`exception: ${error.message}`));
  const own = (url) => /^(file|data|blob):/.test(url) || (host && url.startsWith(host));
  page.on("request", (request) => own(request.url()) || faults.push(`request: ${request.url()}`));
  return faults;
}

/** Wait until the map has drawn the land under its marks. */
export async function drawn(page) {
  await page.waitForFunction(() => document.querySelector(".map-frame")?.dataset.state === "idle", null, { timeout: 60_000 });
}

/** What a screen reader would read, without running any script in the page. */
export async function readAloud(page) {
  const session = await page.context().newCDPSession(page);
  const { nodes } = await session.send("Accessibility.getFullAXTree");
  return nodes.filter(({ role }) => role?.value === "StaticText").map(({ name }) => name.value).join(" ");
}
