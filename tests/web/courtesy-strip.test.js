// The courtesy strip while a person types: what is owed, what is said, and edits by one key.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, describe, test } from "node:test";
import { settle, textOf } from "./pages/driver.js";
import { axe } from "./support/axe.js";
import { launch, open, phone } from "./support/browser.js";
import { pathOf } from "./support/packages.js";
import { serve } from "./support/server.js";

const rules = JSON.parse(readFileSync(pathOf("tests/it/courtesy/rules.json"), "utf8"));
const composers = [
  { name: "textarea", composer: "#area", strip: "#area-strip" },
  { name: "contenteditable", composer: "#rich", strip: "#rich-strip" },
];

/** @type {import("playwright-core").Browser} */
let browser;
/** @type {import("./support/server.js").Site} */
let site;

before(async () => {
  [browser, site] = await Promise.all([launch(), serve()]);
});
after(() => Promise.all([browser.close(), site.close()]));

/** Opens the page with the tests' own rules and what the customer said. */
async function start(context = {}, options = {}) {
  const { page, trouble } = await open(browser, site.url("/pages/courtesy.html"), options);
  await page.evaluate(
    async ([document_, situation]) => {
      const { default: init, CourtesyCheck } = await import("/dist/index.js");
      await init();
      for (const element of document.querySelectorAll("kefu-courtesy")) {
        element.context = situation;
        element.check = new CourtesyCheck({ lexicons: [document_], lang: "zh-CN" });
      }
    },
    [rules, { at: "2024-05-01T15:00:00+08:00", ...context }],
  );
  await page.waitForFunction(() => [...document.querySelectorAll("kefu-courtesy")].every(({ report }) => report !== null));
  return { page, trouble };
}

/** @param {import("playwright-core").Page} page @param {string} strip */
const shown = async (page, strip) => ({
  needs: await page.locator(`${strip} .need`).allInnerTexts(),
  advice: await page.locator(`${strip} .what`).allInnerTexts(),
});

const answering = { before: [{ role: "customer", text: "你们服务真好" }, { role: "agent", text: "嗯" }] };

for (const { name, composer, strip } of composers) {
  describe(name, () => {
    test("what the moment owes is there before a letter is typed, and follows the typing", async () => {
      const { page, trouble } = await start({ before: [{ role: "customer", text: "在吗" }] });
      assert.deepEqual(await shown(page, strip), { needs: ["问候 还缺", "征询 还缺"], advice: ["加上“您好，”", "加上“请问有什么可以帮您？”"] });
      await page.locator(composer).click();
      await page.keyboard.type("您好");
      await settle(page);
      assert.deepEqual(await shown(page, strip), { needs: ["问候 已有", "征询 还缺"], advice: ["加上“请问有什么可以帮您？”"] });
      assert.deepEqual(trouble, []);
      await page.context().close();
    });

    test("one key applies the first edit, and the caret stays where the person types", async () => {
      const { page } = await start({ stage: "middle" });
      await page.locator(composer).click();
      await page.keyboard.type("你提交一下");
      await page.keyboard.press("F9");
      await page.waitForFunction((selector) => document.querySelector(selector).report.advice.length === 1, strip);
      assert.equal(await textOf(page, { composer }), "请你提交一下");
      await page.keyboard.press("F9");
      await page.waitForFunction((selector) => document.querySelector(selector).report.advice.length === 0, strip);
      // The caret comes back a task after the edit, sooner than a hand gets from one key to the next.
      await settle(page);
      await page.keyboard.type("吧");
      assert.equal(await textOf(page, { composer }), "请您提交一下吧");
      await page.keyboard.press("Control+z");
      assert.notEqual(await textOf(page, { composer }), "请您提交一下吧", "it can be undone");
      await page.context().close();
    });

    test("another edit is chosen by its number or by a click, and the composer keeps the focus", async () => {
      const { page } = await start(answering);
      await page.locator(composer).click();
      await page.keyboard.type("填写一下");
      await settle(page);
      assert.deepEqual((await shown(page, strip)).advice, ["加上“谢谢您的夸奖，”", "加上“请”"]);
      await page.keyboard.press("Alt+2");
      await page.waitForFunction((selector) => document.querySelector(selector).report.advice.length === 1, strip);
      await page.locator(`${strip} .apply`).click();
      await page.waitForFunction((selector) => document.querySelector(selector).report.advice.length === 0, strip);
      await settle(page);
      await page.keyboard.type("。");
      assert.equal(await textOf(page, { composer }), "谢谢您的夸奖，请填写一下。");
      await page.context().close();
    });

    test("letters of an input method are not judged, and its keys are left to it", async () => {
      const { page } = await start({ stage: "middle" });
      const cdp = await page.context().newCDPSession(page);
      await page.locator(composer).click();
      await page.evaluate(() => {
        window.judged = [];
        addEventListener("kefu-courtesy", ({ detail }) => window.judged.push(detail.text));
      });
      for (const text of ["n", "ni ti jiao", "你提交"]) {
        await cdp.send("Input.imeSetComposition", { text, selectionStart: text.length, selectionEnd: text.length });
        await settle(page);
      }
      assert.deepEqual(await page.evaluate(() => window.judged), []);
      await cdp.send("Input.insertText", { text: "你提交" });
      await settle(page);
      assert.deepEqual(await page.evaluate(() => window.judged.at(-1)), "你提交");
      await page.context().close();
    });
  });
}

