// Runs checks on demand: a line in, { file, name, editions }, and a line out, { fault }, "" where the page passes.
// One process serves a whole test session, so that a browser is started once and not for every check.
import { createInterface } from "node:readline";
import { closeBrowsers } from "./browser.mjs";

for await (const line of createInterface({ input: process.stdin })) {
  const { file, name, editions } = JSON.parse(line);
  const fault = await faultOf(file, name, editions);
  process.stdout.write(`${JSON.stringify({ fault })}\n`);
}
await closeBrowsers();

async function faultOf(file, name, editions) {
  try {
    const checks = await import(`./checks/${file}.mjs`);
    await checks[name](editions);
    return "";
  } catch (error) {
    return String(error.stack ?? error);
  }
}
