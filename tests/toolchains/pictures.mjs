// Pictures of a printed site: node pictures.mjs FOLDER TO [NAME…]. Each page as WebP, on a wide screen by day and by night and on a phone;
// with names only these, as in code-1280-light.
import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { runInThisContext } from "node:vm";

import { browse, newPage, opened, settled } from "./browser.mjs";

const [folder, to, ...names] = process.argv.slice(2);

globalThis.self = globalThis;
for (const file of ["codes.js", "search.js"]) runInThisContext(readFileSync(join(folder, file), "utf8"), file);
const { codes } = self.Search.open(self.REGISTRY), members = codes.filter((code) => !code.aliasOf);
const first = members[0], page = (code) => `${code.kind.name}/${code.id}.html`;
// The one that the home page gives as its example.
const [, example] = /\?q=([^"]*)">/.exec(readFileSync(join(folder, "index.html"), "utf8"));
const shown = members.find((code) => self.Search.shown(code.id, code.kind) === example && code.action) ?? first;
const payload = JSON.stringify({ [first.kind.name]: { id: first.id }, [shown.kind.name]: { id: shown.id, name: shown.name } });

const PAGES = {
  home: ["index.html", ""],
  words: [`index.html?q=${encodeURIComponent(shown.text.split(" ").slice(0, 2).join(" "))}`, ""],
  payload: [`index.html?q=${encodeURIComponent(payload)}`, ""],
  unknown: ["index.html?q=987654321", ""],
  code: [page(shown), ""],
  panel: [page(shown), shown.name.split("_").at(-1).toLowerCase()],
  section: [`${shown.section.name}.html`, ""],
  changes: ["changes.html", ""],
};
const SCREENS = { "1280-light": { width: 1280, height: 800 }, "1280-dark": { width: 1280, height: 800, dark: true }, "390-light": { width: 390, height: 844 } };

const { ways, close } = await opened(folder), { browser, close: closeBrowser } = await browse();
mkdirSync(to, { recursive: true });
let wrong = "";
for (const [screen, { width, height, dark }] of Object.entries(SCREENS)) {
  for (const [what, [path, typed]] of Object.entries(PAGES)) {
    const name = `${what}-${screen}`;
    if (names.length && !names.includes(name)) continue;
    const tab = await newPage(browser, { width, dark, complain: (told) => (wrong += `${name}: ${told}\n`) });
    await tab.setViewport({ width, height });
    await tab.goto(ways.http + path);
    if (typed) await tab.type("#q", typed);
    await settled(tab);
    await tab.screenshot({ path: join(to, `${name}.webp`), type: "webp", quality: 80 });
    await tab.close();
  }
}
await closeBrowser();
close();
process.stdout.write(wrong);
process.exitCode = wrong ? 1 : 0;
