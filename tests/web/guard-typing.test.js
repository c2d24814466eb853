// Typing, marking, mending and undoing, in each kind of composer.

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { editors, guardOf, heard, marksOf, settle, textOf, type, useLexicon } from "./pages/driver.js";
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

for (const editor of editors) {
  describe(editor.name, () => {
    /** @type {import("playwright-core").Page} */
    let page;
    /** @type {string[]} */
    let trouble;
    before(async () => {
      ({ page, trouble } = await open(browser, site.url(editor.path)));
      await useLexicon(page);
    });
    after(() => page.context().close());
    const guard = () => guardOf(page, editor);

    test("a forbidden phrase is marked as soon as it stands there", async () => {
      await type(page, editor, "您好，你找领导去");
      await guard().findings.waitFor();
      assert.deepEqual(await marksOf(page, editor), ["block 你找领导去"]);
    });

    test("the reason, the rule, the source and the rewrites are shown", async () => {
      const card = await guard().findings.innerText();
      const parts = ["你找领导去", "推诿", "把客户推走，投诉没有人接。", "ask-the-boss", "S-036", "测试规范第一条", "换成：我帮您请示领导"];
      for (const part of parts) {
        assert.ok(card.includes(part), `${part} is missing in: ${card}`);
      }
      assert.equal((await guard().summary.locator(".count").allInnerTexts()).join(), "1 处拦截");
    });

    test("one click puts the rewrite in its place and the warning goes", async () => {
      await guard().rewrites.first().click();
      await guard().findings.waitFor({ state: "detached" });
      assert.equal(await textOf(page, editor), "您好，我帮您请示领导");
      assert.deepEqual(await marksOf(page, editor), []);
    });

    test("undo brings the phrase and its mark back", async () => {
      await page.keyboard.press(editor.undo);
      await guard().findings.waitFor();
      assert.equal(await textOf(page, editor), "您好，你找领导去");
      assert.deepEqual(await marksOf(page, editor), ["block 你找领导去"]);
    });

    test("one key puts the first rewrite in its place, with the caret behind it", async () => {
      await page.keyboard.press("Alt+Enter");
      await guard().findings.waitFor({ state: "detached" });
      await page.keyboard.type("。");
      assert.equal(await textOf(page, editor), "您好，我帮您请示领导。");
    });

    test("a second rewrite can be chosen, and what stands around it stays", async () => {
      await page.keyboard.type("你找领导去，好吗");
      await guard().rewrites.nth(1).click();
      await guard().findings.waitFor({ state: "detached" });
      assert.equal(await textOf(page, editor), "您好，我帮您请示领导。请主管联系您，好吗");
    });

    test("the warning goes when the text is mended by hand", async () => {
      await page.keyboard.type("。这个不归我管");
      await guard().findings.waitFor();
      assert.deepEqual(await marksOf(page, editor), ["warn 这个不归我管"]);
      for (let count = 0; count < 3; count += 1) await page.keyboard.press("Backspace");
      await guard().findings.waitFor({ state: "detached" });
      assert.deepEqual(await marksOf(page, editor), []);
    });

    test("nothing went wrong on the page", () => assert.deepEqual(trouble, []));
  });
}

test("marks of several severities stand side by side, the gravest first in the list", async () => {
  const [area] = editors;
  const { page } = await open(browser, site.url(area.path));
  await useLexicon(page);
  await type(page, area, "自己去看公告，这个不归我管，你找领导去");
  const guard = guardOf(page, area);
  await guard.findings.nth(2).waitFor();
  assert.deepEqual(await marksOf(page, area), ["hint 自己去看公告", "warn 这个不归我管", "block 你找领导去"]);
  assert.deepEqual(await guard.findings.locator(".words").allInnerTexts(), ["你找领导去", "这个不归我管", "自己去看公告"]);
  await page.context().close();
});

test("kefu-findings tells of each change, the last finding's going too", async () => {
  const [area] = editors;
  const { page } = await open(browser, site.url(area.path));
  await useLexicon(page);
  await type(page, area, "你找领导去");
  await page.keyboard.press("Backspace");
  await settle(page);
  const details = await heard(page, "kefu-findings");
  assert.deepEqual(details.map(({ text, findings }) => [text, findings.length]), [["你找领导去", 1], ["你找领导", 0]]);
  const [{ start, end, entry }] = details[0].findings;
  assert.deepEqual([start, end], [0, 5]);
  assert.match(entry, /ask-the-boss/);
  await page.context().close();
});

test("marks in rich content reach across nodes and leave the rest alone", async () => {
  const rich = editors[2];
  const { page } = await open(browser, site.url(rich.path));
  await useLexicon(page);
  await page.locator(rich.composer).evaluate((element) => {
    const bold = document.createElement("b");
    bold.textContent = "找领";
    element.append("请你", bold, "导去吧");
  });
  await guardOf(page, rich).findings.waitFor();
  assert.deepEqual(await marksOf(page, rich), ["block 你找领导去"]);
  assert.equal(await page.locator(rich.composer).innerHTML(), "请你<b>找领</b>导去吧");
  await page.context().close();
});

test("the card at the mark comes with the mouse and goes with it, and never takes the focus", async () => {
  const [area] = editors;
  const { page } = await open(browser, site.url(area.path));
  await useLexicon(page);
  await type(page, area, "你找领导去");
  const guard = guardOf(page, area);
  const box = await page.locator(area.composer).boundingBox();
  await page.mouse.move(box.x + 40, box.y + 20);
  await guard.popover.waitFor();
  assert.equal(await page.evaluate(() => document.activeElement?.id), "area");
  await guard.popover.locator(".rewrite").first().click();
  await guard.popover.waitFor({ state: "hidden" });
  await guard.findings.waitFor({ state: "detached" });
  assert.equal(await textOf(page, area), "我帮您请示领导");
  await page.context().close();
});

test("the card at the mark comes when the caret stands in it, and Escape puts it away", async () => {
  const [area] = editors;
  const { page } = await open(browser, site.url(area.path));
  await useLexicon(page);
  await type(page, area, "你找领导去");
  const guard = guardOf(page, area);
  assert.equal(await guard.popover.isVisible(), false);
  await page.keyboard.press("ArrowLeft");
  await guard.popover.waitFor();
  await page.keyboard.press("Escape");
  await guard.popover.waitFor({ state: "hidden" });
  await page.context().close();
});