test("a page may refuse an edit, and is told of every report", async () => {
  const { page } = await start({ stage: "middle" });
  await page.evaluate(() => {
    addEventListener("kefu-advice", (event) => {
      window.refused = event.detail.advice.edit;
      event.preventDefault();
    });
  });
  await page.locator("#area").click();
  await page.keyboard.type("你好");
  await page.keyboard.press("F9");
  await settle(page);
  assert.equal(await textOf(page, { composer: "#area" }), "你好");
  assert.deepEqual(await page.evaluate(() => window.refused), { start: 0, end: 2, insert: "您好" });
  await page.context().close();
});

test("without a check typing goes on, and the trouble is said once", async () => {
  const { page } = await open(browser, site.url("/pages/courtesy.html"));
  await page.evaluate(() => {
    window.told = [];
    const strip = document.querySelector("#area-strip");
    strip.addEventListener("kefu-error", ({ detail }) => window.told.push(detail.code));
    strip.setAttribute("lexicons", "nowhere/courtesy");
  });
  await page.locator("#area-strip .trouble:not([hidden])").waitFor();
  await page.locator("#area").click();
  await page.keyboard.type("你好");
  assert.equal(await textOf(page, { composer: "#area" }), "你好");
  assert.deepEqual(await page.evaluate(() => window.told), ["pack-missing"]);
  await page.context().close();
});

test("taken out it is silent; put in again it works", async () => {
  const { page } = await start({ stage: "middle" });
  await page.evaluate(() => {
    window.strip = document.querySelector("#area-strip");
    window.strip.remove();
  });
  await page.locator("#area").click();
  await page.keyboard.type("你好");
  await page.keyboard.press("F9");
  assert.equal(await textOf(page, { composer: "#area" }), "你好");
  await page.evaluate(() => document.querySelector("#area").after(window.strip));
  await page.waitForFunction(() => window.strip.report?.advice.length === 1);
  await page.context().close();
});

test("it can be read by everybody, on a phone too, in each language", async () => {
  const { page, trouble } = await start(answering, { viewport: phone });
  await page.locator("#area").click();
  await page.keyboard.type("你填写一下，这个不能改");
  await settle(page);
  assert.deepEqual(await axe(page), []);
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), "nothing sticks out");
  for (const [lang, word] of [["zh-TW", "還缺"], ["en", "missing"]]) {
    await page.evaluate((tag) => document.querySelector("#area-strip").setAttribute("lang", tag), lang);
    await page.locator(`#area-strip .state`, { hasText: word }).first().waitFor();
  }
  assert.deepEqual(trouble, []);
  await page.context().close();
});

test("in the chat desk it answers the open conversation, by the rules that ship", async () => {
  const { page, trouble } = await open(browser, site.url("/"));
  await page.waitForFunction(() => document.querySelector("kefu-courtesy")?.report);
  await page.locator("#composer").click();
  await page.keyboard.type("你提交一下照片");
  await page.keyboard.press("F9");
  await page.locator("kefu-courtesy .need.met", { hasText: "请字" }).waitFor();
  assert.match(await textOf(page, { composer: "#composer" }), /^请/);
  assert.deepEqual(trouble, []);
  await page.context().close();
});
