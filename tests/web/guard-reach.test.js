// Within everybody's reach: by keyboard alone, with a screen reader, on a phone, light and dark.

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { editors, focused, guardOf, sent, settle, textOf, type, useLexicon } from "./pages/driver.js";
import { axe } from "./support/axe.js";
import { launch, open, phone } from "./support/browser.js";
import { bundle } from "./support/bundle.js";
import { serve } from "./support/server.js";

const [area, , , prosemirror] = editors;
const text = "自己去看公告，这个不归我管，你找领导去";
/** @type {import("playwright-core").Browser} */
let browser;
/** @type {import("./support/server.js").Site} */
let site;

before(async () => {
  await bundle("prosemirror");
  [browser, site] = await Promise.all([launch(), serve()]);
});
after(() => Promise.all([browser.close(), site.close()]));

/** @param {import("playwright-core").BrowserContextOptions} [options] @param {import("./pages/driver.js").Editor} [editor] */
async function start(options = {}, editor = area) {
  const { page } = await open(browser, site.url(editor.path), options);
  await useLexicon(page);
  return { page, guard: guardOf(page, editor) };
}

for (const colorScheme of /** @type {const} */ (["light", "dark"])) {
  for (const [device, size] of /** @type {const} */ ([["a desk", {}], ["a phone", { viewport: phone, hasTouch: true }]])) {
    test(`axe finds nothing in any state, ${colorScheme}, on ${device}`, async () => {
      const { page, guard } = await start({ colorScheme, ...size });
      assert.deepEqual(await axe(page), [], "idle");
      await type(page, area, text);
      await guard.findings.nth(2).waitFor();
      assert.deepEqual(await axe(page), [], "findings");
      for (let count = 0; count < 2; count += 1) await page.keyboard.press("ArrowLeft");
      await guard.popover.waitFor();
      assert.deepEqual(await axe(page), [], "the card at the mark");
      await page.keyboard.press("Enter");
      await guard.dialog.waitFor();
      assert.deepEqual(await axe(page), [], "the question");
      await page.context().close();
    });
  }
}

test("axe finds nothing when the check cannot run, light and dark", async () => {
  const own = await serve({ missing: ["/dist/review.wasm"] });
  for (const colorScheme of /** @type {const} */ (["light", "dark"])) {
    const { page } = await open(browser, own.url(area.path), { colorScheme });
    await guardOf(page, area).trouble.waitFor();
    assert.deepEqual(await axe(page), []);
    await page.context().close();
  }
  await own.close();
});

test("the attribute theme decides over the system's colours", async () => {
  const { page, guard } = await start({ colorScheme: "dark" });
  const colour = () => guard.element.evaluate((element) => getComputedStyle(element).color);
  const dark = await colour();
  await guard.element.evaluate((element) => element.setAttribute("theme", "light"));
  assert.notEqual(await colour(), dark);
  await page.context().close();
});

describe("by keyboard alone", () => {
  for (const editor of [area, prosemirror]) {
    test(`${editor.name}: to the findings, along them, and a rewrite taken`, async () => {
      const { page, guard } = await start({}, editor);
      await page.locator(editor.composer).focus();
      await page.keyboard.type(text);
      await guard.findings.nth(2).waitFor();
      await page.keyboard.press("F8");
      assert.equal(await guard.findings.first().locator(".rewrite").first().evaluate((it) => it.matches(":focus")), true);
      await page.keyboard.press("ArrowDown");
      assert.equal(await guard.findings.nth(1).locator(".rewrite").first().evaluate((it) => it.matches(":focus")), true);
      await page.keyboard.press("ArrowUp");
      await page.keyboard.press("ArrowUp");
      assert.equal(await guard.findings.nth(2).locator(".rewrite").first().evaluate((it) => it.matches(":focus")), true);
      await page.keyboard.press("Enter");
      await guard.findings.nth(2).waitFor({ state: "detached" });
      assert.equal(await textOf(page, editor), text.replace("自己去看公告", "我给您说明一下公告"));
      await page.keyboard.type("，");
      assert.match(await textOf(page, editor), /^我给您说明一下公告，，/);
      await page.context().close();
    });
  }

  test("Escape leads from the findings back to the composer, the caret where it was", async () => {
    const { page, guard } = await start();
    await page.locator(area.composer).focus();
    await page.keyboard.type("你找领导去");
    await guard.findings.waitFor();
    await page.keyboard.press("Alt+ArrowDown");
    assert.equal(await focused(page), "rewrite");
    await page.keyboard.press("Escape");
    assert.equal(await focused(page), "area");
    await page.keyboard.type("。");
    assert.equal(await textOf(page, area), "你找领导去。");
    await page.context().close();
  });

  test("without findings the keys are the host's", async () => {
    const { page } = await start();
    await page.evaluate(() => {
      window.keys = [];
      document.addEventListener("keydown", ({ key }) => window.keys.push(key));
    });
    await page.locator(area.composer).focus();
    for (const key of ["F8", "Alt+ArrowDown", "Alt+Enter", "Escape"]) await page.keyboard.press(key);
    const keys = (await page.evaluate(() => window.keys)).filter((/** @type {string} */ key) => key !== "Alt");
    assert.deepEqual(keys, ["F8", "ArrowDown", "Enter", "Escape"]);
    await page.context().close();
  });

  test("the question is answered with Tab and Enter", async () => {
    const { page } = await start();
    await page.locator(area.composer).focus();
    await page.keyboard.type("你找领导去");
    await page.keyboard.press("Enter");
    await page.keyboard.press("Shift+Tab");
    assert.equal(await focused(page), "send");
    await page.keyboard.press("Enter");
    await page.waitForFunction(() => window.sent.length > 0);
    assert.deepEqual(await sent(page), ["你找领导去"]);
    await page.context().close();
  });
});

