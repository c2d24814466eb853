// The survey's way: answered, skipped, reloaded, offline, resumed, sent, turned down once and taken, in three languages
// and by keyboard. Whatever happens between, the host gets each response once.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { launch, open } from "./support/browser.js";
import { serve } from "./support/server.js";
import { surveyPages } from "./support/survey.js";

/** @typedef {import("playwright-core").Page} Page */

/** @type {import("playwright-core").Browser} */
let browser;
/** @type {import("./support/server.js").Site} */
let site;

before(async () => {
  [browser, site] = await Promise.all([launch(), serve({ files: surveyPages })]);
});
after(async () => {
  await browser.close();
  await site.close();
});

/**
 * @param {string} address
 * @param {(page: Page, card: ReturnType<typeof cardOf>) => Promise<void>} steps
 * @param {import("playwright-core").BrowserContextOptions} [options]
 */
async function visit(address, steps, options) {
  const { page, trouble } = await open(browser, site.url(address), options);
  await steps(page, cardOf(page));
  assert.deepEqual(trouble, []);
  await page.context().close();
}

/** The card as a person finds it. @param {Page} page */
const cardOf = (page) => ({
  asks: (/** @type {string} */ title) => page.locator("kefu-survey .title", { hasText: title }).waitFor(),
  press: (/** @type {string} */ name) => page.locator("kefu-survey").getByRole("radio", { name, exact: true }).or(page.locator("kefu-survey").getByRole("checkbox", { name, exact: true })).click(),
  next: () => page.locator("kefu-survey .next").click(),
  back: () => page.locator("kefu-survey .back").click(),
  says: (/** @type {string} */ words) => page.locator("kefu-survey").getByText(words).first().waitFor(),
});

/** What the host has, by its own account. @param {Page} page */
const got = (page) => page.evaluate(() => JSON.parse(localStorage.got ?? "[]"));
/** @param {Page} page @param {string} type */
const heard = (page, type) => page.evaluate((wanted) => /** @type {any} */ (globalThis).events.filter((/** @type {any} */ event) => event.type === wanted), type);

test("a press moves on, few stars ask why, the answer stands in the next question, and the host gets it once", () => visit("/inline.html", async (page, card) => {
  await card.asks("打几颗星");
  await card.press("2 星，满 5 星");
  await card.asks("哪里不好？");
  await card.press("其他");
  await page.getByPlaceholder("请写明").fill("排队太久");
  await card.press("回复慢");
  await card.next();
  await card.asks("给了 2 星");
  await card.press("3，最高 10");
  await card.asks("还想说什么？");
  await page.locator("kefu-survey textarea").fill("请改进");
  await card.next();
  await card.says("很抱歉，我们会改。");
  await card.says("已送达。");
  const [response, ...others] = await got(page);
  assert.deepEqual(others, []);
  assert.deepEqual(response.answers, { stars: 2, why: ["slow", "else"], "why:other": "排队太久", friends: 3, words: "请改进" });
  assert.deepEqual([response.form, response.version, response.complete], ["trial/service", 1, true]);
  assert.match(response.id, /^[0-9a-f]{24}$/);
  const answers = await heard(page, "kefu-answer");
  assert.deepEqual([answers[0].question, answers[0].value], ["stars", 2]);
}));

test("an answer changed on the way back takes what hung on it out of the response, and keeps it for a change of mind", () => visit("/inline.html", async (page, card) => {
  await card.press("1 星，满 5 星");
  await card.asks("哪里不好？");
  await card.press("态度差");
  await card.back();
  await card.press("5 星，满 5 星");
  await card.asks("给了 5 星");
  await card.back();
  await card.press("3 星，满 5 星");
  await card.asks("哪里不好？");
  assert.equal(await page.getByRole("checkbox", { name: "态度差" }).isChecked(), true);
  await card.back();
  await card.press("4 星，满 5 星");
  await card.asks("给了 4 星");
  await card.next();
  await card.asks("还想说什么？");
  await card.next();
  await card.says("谢谢您的好评！");
  await card.says("已送达。");
  assert.deepEqual((await got(page))[0].answers, { stars: 4 });
}));

test("what may be left out is skipped; what may not is said, and the focus goes there", () => visit("/inline.html", async (page, card) => {
  await card.asks("打几颗星");
  await card.next();
  await page.locator("kefu-survey .problem:not([hidden])").waitFor();
  assert.equal(await page.getByRole("radio", { name: "1 星" }).evaluate((element) => element.matches(":focus")), true);
  assert.equal(await page.getByRole("radiogroup").getAttribute("aria-invalid"), "true");
  await card.press("5 星，满 5 星");
  await card.asks("给了 5 星");
  await card.next();
  await card.next();
  await card.says("已送达。");
  assert.deepEqual((await got(page))[0].answers, { stars: 5 });
}));

test("after a reload the form goes on where it was, for this tab, and for no other", () => visit("/inline.html", async (page, card) => {
  await card.press("2 星，满 5 星");
  await card.asks("哪里不好？");
  await card.press("回复慢");
  await card.next();
  await card.asks("给了 2 星");
  await page.reload();
  await card.asks("给了 2 星");
  await card.says("接着上次填的继续。");
  await card.back();
  assert.equal(await page.getByRole("checkbox", { name: "回复慢" }).isChecked(), true);
  const other = await page.context().newPage();
  await other.goto(site.url("/inline.html"));
  await cardOf(other).asks("打几颗星");
  assert.equal(await other.getByRole("radio", { checked: true }).count(), 0);
}));

