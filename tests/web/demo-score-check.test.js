// The check of assessment sheets on the score page: pasted, seen, mended, and clean; from a file; and of the scheme chosen.

import assert from "node:assert/strict";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import { axe } from "./support/axe.js";
import { desktop, phone } from "./support/browser.js";
import { visits } from "./support/demo.js";
import { pathOf } from "./support/packages.js";

/** @typedef {import("playwright-core").Page} Page */

const { toXlsx } = await import(pathToFileURL(pathOf("www/dist/sheets.js")).href);

const { visit } = visits("/#score", (page) => page.locator("kefu-score .form"));

/** The check, opened. @param {(page: Page) => Promise<void>} steps @param {import("./support/demo.js").Options} [options] */
const inCheck = (steps, options) => visit(async (page) => {
  await page.locator("input[name=score-way][value=check]").check();
  await page.getByLabel("考核表", { exact: true }).and(page.locator("textarea")).waitFor();
  await steps(page);
}, options);

/** @param {Page} page */
const field = (page) => page.locator("#score-check-text");

/** What is told of each slip: its sentence, its line, what is marked. @param {Page} page */
const slips = (page) => page.locator(".check-slips > li").evaluateAll((items) => items.map((item) => [item.querySelector("p")?.textContent, item.querySelector(".note")?.textContent, item.querySelector("mark")?.textContent]));

/** Waits until as many slips are told. @param {Page} page @param {number} n */
const found = (page, n) => page.locator(".check-found", { hasText: n === 0 ? "没有查出毛病。" : `查出 ${n} 处` }).waitFor();

const SHEET = ["指标\t权重\t说明", "通话质量\t40%\t每少一条记录扣2分", "回访\t30%\t平均每缩短1天，加2分，最低110分", "出勤\t10%\t迟到一次扣1分", "培训\t10%\t缺一次扣1分"];

test("a sheet is pasted, its slips seen at their places, and mended until it is clean", () => inCheck(async (page) => {
  await page.getByText("还没有内容。").waitFor();
  await field(page).fill(SHEET.join("\n"));
  await found(page, 2);
  assert.deepEqual((await slips(page)).map(([, line, marked]) => [line, marked]), [["第 2 行", "40%"], ["第 3 行", "最低110分"]]);
  assert.match(await page.locator(".check-slips").innerText(), /改法：改为“最高110分”/);
  await page.getByRole("button", { name: "到这里改：第 3 行" }).click();
  const chosen = await field(page).evaluate((area) => [document.activeElement === area, area.value.slice(area.selectionStart, area.selectionEnd)]);
  assert.deepEqual(chosen, [true, "最低110分"]);
  await page.keyboard.insertText("最高110分");
  await found(page, 1);
  await page.getByRole("button", { name: "到这里改：第 2 行" }).click();
  await page.keyboard.insertText("50%");
  await found(page, 0);
  assert.equal(await page.locator(".check-slips > li").count(), 0);
}));

test("a workbook is opened at its table, its sheets can be changed, and its text mended", () => inCheck(async (page) => {
  const rows = SHEET.map((row) => row.split("\t"));
  const [columns, ...body] = rows;
  const whole = [["甲", "60%", "扣完\n为止"], ["乙", "40%", ""]];
  const book = await toXlsx({ sheets: [{ name: "封面", columns: ["某公司"], rows: [] }, { name: "草稿", columns, rows: body }, { name: "定稿", columns, rows: whole }] });
  await page.locator("#score-check-file").setInputFiles({ name: "考核.xlsx", mimeType: "", buffer: Buffer.from(book) });
  await found(page, 2);
  assert.match(await field(page).inputValue(), /^指标\t权重\t说明\n通话质量\t/);
  await page.locator("#score-check-file-sheet").selectOption("定稿");
  await found(page, 0);
  assert.match(await field(page).inputValue(), /"扣完\n为止"/);
  await page.locator("#score-check-file").setInputFiles({ name: "坏.xlsx", mimeType: "", buffer: Buffer.from("PK\x03\x04 no book") });
  await page.getByRole("alert").waitFor();
  assert.match(await field(page).inputValue(), /^指标/, "what was there stays");
}));

test("the text of a page and a text file are read line by line", () => inCheck(async (page) => {
  await page.getByRole("button", { name: "试一页 PDF 文字" }).click();
  await found(page, 5);
  assert.deepEqual((await slips(page)).slice(2).map(([, line]) => line), ["第 17 行", "第 18 行", "第 19 行"]);
  await page.locator("#score-check-file").setInputFiles({ name: "办法.txt", mimeType: "text/plain", buffer: Buffer.from("单项,最低得分为0,最低扣分为3分") });
  await found(page, 1);
  await page.getByRole("button", { name: "试一张表格" }).click();
  await found(page, 4);
}));

test("the scheme that is chosen is checked as it is read", () => inCheck(async (page) => {
  const own = page.locator("[aria-labelledby=score-check-own-title]");
  await own.getByText("营业厅服务质量考核”查出").waitFor();
  assert.match(await own.innerText(), /营业厅服务职能 这一组各项分值合计 15，写明的是 30/);
  await page.locator("kefu-score").evaluate((sheet) => (sheet.readings = { maxima: "listed" }));
  await page.locator("input[name=score-way][value=one]").check();
  await page.locator("input[name=score-way][value=check]").check();
  await own.getByText("没有查出毛病").waitFor();
}));

for (const [screen, options] of /** @type {const} */ ([["desktop", { viewport: desktop, colorScheme: "dark" }], ["phone", { viewport: phone }]])) {
  test(`axe finds nothing and nothing scrolls sideways: ${screen}`, () => inCheck(async (page) => {
    await page.getByRole("button", { name: "试一张表格" }).click();
    await found(page, 4);
    for (const language of ["zh-CN", "zh-TW", "en"]) {
      await page.locator("#language").selectOption(language);
      assert.deepEqual(await axe(page), [], language);
      assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), options.viewport.width, language);
    }
  }, options));
}
