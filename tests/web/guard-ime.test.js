// A Chinese input method at work: its raw letters are no message, and its Enter is no send.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { editors, guardOf, marksOf, settle, textOf, useLexicon } from "./pages/driver.js";
import { launch, open } from "./support/browser.js";
import { bundle } from "./support/bundle.js";
import { serve } from "./support/server.js";

/** @type {import("playwright-core").Browser} */
let browser;
/** @type {import("./support/server.js").Site} */
let site;

before(async () => {
  await bundle("prosemirror");
  [browser, site] = await Promise.all([launch(), serve()]);
});
after(() => Promise.all([browser.close(), site.close()]));

/** Counts what the guard is asked. @param {import("playwright-core").Page} page */
const spy = (page) =>
  page.evaluate(() => {
    window.asked = [];
    for (const element of document.querySelectorAll("kefu-guard")) {
      const inner = element.guard;
      element.guard = {
        check(text, context) {
          window.asked.push(text);
          return inner.check(text, context);
        },
      };
    }
  });

for (const editor of editors) {
  test(`${editor.name}: composing is not reviewed, its end is`, async () => {
    const { page, trouble } = await open(browser, site.url(editor.path));
    await useLexicon(page);
    await spy(page);
    const cdp = await page.context().newCDPSession(page);
    await page.locator(editor.composer).click();
    await settle(page);
    await page.evaluate(() => (window.asked.length = 0));
    for (const text of ["n", "ni zhao", "ni zhao ling dao qu", "你找领导去"]) {
      await cdp.send("Input.imeSetComposition", { text, selectionStart: text.length, selectionEnd: text.length });
      await settle(page);
    }
    assert.deepEqual(await page.evaluate(() => window.asked), []);
    assert.deepEqual(await marksOf(page, editor), []);

    await cdp.send("Input.insertText", { text: "你找领导去" });
    await guardOf(page, editor).findings.waitFor();
    assert.deepEqual(await marksOf(page, editor), ["block 你找领导去"]);
    assert.equal(await textOf(page, editor), "你找领导去");
    assert.deepEqual(trouble, []);
    await page.context().close();
  });

  test(`${editor.name}: Enter that belongs to the input method neither sends nor asks`, async () => {
    const { page } = await open(browser, site.url(editor.path));
    await useLexicon(page);
    await page.locator(editor.composer).click();
    await page.keyboard.type("你找领导去");
    const cdp = await page.context().newCDPSession(page);
    await cdp.send("Input.imeSetComposition", { text: "ma", selectionStart: 2, selectionEnd: 2 });
    await cdp.send("Input.dispatchKeyEvent", { type: "rawKeyDown", key: "Process", code: "Enter", windowsVirtualKeyCode: 229 });
    await page.locator(editor.composer).dispatchEvent("keydown", { key: "Enter", keyCode: 229, bubbles: true, cancelable: true });
    await page.locator(editor.composer).dispatchEvent("keydown", { key: "Enter", isComposing: true, bubbles: true, cancelable: true });
    assert.equal(await guardOf(page, editor).dialog.evaluate((dialog) => dialog.open), false);
    assert.deepEqual(await page.evaluate(() => window.heard ?? []).then((all) => all.filter(({ type }) => type === "kefu-gate")), []);
    await page.context().close();
  });
}

test("what stands there while composing is still judged when it is sent", async () => {
  const [area] = editors;
  const { page } = await open(browser, site.url(area.path));
  await useLexicon(page);
  const cdp = await page.context().newCDPSession(page);
  await page.locator(area.composer).click();
  await cdp.send("Input.imeSetComposition", { text: "你找领导去", selectionStart: 5, selectionEnd: 5 });
  await page.evaluate(() => document.querySelector("#area-send").click());
  await guardOf(page, area).dialog.waitFor();
  assert.deepEqual(await page.evaluate(() => window.sent), []);
  await page.context().close();
});
