// Chromium for the tests, the one the system has (CHROMIUM names another), driven by playwright-core.
//
//   const browser = await launch();                                 // one per test file, in before(); close in after()
//   const { page, trouble } = await open(browser, site.url("/pages/textarea.html"), { viewport: phone });
//   … assert.deepEqual(trouble, []);                                // nothing uncaught, nothing on console.error
//   await page.context().close();
//
// Each launch has a fresh profile; each open() a fresh context, so that nothing is shared between two tests.
// Under the strict policy `page.addScriptTag({ content })` fails; `page.evaluate` works.

import { existsSync } from "node:fs";
import { load } from "./packages.js";

/** @type {typeof import("playwright-core")} */
const { chromium } = load("playwright-core");

const flags = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** A phone's screen. */
export const phone = { width: 390, height: 844 };

/** An agent's screen. */
export const desktop = { width: 1280, height: 800 };

function executable() {
  const places = [process.env.CHROMIUM, "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
  const found = places.find((place) => place && existsSync(place));
  if (!found) throw new Error("No Chromium found: install the package chromium, or set CHROMIUM to its path.");
  return found;
}

/** @param {import("playwright-core").LaunchOptions} [options] */
export const launch = (options = {}) =>
  chromium.launch({ executablePath: executable(), headless: true, args: flags, ...options });

/**
 * Opens a page in a context of its own and collects what goes wrong in it.
 * @param {import("playwright-core").Browser} browser
 * @param {string} url
 * @param {import("playwright-core").BrowserContextOptions} [options]
 * @returns {Promise<{ page: import("playwright-core").Page, trouble: string[] }>}
 */
export async function open(browser, url, options = {}) {
  const context = await browser.newContext({ viewport: desktop, locale: "zh-CN", ...options });
  const page = await context.newPage();
  /** @type {string[]} */
  const trouble = [];
  page.on("pageerror", (error) => trouble.push(String(error)));
  page.on("console", (message) => {
    if (message.type() === "error") trouble.push(message.text());
  });
  await page.goto(url);
  return { page, trouble };
}
