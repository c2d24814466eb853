// The demo page for a file of tests: one browser and one server, and a visit to a view that must leave no trouble behind.

import assert from "node:assert/strict";
import { after, before } from "node:test";
import { launch, open } from "./browser.js";
import { serve } from "./server.js";

/** @typedef {import("playwright-core").Page} Page */
/** @typedef {import("playwright-core").BrowserContextOptions} Options */

/**
 * Starts a browser and a server before the tests of this file and stops them after; gives the visits to one view
 * (`visit`), and the two themselves once they are there (`here`).
 * @param {string} address of the view, such as `/#rules`
 * @param {(page: Page) => import("playwright-core").Locator} sign what is there once the view can be used
 */
export function visits(address, sign) {
  /** @type {import("playwright-core").Browser} */
  let browser;
  /** @type {import("./server.js").Site} */
  let site;

  before(async () => {
    [browser, site] = await Promise.all([launch(), serve()]);
  });
  after(async () => {
    await browser.close();
    await site.close();
  });

  /** Opens the view, does `steps` and asserts that the page had nothing to complain about. */
  const visit = async (/** @type {(page: Page) => Promise<void>} */ steps, /** @type {Options | undefined} */ options = undefined) => {
    const { page, trouble } = await open(browser, site.url(address), options);
    await sign(page).waitFor();
    await steps(page);
    assert.deepEqual(trouble, []);
    await page.context().close();
  };
  return { visit, here: () => ({ browser, site }) };
}
