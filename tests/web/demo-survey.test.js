// The page of surveys: a merchant tries one out and sees what the page is told; a manager sees what responses come to.

import assert from "node:assert/strict";
import { test } from "node:test";
import { axe } from "./support/axe.js";
import { phone } from "./support/browser.js";
import { visits } from "./support/demo.js";

/** @typedef {import("playwright-core").Page} Page */

const { visit } = visits("/#survey", (page) => page.locator("kefu-survey .title").first());

/** The results of the made-up responses. @param {Page} page */
async function sampled(page) {
  await page.getByRole("button", { name: "用 300 份样例试试" }).click();
  await page.getByRole("heading", { name: "总的情况" }).waitFor();
}

test("a merchant answers as a customer would, and sees the events and the lines to embed", () => visit(async (page) => {
  await page.getByLabel("哪份问卷").selectOption("service/csat");
  await page.locator("kefu-survey").getByRole("radio").nth(4).click();
  const events = page.locator(".survey-events");
  await events.getByText("kefu-answer").first().waitFor();
  assert.match(await page.locator(".survey-lines").textContent() ?? "", /<kefu-survey form="service\/csat"><\/kefu-survey>/);
  await page.getByLabel("怎么出现").selectOption("corner");
  assert.match(await page.locator(".survey-lines").textContent() ?? "", /appear="corner"/);
  await page.getByRole("button", { name: "请客户评价" }).click();
  await page.locator("kefu-survey .card:popover-open").waitFor();
  await page.getByRole("button", { name: "关闭问卷" }).click();
  await events.getByText("kefu-close").waitFor();
}));

test("turned down by the page, the customer's response waits and is taken later", () => visit(async (page) => {
  await page.getByLabel("哪份问卷").selectOption("service/nps");
  await page.getByLabel("收到回答后").selectOption("reject");
  await page.locator("kefu-survey .title", { hasText: /./ }).first().waitFor();
  await page.locator("kefu-survey").getByRole("radio", { name: "9，最高 10" }).click();
  const thanked = page.locator("kefu-survey .thanks");
  for (let step = 0; step < 6 && !(await thanked.isVisible()); step += 1) {
    await page.locator("kefu-survey .next").click();
    await Promise.race([thanked.waitFor(), page.waitForTimeout(300)]);
  }
  await page.locator("kefu-survey").getByText("没有送到：系统维护中").waitFor();
  await page.getByLabel("收到回答后").selectOption("accept");
  await page.getByRole("button", { name: "再送一次" }).click();
  await page.locator("kefu-survey").getByText("已送达。").waitFor();
  await page.getByRole("button", { name: "用刚才自己填的 1 份" }).click();
  await page.getByText("只有 1 份，区间很宽，先别下结论。").first().waitFor();
}));

test("made-up responses come to figures with intervals, a trend, a comparison, and people to call back", () => visit(async (page) => {
  await sampled(page);
  assert.ok(await page.locator(".measure .interval").count() > 0);
  assert.ok(await page.locator(".over-time").count() > 0);
  await page.getByText(/300 份回答/).waitFor();
  const before = await page.locator(".survey-found").textContent();
  await page.getByLabel("按什么看走势").selectOption("month");
  await page.getByLabel("比较").selectOption("channel");
  await page.getByRole("heading", { name: "渠道之间" }).waitFor();
  assert.notEqual(await page.locator(".survey-found").textContent(), before);
}));

test("responses of a file are read: JSON lines that were exported, and a table", () => visit(async (page) => {
  await sampled(page);
  const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "回答（JSONL）" }).click()]);
  await page.getByLabel(/回答文件/).setInputFiles(await download.path());
  await page.getByText(/300 份回答/).waitFor();
  await page.getByLabel("哪份问卷").selectOption("service/nps");
  const table = "时间,客服,likely\n2026-07-01 09:30,小王,9\n2026-07-02 10:00,小李,3\n不是时间,小李,3\n";
  const columns = await page.evaluate(() => document.querySelector("kefu-survey")?.getAttribute("form"));
  assert.equal(columns, "service/nps");
  await page.getByLabel(/回答文件/).setInputFiles({ name: "a.csv", mimeType: "text/csv", buffer: Buffer.from(table) });
  await page.getByText(/2 份回答/).waitFor();
  await page.getByText(/读的时候有 1 处要看一眼 \(4\)/).waitFor();
}));

for (const [name, options] of /** @type {const} */ ([["light", { colorScheme: "light" }], ["dark", { colorScheme: "dark" }], ["a phone", { viewport: phone }]])) {
  test(`axe finds nothing, and nothing is wider than the page: ${name}`, () => visit(async (page) => {
    await sampled(page);
    assert.deepEqual(await axe(page), []);
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), true);
  }, options));
}

test("in another language everything is said in it, and the customer's half-filled form stays", () => visit(async (page) => {
  await sampled(page);
  await page.getByLabel("语言").selectOption("en");
  await page.getByRole("heading", { name: "Altogether" }).waitFor();
  await page.getByRole("button", { name: "Begin anew" }).waitFor();
  assert.equal(await page.locator("kefu-survey").getAttribute("lang"), "en");
}));
