// `<kefu-review>` in a page of its own: what it shows, tells and takes, and what it leaves alone.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { axe } from "./support/axe.js";
import { desktop, launch, open, phone } from "./support/browser.js";
import { serve } from "./support/server.js";

/** @typedef {import("playwright-core").Page} Page */

/** @type {import("playwright-core").Browser} */
let browser;
/** @type {import("./support/server.js").Site} */
let site;

before(async () => {
  [browser, site] = await Promise.all([launch(), serve()]);
});
after(() => Promise.all([browser.close(), site.close()]));

const CONVERSATION = { id: "a", turns: [
  { role: "customer", text: "在吗" }, { role: "agent", by: "小林", text: "你找领导去" },
  { role: "customer", text: "太差了，我要投诉" }, { role: "agent", by: "小林", text: "哦" },
] };

/** Opens the page with a conversation in the element. @param {(page: Page) => Promise<void>} steps @param {import("playwright-core").BrowserContextOptions} [options] */
async function visit(steps, options) {
  const { page, trouble } = await open(browser, site.url("/pages/review.html"), options);
  await page.evaluate((conversation) => {
    const element = /** @type {any} */ (document.querySelector("kefu-review"));
    const told = /** @type {any[]} */ ((/** @type {any} */ (window)).told = []);
    for (const type of ["kefu-review", "kefu-mend", "kefu-error"]) {
      document.addEventListener(type, (event) => told.push({ type, detail: /** @type {CustomEvent} */ (event).detail, composed: event.composed }));
    }
    element.conversation = conversation;
  }, CONVERSATION);
  await page.locator(".rule").first().waitFor();
  await steps(page);
  assert.deepEqual(trouble, []);
  await page.context().close();
}

/** @param {Page} page @param {string} type */
const told = (page, type) => page.evaluate((wanted) => (/** @type {any} */ (window)).told.filter((/** @type {any} */ it) => it.type === wanted), type);
/** @param {Page} page @param {string} title */
const rule = (page, title) => page.locator(".rule").filter({ has: page.locator(".rule-title").getByText(title, { exact: true }) });

test("a conversation is judged, and the page is told of the review", () => visit(async (page) => {
  const reviews = await told(page, "kefu-review");
  const { detail, composed } = reviews[reviews.length - 1];
  assert.equal(composed, true);
  assert.equal(detail.rubric, "service/basics");
  const taboo = detail.rules.find((/** @type {any} */ { title }) => title === "不说忌语");
  assert.deepEqual([taboo.state, await rule(page, "不说忌语").getAttribute("data-state")], ["unmet", "unmet"]);
  assert.equal(await page.locator(".turn").count(), 4);
  assert.equal(Number(await page.locator(".score-figure").innerText()), detail.score);
  assert.deepEqual(await told(page, "kefu-error"), []);
}));

test("a rule leads to its words, and the arrow keys go from rule to rule", () => visit(async (page) => {
  const head = rule(page, "不说忌语").locator(".rule-head");
  await head.focus();
  await page.keyboard.press("Enter");
  assert.match(await page.locator(".proof[data-chosen]").innerText(), /找领导去/);
  assert.equal(await head.getAttribute("aria-expanded"), "true");
  const titles = await page.locator(".rule-head:visible .rule-title").allInnerTexts();
  await page.keyboard.press("ArrowDown");
  const focused = await page.evaluate(() => document.querySelector("kefu-review")?.shadowRoot?.activeElement?.querySelector(".rule-title")?.textContent);
  assert.equal(focused, titles[titles.indexOf("不说忌语") + 1]);
}));

test("the page opens a rule at its proof", () => visit(async (page) => {
  await page.evaluate(() => {
    const element = /** @type {any} */ (document.querySelector("kefu-review"));
    element.chosen = element.review.rules.find((/** @type {any} */ { title }) => title === "投诉要致歉").id;
  });
  assert.equal(await rule(page, "投诉要致歉").locator(".rule-head").getAttribute("aria-expanded"), "true");
  assert.ok(await page.locator(".turn[data-chosen]").count() > 0);
}));

