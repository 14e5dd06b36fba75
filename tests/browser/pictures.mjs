// Take the pictures of docs/pictures anew from an edition of the example reports:
//   ORONTES_CHROMIUM=/usr/bin/chromium node tests/browser/pictures.mjs EDITION docs/pictures
import { join } from "node:path";
import { closeBrowsers, drawn, withPage } from "./browser.mjs";

const [edition, folder] = process.argv.slice(2);
const PLACE = "#day=2017-03-24&tab=map&show=place:qomhana";
const PICTURES = [
  { name: "site-390", width: 390, height: 844, hash: "#day=2017-03-24&tab=map" },
  { name: "site-1280", width: 1280, height: 800, hash: PLACE },
  { name: "site-1920", width: 1920, height: 1080, hash: PLACE },
  { name: "site-dark-1280", width: 1280, height: 800, hash: PLACE, colorScheme: "dark" },
  { name: "site-registers-1280", width: 1280, height: 800, hash: "#day=2017-04-24&tab=registers" },
];

for (const { name, width, height, hash, colorScheme = "light" } of PICTURES) {
  await withPage(edition, { hash, colorScheme, viewport: { width, height } }, async (page) => {
    if (hash.includes("tab=map")) await drawn(page);
    await page.waitForTimeout(500);
    await page.screenshot({ path: join(folder, `${name}.png`) });
  });
}
await closeBrowsers();
