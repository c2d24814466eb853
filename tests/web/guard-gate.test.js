// Between a forbidden phrase and the send key.

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { clear, editors, focused, guardOf, heard, sent, settle, textOf, type, useLexicon } from "./pages/driver.js";
import { launch, open } from "./support/browser.js";
import { bundle } from "./support/bundle.js";
import { serve } from "./support/server.js";

const [area, line, rich] = editors;
/** @type {import("playwright-core").Browser} */
let browser;
/** @type {import("./support/server.js").Site} */
let site;

before(async () => {
  await bundle("prosemirror");
  [browser, site] = await Promise.all([launch(), serve()]);
});
after(() => Promise.all([browser.close(), site.close()]));

/** @param {import("./pages/driver.js").Editor} editor */
async function start(editor, text = "你找领导去") {
  const { page } = await open(browser, site.url(editor.path));
  await useLexicon(page);
  await type(page, editor, text);
  return { page, guard: guardOf(page, editor) };
}

/** @typedef {(page: import("playwright-core").Page) => Promise<void>} Send */
/** @type {{ name: string, editor: import("./pages/driver.js").Editor, attempt: Send }[]} */
const routes = [
  ...editors.map((editor) => ({
    name: `Enter in ${editor.name}`,
    editor,
    attempt: (/** @type {import("playwright-core").Page} */ page) => page.keyboard.press("Enter"),
  })),
  { name: "the send button", editor: area, attempt: (page) => page.locator("#area-send").click() },
  { name: "the send button of rich content", editor: rich, attempt: (page) => page.locator("#rich-send").click() },
  { name: "the form's own button", editor: line, attempt: (page) => page.locator("#line-send").click() },
  { name: "a submit by the host's script", editor: line, attempt: (page) => page.evaluate(() => document.forms[0].requestSubmit()) },
];

for (const { name, editor, attempt } of routes) {
  describe(name, () => {
    /** @type {import("playwright-core").Page} */
    let page;
    /** @type {ReturnType<typeof guardOf>} */
    let guard;
    before(async () => ({ page, guard } = await start(editor)));
    after(() => page.context().close());

    test("does not send a forbidden phrase, and asks with \"don't send\" focused", async () => {
      await attempt(page);
      await guard.dialog.waitFor();
      assert.equal(await focused(page), "keep");
      assert.deepEqual(await sent(page), []);
      assert.match(await guard.dialog.innerText(), /你找领导去[^]*推诿/);
    });

    test("goes back to the composer on Escape, with text and caret as they were", async () => {
      await page.keyboard.press("Escape");
      await guard.dialog.waitFor({ state: "hidden" });
      // The browser gives focus back to the button first; the close event comes a task later.
      await page.locator(`${editor.composer}:focus`).waitFor();
      await page.keyboard.type("！");
      assert.equal(await textOf(page, editor), "你找领导去！");
      assert.deepEqual(await sent(page), []);
      assert.deepEqual(await guard.element.evaluate((element) => element.overrides), []);
    });

    test("sends once and is recorded when the person insists", async () => {
      await attempt(page);
      await guard.send.click();
      await settle(page);
      assert.deepEqual(await sent(page), ["你找领导去！"]);
      assert.equal(await guard.dialog.isVisible(), false);
      const [override, ...more] = await guard.element.evaluate((element) => element.overrides);
      assert.deepEqual(more, []);
      assert.equal(override.text, "你找领导去！");
      assert.equal(override.findings[0].severity, "block");
      assert.match(override.at, /^\d{4}-\d\d-\d\dT.*Z$/);
    });

    test("sends a harmless message without a word", async () => {
      await clear(page, editor);
      await page.keyboard.type("我帮您请示领导");
      await attempt(page);
      await settle(page);
      assert.deepEqual(await sent(page), ["你找领导去！", "我帮您请示领导"]);
      assert.equal(await guard.dialog.isVisible(), false);
    });
  });
}

test("a warning does not stop a message, and its marks go with it", async () => {
  const { page, guard } = await start(area, "这个不归我管");
  await page.keyboard.press("Enter");
  await guard.findings.waitFor({ state: "detached" });
  assert.deepEqual(await sent(page), ["这个不归我管"]);
  assert.deepEqual((await heard(page, "kefu-findings")).at(-1).findings, []);
  await page.context().close();
});

