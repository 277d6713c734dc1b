// Proves a printed site in Chromium: node site.mjs FOLDER [--most PAGES] [--ways looks,http,file,lost] [--steps searching,…] [--quick].
// What is wrong is a line; exits 1 if there is any.
import { mkdtempSync, readdirSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { runInThisContext } from "node:vm";

import { axe, browse, newPage, opened, settled } from "./browser.mjs";

const [folder, ...options] = process.argv.slice(2);
const option = (name) => (options.includes(name) ? options[options.indexOf(name) + 1] : null);
const MOST = Number(option("--most") ?? 60);
const WAYS = (option("--ways") ?? "looks,http,file,lost").split(",");
const STEPS = option("--steps")?.split(",");
// One page of each sort, once, where what is looked for shows anyway; from disk what is otherwise there.
const QUICK = options.includes("--quick");
// Each width and each of light and dark: what is wrong with a colour is so at every width.
const EVERY = [{ width: 320, dark: false }, { width: 1280, dark: true }];
const VARIANTS = QUICK ? EVERY.slice(0, 1) : EVERY;

globalThis.self = globalThis;
for (const file of ["codes.js", "search.js"]) runInThisContext(readFileSync(join(folder, file), "utf8"), file);
const engine = self.Search.open(self.REGISTRY);
const members = engine.codes.filter((code) => !code.aliasOf), first = members[0], last = members.at(-1);
const shown = (code) => self.Search.shown(code.id, code.kind);
const address = (code) => `${code.kind.name}/${code.id}.html`;

const wrong = [];
let doing = "";
// A browser that answers no more would be waited for for ever.
setTimeout(() => {
  console.log(`${doing}: no end after ten minutes`);
  process.exit(1);
}, 600_000).unref();
const complain = (what) => wrong.push(`${doing}: ${what}`);
const expect = (isSo, what) => {
  if (!isSo) complain(what);
};
const same = (actual, expected, what) => expect(JSON.stringify(actual) === JSON.stringify(expected), `${what}: expected ${JSON.stringify(expected)}, got ${JSON.stringify(actual)}`);

/** All pages but those of names; of the pages of numbers at most so many, evenly chosen. */
function chosenPages() {
  const all = readdirSync(folder, { recursive: true }).filter((path) => path.endsWith(".html")).sort();
  const own = all.filter((path) => !path.includes("/") && path !== "404.html"), below = all.filter((path) => path.includes("/"));
  const numbers = below.filter((path) => /\/-?\d+\.html$/.test(path)), step = Math.max(1, Math.ceil(numbers.length / MOST));
  // A name that two numbers have had is a page that stays.
  const stays = below.filter((path) => !numbers.includes(path) && !readFileSync(join(folder, path), "utf8").includes("http-equiv"));
  if (QUICK) return ["index.html", address(first)];
  return [...own, ...numbers.filter((_, n) => n % step === 0), ...stays];
}

async function looksRight(page, where) {
  doing = where;
  for (const found of await axe(page)) complain(found);
  const [wide, inner] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
  expect(wide <= inner, `scrolls sideways: ${wide} pixels in ${inner}`);
}

async function everyPage(browser, base) {
  for (const variant of VARIANTS) {
    const page = await newPage(browser, { ...variant, complain }), named = `${variant.width} ${variant.dark ? "dark" : "light"}`;
    for (const path of chosenPages()) {
      doing = `${path} ${named}`;
      await page.goto(base + path);
      await looksRight(page, `${path} ${named}`);
    }
    const queries = ["", shown(first), "987654321", first.name.split("_")[0].toLowerCase(), "zzzzqqqq", `{"${first.kind.name}":{"id":987654321}}`];
    for (const query of QUICK ? queries.slice(0, 3) : queries) {
      doing = `home with ${query} ${named}`;
      await page.goto(`${base}index.html?q=${encodeURIComponent(query)}`);
      await settled(page);
      if (variant.width < 500) await page.click("#narrow");
      await looksRight(page, `home with ${query} ${named}`);
    }
    doing = `panel ${named}`;
    await page.goto(base + address(last));
    await page.type("#q", shown(first));
    await settled(page);
    await looksRight(page, `panel ${named}`);
    await page.close();
  }
}

/** Wait until a page has gone to another; a change of the address alone is none. */
async function arrived(page, path, what) {
  for (let tries = 0; tries < 100 && !page.url().endsWith(path); tries += 1) await new Promise((done) => setTimeout(done, 50));
  // What is typed before the page's script runs is heard by nobody.
  await page.waitForFunction(() => document.readyState === "complete").catch(() => {});
  expect(page.url().endsWith(path), `${what}: ${page.url()}`);
}

const rows = (page, within = "#results") => page.$$eval(`${within} a.row`, (all) => all.map((one) => one.getAttribute("href").replace(/^(\.\.\/)+/, "")));
const value = (page) => page.$eval("#q", (one) => one.value);
const focused = (page) => page.evaluate(() => document.activeElement.id || document.activeElement.className);

async function searching(page, base) {
  doing = `searching ${base}`;
  await page.goto(`${base}index.html`);
  same(await focused(page), "q", "the field has the focus");
  await page.keyboard.type(`${last.kind.name} ${shown(last)}`);
  await settled(page);
  same((await rows(page))[0], address(last), "the first hit");
  same(new URL(page.url()).searchParams.get("q"), `${last.kind.name} ${shown(last)}`, "the address says what is shown");
  const said = await page.waitForFunction(() => document.getElementById("said").textContent).then((one) => one.jsonValue());
  expect(said.includes(`${last.kind.name} ${shown(last)} ${last.name}`), `what is said: ${said}`);
  await page.keyboard.press("ArrowDown");
  same(await focused(page), "row", "the arrow leads to the first hit");
  await page.keyboard.press("ArrowUp");
  same(await focused(page), "q", "and back");
  await page.keyboard.press("Enter");
  await arrived(page, address(last), "Enter opens the first hit");
  await page.goBack();
  await settled(page);
  same(await value(page), `${last.kind.name} ${shown(last)}`, "Back has the query");
  same((await rows(page))[0], address(last), "and the hits");
  // From a hit: in the field the browser itself empties it.
  await page.focus("#results a.row");
  await page.keyboard.press("Escape");
  await settled(page);
  same(await focused(page), "q", "Escape leads to the field");
  same([await value(page), await rows(page), await page.$eval("#overview", (one) => one.hidden)], ["", [], false], "Escape empties");
}

async function unknownNumber(page, base) {
  doing = `unknown ${base}`;
  await page.goto(`${base}index.html?q=987654321`);
  await settled(page);
  const told = await page.$eval("#results", (one) => one.textContent);
  expect(told.includes("987654321 is not in this list.") && told.includes("Keep the number as it came"), `an unknown number: ${told}`);
  same(await rows(page), [], "hits of an unknown number");
}

async function inPages(page, base) {
  doing = `in pages ${base}`;
  await page.goto(base + address(first));
  await page.keyboard.down("Control");
  await page.keyboard.press("k");
  await page.keyboard.up("Control");
  same(await focused(page), "q", "Ctrl K leads to the field");
  // By a name that no other kind has, if there is one.
  const alone = members.findLast((code) => members.filter((other) => other.name === code.name).length === 1) ?? last;
  await page.keyboard.type(alone.name);
  await page.waitForSelector("#panel a.row");
  same((await rows(page, "#panel"))[0], address(alone), "the first hit of a page's field");
  expect((await rows(page, "#panel")).length <= 8, "at most eight hits in the panel");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await arrived(page, address(alone), "Enter on a hit opens it");
  await page.focus("#q");
  await page.keyboard.type("zzzzqqqq");
  await page.waitForSelector("#panel:not([hidden])");
  same(await page.$eval("#panel", (one) => one.textContent.trim()), "Nothing found", "the panel without hits");
  await page.click("main");
  same(await page.$eval("#panel", (one) => one.hidden), true, "the panel goes away");
}

async function filtering(page, base) {
  for (const name of await page.goto(`${base}index.html`).then(() => page.$$eval("#filters select", (all) => all.map((one) => one.name)))) {
    doing = `filter ${name} ${base}`;
    await page.goto(`${base}index.html`);
    await settled(page);
    const [wanted] = await page.$$eval(`select[name="${name}"] option`, (all) => all.map((one) => one.value).filter(Boolean));
    if (wanted === undefined) continue;
    await page.select(`select[name="${name}"]`, wanted);
    await settled(page);
    const attribute = await page.$eval(`select[name="${name}"]`, (one) => one.dataset.attribute ?? null), place = engine.attributes.findIndex((one) => one.name === attribute);
    const isSo = {
      kind: (code) => code.kind.name === wanted,
      section: (code) => code.section.name === wanted,
      group: (code) => code.group?.name === wanted,
    };
    const isStated = (code) => (wanted === "-" ? code.facts[place] === null : String(code.facts[place]) === wanted);
    const expected = engine.codes.filter(attribute ? isStated : isSo[name]).map(address);
    same(await rows(page), expected.slice(0, 40), `codes with ${wanted}`);
    same(new URL(page.url()).searchParams.get(name), wanted, "the address has the filter");
    await page.reload();
    await settled(page);
    same(await rows(page), expected.slice(0, 40), "they are there again");
    if (expected.length > 40) {
      await page.click("#rest");
      await settled(page);
      same(await rows(page), expected, "all of them");
    }
    await page.click("#clear");
    await settled(page);
    same([await rows(page), new URL(page.url()).search], [[], ""], "Clear clears");
  }
}

async function copied(page, button) {
  await page.evaluate(() => navigator.clipboard.writeText(""));
  // It says so for a moment, which is over where a busy machine looks later.
  await button.evaluate((one) => {
    one.wasCopied = false;
    new MutationObserver(() => (one.wasCopied ||= one.textContent === "Copied")).observe(one, { childList: true });
  });
  await button.click();
  await page.waitForFunction((one) => one.wasCopied, {}, button);
  return page.evaluate(() => navigator.clipboard.readText());
}

async function copying(page, base) {
  doing = `copying ${base}`;
  await page.bringToFront();
  await page.goto(base + address(first));
  const [ticket, link] = await page.$$(".tools button");
  const text = await copied(page, ticket);
  expect(text.startsWith(`${first.kind.name} ${shown(first)} ${first.name}: ${first.text}\n`) && text.endsWith(`\n${base}${address(first)}`), `for a ticket: ${text}`);
  if (first.action) expect(text.includes(`\nWhat to do: ${first.action}\n`), `what to do: ${text}`);
  same(await copied(page, link), base + address(first), "the link");
  const payload = await page.$(".sample .copy");
  if (payload) same(await copied(page, payload), await page.$eval(".sample pre", (one) => one.textContent), "the payload");
  await page.goto(`${base}numbers.html`);
  const lines = (await copied(page, await page.$("[data-copy-table]"))).replace(/\n$/, "").split("\n");
  same(lines.length, members.length + 1, "lines of the table");
  expect(lines[1].split("\t").length === lines[0].split("\t").length, "every line has every cell");
}

const languagesOf = (page) => page.$$eval(".langs label", (all) => all.map((one) => one.textContent));
/** The samples that are seen, and the language that is chosen: one of each article. */
const samplesSeen = (page) =>
  page.$$eval(".langs", (all) =>
    all.map((one) => {
      const seen = [...one.querySelectorAll("pre")].filter((sample) => sample.checkVisibility());
      const chosen = one.querySelector(":checked").parentElement;
      return [chosen.textContent, seen.length, seen[0] === chosen.nextElementSibling];
    }),
  );

async function languages(page, base, browser) {
  doing = `languages ${base}`;
  const shared = members.find((code) => members.filter((other) => address(other) === address(code)).length > 1) ?? first;
  await page.goto(base + address(shared));
  const names = await languagesOf(page), articles = (await page.$$("article")).length;
  if (!names.length) return;
  const wanted = names.at(-1), all = Array.from({ length: articles }, () => [wanted, 1, true]);
  expect((await samplesSeen(page)).every(([, count, isChosen]) => count === 1 && isChosen), "one sample is seen");
  await page.focus(".langs input:checked");
  await page.keyboard.press("ArrowLeft");
  same(await samplesSeen(page), all, "a key chooses a language, for all articles");
  const text = await page.$eval(".langs label:has(:checked) + pre", (one) => one.textContent);
  if (base.startsWith("http")) same(await copied(page, await page.$(".langs button")), text, "the sample");
  await page.goto(base + address(last));
  same((await samplesSeen(page))[0], [wanted, 1, true], "the language is remembered");
  await page.evaluate(() => localStorage.clear());
  const strict = await newPage(browser, { complain });
  await strict.evaluateOnNewDocument(() => Object.defineProperty(self, "localStorage", { get: () => { throw new DOMException("denied", "SecurityError"); } }));
  await strict.goto(base + address(first));
  await strict.click(".langs label:last-of-type");
  same((await samplesSeen(strict))[0], [wanted, 1, true], "a language is chosen where nothing may be kept");
  await strict.close();
}

async function saving(page, base) {
  doing = `saving ${base}`;
  const to = mkdtempSync(join(tmpdir(), "saved-")), session = await page.createCDPSession();
  await session.send("Browser.setDownloadBehavior", { behavior: "allow", downloadPath: to, eventsEnabled: true });
  await page.goto(`${base}index.html?section=${first.section.name}`);
  await settled(page);
  const csv = await page.$("[data-csv]");
  if (!csv) return;
  const done = new Promise((resolve) => session.on("Browser.downloadProgress", (event) => event.state === "completed" && resolve()));
  await csv.click();
  await done;
  const text = readFileSync(join(to, "codes.csv"), "utf8"), count = engine.codes.filter((code) => code.section === first.section).length;
  expect(text.startsWith('\ufeff"kind","number","name"'), `a spreadsheet takes it for UTF-8: ${text.slice(0, 30)}`);
  expect(text.includes(`"${first.text.replaceAll('"', '""')}"`), "the texts are as they are");
  same(text.match(/\r\n/g).length, count + 1, "rows");
}

async function withoutScripts(_, base, browser) {
  const page = await newPage(browser, { scripts: false, complain });
  for (const path of ["index.html", address(first), `${first.section.name}.html`, "numbers.html", "names.html"]) {
    doing = `without scripts ${path}`;
    await page.goto(base + path).catch(() => complain("does not open"));
    const seen = await page.$$eval("button, input:not([type=radio]), select", (all) => all.filter((one) => one.checkVisibility()).map((one) => one.outerHTML));
    same(seen, [], "what needs scripts is not seen");
    if (await page.$(".langs")) {
      await page.click(".langs label:last-of-type");
      same((await samplesSeen(page))[0], [(await languagesOf(page)).at(-1), 1, true], "the sample of a language");
    }
    if (path === "index.html") expect((await page.$eval("main", (one) => one.innerText)).includes("Searching needs JavaScript"), "it is said that searching needs scripts");
  }
  for (const code of [first, engine.codes.find((one) => one.aliasOf), engine.codes.find((one) => one.former.length)].filter(Boolean)) {
    const name = code.former[0] ?? code.name;
    if (readFileSync(join(folder, code.kind.name, `${name}.html`), "utf8").includes("http-equiv")) {
      doing = `without scripts ${name}`;
      await page.goto(`${base}${code.kind.name}/${name}.html`, { waitUntil: "load" });
      await arrived(page, address(code), "a name leads to its number");
    }
  }
  await page.close();
}

async function printing(page, base) {
  const numbers = new Map(members.map((code) => [address(code), members.filter((one) => address(one) === address(code)).length]));
  for (const [path, articles] of [...numbers].filter((_, n) => n % Math.ceil(numbers.size / (QUICK ? 3 : 10)) === 0)) {
    doing = `printing ${path}`;
    await page.goto(base + path);
    const pdf = Buffer.from(await page.pdf({ format: "A4" })).toString("latin1");
    const sheets = pdf.match(/\/Type\s*\/Page\b(?!s)/g).length;
    expect(sheets <= articles, `${sheets} sheets of paper`);
  }
}

async function lost(browser, published) {
  const page = await newPage(browser, { complain, published, folder, allowed: ["404"] });
  doing = "not there";
  await page.goto(`${published}old/${first.kind.name}/${first.id}`);
  await page.waitForSelector("#results a.row").catch(() => complain("nothing is looked up"));
  same((await rows(page)).map((one) => one.replace(published, ""))[0], address(first), "what its address asked for");
  await looksRight(page, "not there");
  await page.close();
}

const STEPS_OF = {
  http: [searching, unknownNumber, inPages, filtering, languages, copying, saving, printing, withoutScripts],
  file: QUICK ? [searching, inPages, withoutScripts] : [searching, unknownNumber, inPages, filtering, languages, withoutScripts],
};

const { ways, close } = await opened(folder), { browser, close: closeBrowser } = await browse();
try {
  await browser.defaultBrowserContext().overridePermissions(ways.http.slice(0, -1), ["clipboard-read", "clipboard-write", "clipboard-sanitized-write"]);
  if (WAYS.includes("looks")) await everyPage(browser, ways.http);
  for (const way of Object.keys(STEPS_OF).filter((one) => WAYS.includes(one))) {
    const page = await newPage(browser, { complain });
    for (const step of STEPS_OF[way].filter((one) => !STEPS || STEPS.includes(one.name)))
      await step(page, ways[way], browser).catch((error) => complain(error.stack));
    await page.close();
  }
  if (ways.published && WAYS.includes("lost")) await lost(browser, ways.published);
} finally {
  await closeBrowser();
  close();
}
process.stdout.write(wrong.map((one) => `${one}\n`).join(""));
process.stderr.write(`${relative(".", folder)}: ${chosenPages().length} pages, ${wrong.length} complaints\n`);
process.exitCode = wrong.length ? 1 : 0;