test("a mend is shown at one key in a new conversation, unless the page takes it upon itself", () => visit(async (page) => {
  await rule(page, "投诉要致歉").locator(".rule-head").click();
  await page.keyboard.press("m");
  await rule(page, "投诉要致歉").and(page.locator("[data-state=met]")).waitFor();
  const [{ detail }] = await told(page, "kefu-mend");
  assert.match(JSON.stringify(detail.conversation.turns), /抱歉|对不起/);
  await page.evaluate((conversation) => {
    const element = /** @type {any} */ (document.querySelector("kefu-review"));
    element.addEventListener("kefu-mend", (/** @type {Event} */ event) => event.preventDefault());
    element.conversation = conversation;
  }, CONVERSATION);
  await rule(page, "投诉要致歉").and(page.locator("[data-state=unmet]")).waitFor();
  await rule(page, "投诉要致歉").locator(".rule-head").focus();
  await page.keyboard.press("m");
  assert.equal((await told(page, "kefu-mend")).length, 2);
  assert.equal(await rule(page, "投诉要致歉").getAttribute("data-state"), "unmet");
}));

test("a rubric written on the spot, its figures and another language", () => visit(async (page) => {
  await page.evaluate(() => {
    const element = /** @type {any} */ (document.querySelector("kefu-review"));
    element.rubric = { kind: "rubric", id: "own/short", title: { "zh-CN": "短" }, parameters: { most: { title: { "zh-CN": "字数" }, value: 2 } },
      rules: [{ id: "long", title: { "zh-CN": "说得够多", en: "Says enough" }, points: -1, expect: { at_least_characters: "most" }, each: { by: "agent" } }] };
    element.lang = "en";
  });
  await page.locator(".rule-title", { hasText: "Says enough" }).waitFor();
  assert.equal(await page.locator(".rule").count(), 1);
}));

test("a rubric that is not there is told of, and the next one works", () => visit(async (page) => {
  await page.evaluate(() => (/** @type {any} */ (document.querySelector("kefu-review")).setAttribute("rubric", "service/nothing")));
  await page.locator(".trouble:visible").waitFor();
  assert.equal((await told(page, "kefu-error"))[0].detail.code, "pack-missing");
  assert.equal(await page.locator(".panes").isVisible(), false);
  await page.evaluate(() => (/** @type {any} */ (document.querySelector("kefu-review")).setAttribute("rubric", "cable/hall")));
  await page.locator(".panes").waitFor();
  assert.equal(await page.locator(".trouble").isVisible(), false);
}));

test("moved in the document it goes on; taken out and put in again it starts anew", () => visit(async (page) => {
  const count = await page.evaluate(async () => {
    const element = /** @type {any} */ (document.querySelector("kefu-review"));
    const reviews = (/** @type {any} */ (window)).told.length;
    document.body.append(element);
    await new Promise((resolve) => setTimeout(resolve));
    const moved = (/** @type {any} */ (window)).told.length - reviews;
    element.remove();
    await new Promise((resolve) => setTimeout(resolve));
    document.querySelector("main")?.append(element);
    return moved;
  });
  assert.equal(count, 0, "a move reviews nothing");
  await page.waitForFunction(() => (/** @type {any} */ (document.querySelector("kefu-review"))).review !== null);
}));

for (const colorScheme of /** @type {const} */ (["light", "dark"])) {
  for (const [screen, viewport] of Object.entries({ desktop, phone })) {
    test(`axe finds nothing and nothing scrolls sideways: ${screen}, ${colorScheme}`, () => visit(async (page) => {
      await page.locator(".rule[data-state=unmet] .rule-head").first().click();
      assert.deepEqual(await axe(page), []);
      assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), viewport.width);
    }, { colorScheme, viewport }));
  }
}