describe("with a screen reader", () => {
  test("the summary is announced once for each change, and the end of it", async () => {
    const { page, guard } = await start();
    await guard.live.evaluate((element) => {
      window.said = [];
      new MutationObserver(() => window.said.push(element.textContent)).observe(element, { childList: true });
    });
    await type(page, area, "你找领导去，好的好的");
    await page.keyboard.type("，这个不归我管");
    await guard.rewrites.first().click();
    await guard.findings.nth(1).waitFor({ state: "detached" });
    await page.keyboard.press("Alt+Enter");
    await guard.findings.waitFor({ state: "detached" });
    assert.deepEqual(await page.evaluate(() => window.said), [
      "1 处拦截：你找领导去。F8 逐条处理，Alt+Enter 替换",
      "1 处拦截、1 处提醒：你找领导去、这个不归我管。F8 逐条处理，Alt+Enter 替换",
      "1 处提醒：这个不归我管。F8 逐条处理，Alt+Enter 替换",
      "未发现不当用语",
    ]);
    await page.context().close();
  });

  test("the composer is described by the state of the check, beside what the host says of it", async () => {
    const { page, guard } = await start();
    await page.evaluate(() => {
      const note = document.createElement("p");
      note.id = "note";
      note.textContent = "最多五百字";
      document.querySelector("main").append(note);
      document.querySelector("#area").setAttribute("aria-describedby", "note");
      document.querySelector("main").append(document.querySelector("#area-guard"));
    });
    await type(page, area, "你找领导去");
    await guard.findings.waitFor();
    const cdp = await page.context().newCDPSession(page);
    const { result } = await cdp.send("Runtime.evaluate", { expression: "area" });
    const { nodes } = await cdp.send("Accessibility.getPartialAXTree", { objectId: String(result.objectId), fetchRelatives: false });
    assert.equal(nodes[0].description?.value, "最多五百字 用语检查 1 处拦截");
    await page.context().close();
  });
});

describe("on a phone", () => {
  test("nothing is wider than the screen, and what is tapped is large enough", async () => {
    const { page, guard } = await start({ viewport: phone, hasTouch: true, isMobile: true });
    await type(page, area, text);
    await guard.findings.nth(2).waitFor();
    const sizes = () =>
      page.evaluate(() => {
        const { shadowRoot } = document.querySelector("#area-guard");
        return [...shadowRoot.querySelectorAll(".panel button, dialog[open] button")].map((it) => it.getBoundingClientRect());
      });
    for (const { right, height } of await sizes()) assert.ok(right <= phone.width && height >= 40, `${right} ${height}`);
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), phone.width);
    await page.keyboard.press("Enter");
    await guard.dialog.waitFor();
    for (const { right, height } of await sizes()) assert.ok(right <= phone.width && height >= 36, `${right} ${height}`);
    await page.context().close();
  });

  test("a tap on a rewrite replaces and leaves the keyboard up", async () => {
    const { page, guard } = await start({ viewport: phone, hasTouch: true, isMobile: true });
    await page.locator(area.composer).tap();
    await page.keyboard.type("你找领导去");
    await page.evaluate(() => document.querySelector("#area").addEventListener("blur", () => (window.blurred = true)));
    await guard.rewrites.first().tap();
    await guard.findings.waitFor({ state: "detached" });
    assert.equal(await textOf(page, area), "我帮您请示领导");
    assert.equal(await page.evaluate(() => window.blurred), undefined);
    await settle(page);
    await page.context().close();
  });
});
