// One script for all elements: `define.js` registers the guard, and the others when the page first has one.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { launch, open } from "./support/browser.js";
import { serve } from "./support/server.js";

const SCRIPT = '<script type="module" src="/dist/define.js"></script>';
const OTHERS = ["clock", "courtesy", "review", "score", "survey"];
const pageOf = (/** @type {string} */ body) =>
  `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>页面</title>${SCRIPT}<main>${body}</main></html>`;

/** @type {import("playwright-core").Browser} */
let browser;

before(async () => {
  browser = await launch();
});
after(() => browser.close());

/** @param {import("node:test").TestContext} context @param {string} body */
async function visit(context, body) {
  const site = await serve({ files: { "/embed.html": pageOf(body) } });
  context.after(() => site.close());
  const { page, trouble } = await open(browser, site.url("/embed.html"));
  context.after(() => page.context().close());
  return { page, trouble, requests: site.requests };
}

test("a page of the guard loads what the guard needs and no more", async (context) => {
  const { page, requests } = await visit(context, '<textarea id="composer"></textarea><kefu-guard for="composer"></kefu-guard>');
  await page.locator("kefu-guard .summary").getByText("未发现不当用语").waitFor();
  const files = requests.map((path) => path.replace("/dist/", ""));
  assert.deepEqual(files.filter((name) => /\.(wasm|bin)$/.test(name)).sort(), ["cloaks.bin", "review.wasm"]);
  assert.deepEqual(files.filter((name) => name.startsWith("define-")), []);
  assert.deepEqual(await page.evaluate((names) => names.filter((name) => customElements.get(`kefu-${name}`)), OTHERS), []);
});

test("each of the others is registered when it comes into the page, with what was set on it before", async (context) => {
  const { page, trouble } = await visit(context, "");
  for (const name of OTHERS) {
    const context_ = await page.evaluate(async (tag) => {
      const element = Object.assign(document.createElement(tag), { theme: "dark" });
      // Deep in what is added, as frameworks do, beside what is no element.
      const frame = document.createElement("section");
      frame.append(document.createTextNode("…"), document.createComment("…"), element);
      document.querySelector("main").append("…", frame);
      await customElements.whenDefined(tag);
      return { upgraded: element.constructor === customElements.get(tag), kept: element.theme };
    }, `kefu-${name}`);
    assert.deepEqual(context_, { upgraded: true, kept: "dark" }, name);
  }
  assert.deepEqual(trouble, []);
});

test("a score sheet in the page's own markup works, by the one script", async (context) => {
  const { page } = await visit(context, '<kefu-score scheme="cable/hall"></kefu-score>');
  await page.locator("kefu-score .head").waitFor();
});
