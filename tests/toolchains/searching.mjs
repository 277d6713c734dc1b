// How long the search of a printed site takes in Chromium: node searching.mjs FOLDER. From a key to the hits that are drawn, in
// milliseconds: the first time, when the index is made, and the slowest of those after it, as JSON; each the slowest of three pages.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { runInThisContext } from "node:vm";

import { browse, newPage, opened } from "./browser.mjs";

const folder = process.argv[2], RUNS = 3;

globalThis.self = globalThis;
for (const file of ["codes.js", "search.js"]) runInThisContext(readFileSync(join(folder, file), "utf8"), file);
const { codes } = self.Search.open(self.REGISTRY);
// Words, since a number is found at once: three of a text, typed letter by letter.
const phrases = codes.map((code) => code.text.toLowerCase().match(/\p{L}+/gu)?.slice(0, 3).join(" ")).filter(Boolean);
const typed = phrases[Math.floor(phrases.length / 2)];

/** In the page: when the key comes, and when the frame after the next change of the hits is drawn. */
function watch() {
  const field = document.getElementById("q"), results = document.getElementById("results");
  self.took = [];
  let since = 0;
  field.addEventListener("input", (event) => (since = event.timeStamp), { capture: true });
  new MutationObserver(() => requestAnimationFrame(() => setTimeout(() => since && self.took.push(performance.now() - since)))).observe(results, { childList: true });
}

const { ways, close } = await opened(folder), { browser, close: closeBrowser } = await browse();
let first = 0, later = 0;
for (let run = 0; run < RUNS; run += 1) {
  const page = await newPage(browser, { complain: (told) => console.error(told) });
  await page.goto(`${ways.http}index.html`);
  await page.evaluate(watch);
  for (const [place, letter] of [...typed].entries()) {
    await page.keyboard.type(letter);
    await page.waitForFunction((count) => self.took.length > count, {}, place);
  }
  const took = await page.evaluate(() => self.took);
  first = Math.max(first, took[0]);
  later = Math.max(later, ...took.slice(1));
  await page.close();
}
await closeBrowser();
close();
process.stdout.write(`${JSON.stringify({ codes: codes.length, first: Math.round(first), later: Math.round(later) })}\n`);
