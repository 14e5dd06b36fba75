// A Chromium with an empty profile that talks to nobody, and a page in it that remembers what went wrong.
import { mkdtempSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
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

/** Open an edition's page, hand it to `use`, and close everything again. */
export async function withPage(edition, options, use) {
  const { webgl = true, javascript = true, hash = "", ...context } = options;
  const profile = mkdtempSync(join(tmpdir(), "orontes-browser-"));
  const browser = await chromium.launchPersistentContext(profile, {
    executablePath: process.env.ORONTES_CHROMIUM,
    headless: true,
    args: [...QUIET, ...(webgl ? SOFTWARE_GL : NO_GL), ...(javascript ? [] : NO_SCRIPT)],
    viewport: { width: 1280, height: 800 },
    ...context,
  });
  try {
    const page = await browser.newPage();
    const faults = watch(page);
    await page.goto(`${pathToFileURL(join(edition, "index.html"))}${hash}`);
    return await use(page, faults);
  } finally {
    await browser.close();
    rmSync(profile, { recursive: true, force: true });
  }
}

/** Console errors, uncaught exceptions and requests that leave the disk. */
function watch(page) {
  const faults = [];
  page.on("console", (message) => message.type() === "error" && faults.push(`console: ${message.text()}`));
  page.on("pageerror", (error) => faults.push(`exception: ${error.message}`));
  page.on("request", (request) => /^(file|data|blob):/.test(request.url()) || faults.push(`request: ${request.url()}`));
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
