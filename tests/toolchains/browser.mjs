// Chromium for the proofs of the published reference: a site in, over HTTP under its strict policy, from disk, or at the address
// that it is published at; pages out that tell everything they complain of.
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { extname, join, normalize, resolve } from "node:path";
import { pathToFileURL } from "node:url";

const require = createRequire(import.meta.url);
const puppeteer = require("puppeteer-core").default ?? require("puppeteer-core");
const AXE = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");

export const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'self'; " +
  "require-trusted-types-for 'script'";
const TYPES = { ".html": "text/html", ".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml", ".json": "application/json", ".txt": "text/plain", ".xml": "application/xml" };
const FLAGS = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--blink-settings=primaryPointerType=4,availablePointerTypes=4"];
const EXECUTABLE = process.env.CHROMIUM ?? "/usr/bin/chromium";

/** What a host of files answers: the file, or the page that says that there is none. */
function answered(folder, path) {
  const asked = join(folder, normalize(decodeURIComponent(path)));
  const file = existsSync(asked) && statSync(asked).isDirectory() ? join(asked, "index.html") : asked;
  const found = existsSync(file), lost = join(folder, "404.html");
  const body = found ? readFileSync(file) : existsSync(lost) ? readFileSync(lost) : "";
  const type = `${TYPES[found ? extname(file) : ".html"] ?? "application/octet-stream"}; charset=utf-8`;
  return { status: found ? 200 : 404, body, headers: { "content-type": type, "content-security-policy": POLICY } };
}

/** Where the site can be opened, by a name for each way. */
export async function opened(folder) {
  const server = createServer((request, response) => {
    const { status, body, headers } = answered(folder, new URL(request.url, "http://x").pathname);
    response.writeHead(status, headers).end(body);
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  const ways = { http: `http://127.0.0.1:${server.address().port}/`, file: `${pathToFileURL(resolve(folder))}/` };
  const published = /<link rel="canonical" href="([^"]*)"/.exec(readFileSync(join(folder, "index.html"), "utf8"));
  if (published) ways.published = published[1];
  return { ways, close: () => server.close() };
}

/** A browser of its own, until it is closed. */
export async function browse() {
  const profile = mkdtempSync(join(tmpdir(), "chromium-"));
  const browser = await puppeteer.launch({ executablePath: EXECUTABLE, userDataDir: profile, args: FLAGS });
  return {
    browser,
    close: async () => {
      // Now and then it does not end when it is asked to.
      const impatient = setTimeout(() => browser.process()?.kill("SIGKILL"), 20_000);
      await browser.close();
      clearTimeout(impatient);
      rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** A page whose every complaint (console, error, failed request, strange request) goes to `complain`. */
export async function newPage(browser, { width = 1280, dark = false, scripts = true, complain, published, folder, allowed = [] }) {
  const page = await browser.newPage();
  // What a page shows of itself it shows at once, also where the machine is busy; to open it may take longer.
  page.setDefaultTimeout(10_000);
  page.setDefaultNavigationTimeout(30_000);
  await page.setJavaScriptEnabled(scripts);
  await page.setViewport({ width, height: 800 });
  await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: dark ? "dark" : "light" }]);
  page.on("console", (message) => {
    const isWanted = allowed.some((one) => message.text().includes(one));
    if (!isWanted) complain(`console: ${message.text()}`);
  });
  page.on("pageerror", (error) => complain(`error: ${error.message}`));
  page.on("requestfailed", (request) => {
    if (!request.failure()?.errorText.includes("ABORTED")) complain(`request: ${request.url()} ${request.failure()?.errorText}`);
  });
  page.on("request", (request) => {
    if (!/^(?:http:\/\/127\.0\.0\.1|file:|data:|blob:)/.test(request.url()) && !(published && request.url().startsWith(published))) complain(`asks for ${request.url()}`);
  });
  if (published) {
    await page.setRequestInterception(true);
    page.on("request", (request) => {
      if (!request.url().startsWith(published)) return request.continue();
      return request.respond(answered(folder, request.url().slice(published.length).split(/[?#]/)[0] || "index.html"));
    });
  }
  return page;
}

const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** What axe finds wrong with a page as it stands: the rule, and where. */
export async function axe(page) {
  await page.evaluate(AXE);
  const found = await page.evaluate((tags) => self.axe.run(document, { runOnly: tags, resultTypes: ["violations"] }), TAGS);
  return found.violations.flatMap((rule) => rule.nodes.map((node) => `${rule.id}: ${node.target.join(" ")}: ${node.failureSummary?.split("\n")[1]?.trim() ?? ""}`));
}

/** Wait until what was typed is answered. */
export async function settled(page) {
  // The codes are fetched when something is asked for the first time; where they never come, what is looked for next says so.
  await page.waitForFunction(() => !document.getElementById("q")?.value || self.REGISTRY, { timeout: 5000 }).catch(() => {});
  await new Promise((done) => setTimeout(done, 120));
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
}
