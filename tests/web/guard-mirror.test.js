// Where text inside a field cannot be highlighted: marks are drawn over it, from the component's own tree.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { editors, guardOf, textOf, type, useLexicon } from "./pages/driver.js";
import { launch, open } from "./support/browser.js";
import { serve } from "./support/server.js";

const [area, line] = editors;
/** @type {import("playwright-core").Browser} */
let browser;
/** @type {import("./support/server.js").Site} */
let site;
before(async () => ([browser, site] = await Promise.all([launch(), serve()])));
after(() => Promise.all([browser.close(), site.close()]));

/** @param {import("./pages/driver.js").Editor} editor @param {string} text */
async function start(editor, text) {
  const { page, trouble } = await open(browser, site.url(editor.path));
  await page.evaluate(() => {
    // As in browsers without ranges inside fields. A field already watched is watched anew once its guard has moved.
    delete HTMLTextAreaElement.prototype.createValueRange;
    delete HTMLInputElement.prototype.createValueRange;
    for (const guard of document.querySelectorAll("kefu-guard")) guard.parentElement.append(guard);
  });
  await useLexicon(page);
  await type(page, editor, text);
  await guardOf(page, editor).findings.first().waitFor();
  return { page, trouble };
}

/**
 * What the copy over the field marks, and how far it is off the field.
 * @param {import("playwright-core").Page} page
 * @param {import("./pages/driver.js").Editor} editor
 */
const drawn = (page, { guard, composer }) =>
  page.evaluate(
    ([guardSelector, composerSelector]) => {
      const copy = document.querySelector(guardSelector).shadowRoot.querySelector("[aria-hidden=true]:not(.popover)");
      const field = document.querySelector(composerSelector);
      const { left, top, width, height } = copy.getBoundingClientRect();
      const box = field.getBoundingClientRect();
      return {
        texts: [...copy.querySelectorAll("span")].map((mark) => mark.textContent),
        off: [left - box.left, top - box.top, width - box.width, height - box.height].map((difference) => Math.round(difference)),
        scroll: [copy.scrollTop - field.scrollTop, copy.scrollLeft - field.scrollLeft],
        widths: [copy.scrollWidth - field.scrollWidth, copy.scrollHeight - field.scrollHeight],
        pointer: getComputedStyle(copy).pointerEvents,
      };
    },
    /** @type {const} */ ([guard, composer]),
  );

test("a textarea's marks lie over its text and scroll with it", async () => {
  const { page, trouble } = await start(area, `您好\n${"这是一行说明。\n".repeat(8)}你找领导去`.replaceAll("\n", ""));
  for (let count = 0; count < 6; count += 1) await page.keyboard.press("Shift+Enter");
  await page.keyboard.type("这个不归我管");
  await guardOf(page, area).findings.nth(1).waitFor();
  const { texts, off, scroll, widths, pointer } = await drawn(page, area);
  assert.deepEqual(texts, ["你找领导去", "这个不归我管"]);
  assert.deepEqual(off, [0, 0, 0, 0]);
  assert.deepEqual(scroll, [0, 0]);
  assert.deepEqual(widths, [0, 0]);
  assert.equal(pointer, "none");
  await page.locator(area.composer).evaluate((field) => (field.scrollTop = 10));
  await page.evaluate(() => new Promise(requestAnimationFrame));
  assert.deepEqual((await drawn(page, area)).scroll, [0, 0]);
  assert.deepEqual(trouble, []);
  await page.context().close();
});

test("an input's marks lie over its text", async () => {
  const { page } = await start(line, "您好，你找领导去");
  const { texts, off, scroll } = await drawn(page, line);
  assert.deepEqual(texts, ["你找领导去"]);
  assert.deepEqual(off, [0, 0, 0, 0]);
  assert.deepEqual(scroll, [0, 0]);
  await page.context().close();
});

test("the marks go with the finding, and a rewrite works as elsewhere", async () => {
  const { page } = await start(area, "你找领导去");
  await guardOf(page, area).rewrites.first().click();
  await guardOf(page, area).findings.waitFor({ state: "detached" });
  assert.equal(await textOf(page, area), "我帮您请示领导");
  const copies = await page
    .locator("#area-guard")
    .evaluate(({ shadowRoot }) => shadowRoot.querySelectorAll("[aria-hidden=true]:not(.popover)").length);
  assert.equal(copies, 0);
  await page.context().close();
});