test("a message is asked about again after it was sent once in spite of all", async () => {
  const { page, guard } = await start(area);
  await page.keyboard.press("Enter");
  await guard.send.click();
  await guard.findings.waitFor({ state: "detached" });
  await page.keyboard.type("你找领导去");
  await page.keyboard.press("Enter");
  await guard.dialog.waitFor();
  assert.deepEqual(await sent(page), ["你找领导去"]);
  await page.context().close();
});

test("Shift+Enter is a new line, not a send", async () => {
  const { page, guard } = await start(area);
  await page.keyboard.press("Shift+Enter");
  assert.equal(await textOf(page, area), "你找领导去");
  assert.equal(await guard.dialog.isVisible(), false);
  await page.context().close();
});

test("an Enter held down does not answer the question", async () => {
  const { page, guard } = await start(area);
  await page.keyboard.down("Enter");
  await guard.dialog.waitFor();
  for (let count = 0; count < 5; count += 1) await page.keyboard.down("Enter");
  await page.keyboard.up("Enter");
  assert.equal(await guard.dialog.isVisible(), true);
  await page.keyboard.press("Enter");
  await guard.dialog.waitFor({ state: "hidden" });
  assert.deepEqual(await sent(page), []);
  await page.context().close();
});

test("the question can be answered by mending the message", async () => {
  const { page, guard } = await start(area);
  await page.keyboard.press("Enter");
  await guard.dialog.locator(".rewrite").first().click();
  await guard.findings.first().waitFor({ state: "detached" });
  assert.equal(await textOf(page, area), "我帮您请示领导");
  await page.keyboard.press("Enter");
  await settle(page);
  assert.deepEqual(await sent(page), ["我帮您请示领导"]);
  await page.context().close();
});

test("a value that the host sets without an event is caught when it is sent", async () => {
  const { page, guard } = await start(area, "");
  await page.evaluate(() => (document.querySelector("#area").value = "你找领导去"));
  await page.keyboard.press("Enter");
  await guard.dialog.waitFor();
  assert.deepEqual(await sent(page), []);
  await page.context().close();
});

test("kefu-gate comes once for a send, and a host that prevents it decides for itself", async () => {
  const { page, guard } = await start(line);
  await page.evaluate(() => document.addEventListener("kefu-gate", (event) => event.preventDefault()));
  await page.keyboard.press("Enter");
  await settle(page);
  assert.equal(await guard.dialog.isVisible(), false);
  assert.deepEqual(await sent(page), []);
  const gates = await heard(page, "kefu-gate");
  assert.deepEqual(gates.map(({ text, findings }) => [text, findings.length]), [["你找领导去", 1]]);
  await page.context().close();
});

test("kefu-gate comes once for a harmless message too, though Enter in a form makes three events", async () => {
  const { page } = await start(line, "您好");
  await page.keyboard.press("Enter");
  await settle(page);
  assert.deepEqual(await sent(page), ["您好"]);
  assert.equal((await heard(page, "kefu-gate")).length, 1);
  await page.context().close();
});

test("a host that sends later, after the key, is not asked a second time", async () => {
  const { page, guard } = await start(line);
  await page.evaluate(() => {
    document.querySelector("#line").addEventListener("keydown", (event) => {
      if (event.key !== "Enter") return;
      event.preventDefault();
      setTimeout(() => document.forms[0].requestSubmit(), 50);
    });
  });
  await page.keyboard.press("Enter");
  await guard.send.click();
  await page.waitForFunction(() => window.sent.length > 0);
  assert.deepEqual(await sent(page), ["你找领导去"]);
  assert.equal(await guard.dialog.isVisible(), false);
  await page.context().close();
});

test("where Enter does not send, send-key says so", async () => {
  const { page, guard } = await start(area);
  await page.evaluate(() => {
    document.querySelector("#area").dataset.enter = "newline";
    document.querySelector("#area-guard").setAttribute("send-key", "ctrl+enter");
  });
  await page.keyboard.press("Enter");
  assert.equal(await textOf(page, area), "你找领导去");
  assert.equal(await guard.dialog.isVisible(), false);
  await page.keyboard.press("Control+Enter");
  await guard.dialog.waitFor();
  await page.context().close();
});