test("a respondent the host knows goes on in any tab; somebody else finds nothing of it", () => visit("/known.html", async (page, card) => {
  await card.press("4 星，满 5 星");
  await card.asks("给了 4 星");
  const later = await page.context().newPage();
  await later.goto(site.url("/known.html"));
  await cardOf(later).asks("给了 4 星");
  await later.goto(site.url("/other.html"));
  await cardOf(later).asks("打几颗星");
  await later.goto(site.url("/known.html"));
  await cardOf(later).asks("给了 4 星");
  await cardOf(later).next();
  await cardOf(later).next();
  await cardOf(later).says("已送达。");
  assert.equal((await got(later))[0].subject, "customer-7");
}));

test("turned down, a response says why, waits, and is taken the next time, once", () => visit("/inline.html", async (page, card) => {
  await page.evaluate(() => (localStorage.host = "reject"));
  await card.press("5 星，满 5 星");
  await card.asks("给了 5 星");
  await card.next();
  await card.next();
  await card.says("没有送到：维护中。已存着，会再送。");
  const [first] = await heard(page, "kefu-submit");
  await page.evaluate(() => (localStorage.host = ""));
  await page.getByRole("button", { name: "再送一次" }).click();
  await card.says("已送达。");
  await page.reload();
  await card.asks("打几颗星");
  assert.deepEqual((await got(page)).map((/** @type {any} */ { id }) => id), [first.response.id]);
  assert.deepEqual(await heard(page, "kefu-submit"), []);
}));

test("without a connection the response stays here, through a reload, until there is one", () => visit("/inline.html", async (page, card) => {
  await page.evaluate(() => (localStorage.host = "reject"));
  await card.press("3 星，满 5 星");
  await card.asks("哪里不好？");
  await page.context().setOffline(true);
  await card.next();
  await card.next();
  await card.next();
  await card.says("没有送到");
  await page.context().setOffline(false);
  await page.evaluate(() => (localStorage.host = "silent"));
  await page.reload();
  await card.asks("打几颗星");
  const [offered] = await heard(page, "kefu-submit");
  await page.reload();
  await page.evaluate(() => (localStorage.host = ""));
  await card.asks("打几颗星");
  await page.context().setOffline(true);
  await page.context().setOffline(false);
  await page.reload();
  await page.waitForFunction(() => localStorage.got !== undefined);
  assert.deepEqual((await got(page)).map((/** @type {any} */ { id }) => id), [offered.response.id]);
}));

test("a host that answers nothing is waited for, and the respondent told where the response is", () => visit("/inline.html", async (page, card) => {
  await page.evaluate(() => (localStorage.host = "silent"));
  await card.press("5 星，满 5 星");
  await card.asks("给了 5 星");
  await card.next();
  await card.next();
  await card.says("已存在本机，连上后会自动送出。");
  await page.evaluate(() => /** @type {any} */ (globalThis).events.find((/** @type {any} */ { type }) => type === "kefu-submit").accept());
  await card.says("已送达。");
}));

test("of two tabs one alone offers what is waiting", () => visit("/inline.html", async (page, card) => {
  await page.evaluate(() => (localStorage.host = "reject"));
  await card.press("5 星，满 5 星");
  await card.asks("给了 5 星");
  await card.next();
  await card.next();
  await card.says("没有送到");
  await page.evaluate(() => (localStorage.host = "silent"));
  const tabs = await Promise.all([0, 1, 2].map(() => page.context().newPage()));
  await Promise.all(tabs.map((tab) => tab.goto(site.url("/inline.html"))));
  await Promise.all(tabs.map((tab) => cardOf(tab).asks("打几颗星")));
  const offers = await Promise.all(tabs.map((tab) => heard(tab, "kefu-submit")));
  assert.equal(offers.flat().length, 1);
}));

for (const [lang, title, moreTitle, thanks] of [["zh-CN", "打几颗星", "会推荐我们吗", "谢谢您的好评！"], ["zh-TW", "打幾顆星", "會推薦我們嗎", "謝謝您的好評！"], ["en", "How many stars?", "would you recommend us?", "Thank you, we are glad."]]) {
  test(`by keyboard alone, in ${lang}`, () => visit("/inline.html", async (page, card) => {
    await card.asks("打几颗星");
    await page.evaluate((tag) => document.querySelector("kefu-survey")?.setAttribute("lang", tag), lang);
    await card.asks(title);
    await page.locator("#rate").focus();
    await page.keyboard.press("Tab");
    await page.keyboard.press("Space");
    for (const _ of [2, 3, 4]) await page.keyboard.press("ArrowRight");
    // Arrows choose; they don't go on.
    await card.asks(title);
    assert.equal(await page.getByRole("radio", { checked: true }).inputValue(), "on");
    await page.keyboard.press("Enter");
    await card.asks(moreTitle);
    await page.keyboard.press("7");
    await page.keyboard.press("Enter");
    await page.locator("kefu-survey textarea").waitFor();
    await page.keyboard.type("ok");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await card.says(thanks);
    await page.waitForFunction(() => localStorage.got !== undefined);
    const [response] = await got(page);
    assert.deepEqual(response.answers, { stars: 4, friends: 7, words: "ok" });
    assert.equal(response.lang, lang);
  }));
}
