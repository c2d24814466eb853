// The page of registers: entries are added and corrected, never changed; they outlast the page; tampering shows.

import assert from "node:assert/strict";
import { test } from "node:test";
import { axe } from "./support/axe.js";
import { phone } from "./support/browser.js";
import { visits } from "./support/demo.js";

/** @typedef {import("playwright-core").Page} Page */

const { visit } = visits("/#register", (page) => page.locator(".register-stage .title").first());

/** @param {Page} page */
async function dutyLog(page) {
  await page.getByLabel("哪一本").selectOption("property-desk/duty-log");
  await page.locator(".register-stage .title", { hasText: "值班情况" }).waitFor();
}

/** Writes a line of the duty log. @param {Page} page @param {string} day @param {string} events */
async function write(page, day, events) {
  const form = page.locator(".register-stage");
  await form.getByLabel("日期").fill(day);
  await form.getByLabel("值班人").fill("王");
  await form.getByLabel("值班情况").fill(events);
  await form.getByRole("button", { name: "提交" }).click();
  await page.locator(".paper tbody td", { hasText: events }).first().waitFor();
}

/** @param {Page} page */
const lines = (page) => page.locator(".paper tbody tr").count();

test("entries are written, corrected by further entries, and there after a reload; the chain is whole", () => visit(async (page) => {
  await dutyLog(page);
  await page.getByLabel("记录人").fill("工号 07");
  await write(page, "2026-07-01", "巡查正常");
  await write(page, "2026-07-03", "电梯停运两小时");
  await page.getByRole("row", { name: /^2 / }).getByRole("button", { name: "更正" }).click();
  await page.getByRole("heading", { name: "更正第 2 条" }).waitFor();
  await write(page, "2026-07-03", "电梯停运三小时");
  assert.equal(await lines(page), 3);
  assert.equal(await page.locator(".paper s", { hasText: "电梯停运两小时" }).count(), 1);
  await page.getByText("已由第 3 条更正。").waitFor();
  await page.reload();
  await dutyLog(page);
  await page.locator(".paper tbody tr").nth(2).waitFor();
  await page.getByRole("button", { name: "验一验" }).click();
  await page.getByText("3 条，编号连续，链条完好，没有人动过。").waitFor();
  await page.getByText("没有记录：2026-07-02").waitFor();
}));

test("a line that somebody changed is found, shown in its place, and the kept ones come back", () => visit(async (page) => {
  await dutyLog(page);
  for (const events of ["甲", "乙", "丙"]) await write(page, "2026-07-01", events);
  await page.getByRole("button", { name: "偷改一条试试" }).click();
  await page.getByText(/处不对，第一处往后都不能算数/).waitFor();
  assert.equal(await page.locator(".paper tr[data-broken]").count() > 0, true);
  await page.getByRole("button", { name: "回到本机存的" }).click();
  await page.getByRole("button", { name: "验一验" }).click();
  await page.getByText("3 条，编号连续，链条完好，没有人动过。").waitFor();
}));

test("an empty book shows examples to look at, which are not kept", () => visit(async (page) => {
  await dutyLog(page);
  for (const name of ["偷改一条试试", "打印", "导出（JSON）"]) assert.equal(await page.getByRole("button", { name }).isDisabled(), true, name);
  await page.getByRole("button", { name: "看看样例" }).click();
  await page.locator(".paper tbody td", { hasText: "巡查正常" }).first().waitFor();
  await page.getByText(/条，只是看看，没有存到本机。/).waitFor();
  assert.equal(await page.getByRole("button", { name: "更正" }).count(), 0);
  await page.getByRole("button", { name: "验一验" }).click();
  await page.getByText(/链条完好，没有人动过。/).waitFor();
  await page.getByRole("button", { name: "回到本机存的" }).click();
  await page.getByText("还没有记录。").waitFor();
}));

test("what must be filled in is asked for, and nothing is entered before", () => visit(async (page) => {
  await dutyLog(page);
  await page.locator(".register-stage").getByRole("button", { name: "提交" }).click();
  await page.locator(".register-stage .problem:not([hidden])").first().waitFor();
  await page.getByText("还没有记录。").waitFor();
}));

test("the paper is there after the score page, which has papers of its own", () => visit(async (page) => {
  await dutyLog(page);
  await write(page, "2026-07-01", "巡查正常");
  await page.evaluate(() => (location.hash = "#/score"));
  await page.locator("kefu-score .form").waitFor();
  await page.evaluate(() => (location.hash = "#/register"));
  await page.locator(".paper tbody td", { hasText: "巡查正常" }).first().waitFor();
}));

test("printed, the page is the paper alone", () => visit(async (page) => {
  await dutyLog(page);
  await write(page, "2026-07-01", "巡查正常");
  await page.emulateMedia({ media: "print" });
  assert.equal(await page.locator(".paper").isVisible(), true);
  for (const hidden of [".bar", ".register-stage", ".register-paper button"]) assert.equal(await page.locator(hidden).first().isVisible(), false, hidden);
}));

for (const [name, options] of /** @type {const} */ ([["light", { colorScheme: "light" }], ["dark", { colorScheme: "dark" }], ["a phone", { viewport: phone }]])) {
  test(`axe finds nothing, and nothing is wider than the page: ${name}`, () => visit(async (page) => {
    await dutyLog(page);
    await write(page, "2026-07-01", "巡查正常");
    assert.deepEqual(await axe(page), []);
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), true);
  }, options));
}
