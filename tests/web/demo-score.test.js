// The score page: a month from the table that comes in to the sheets that are printed, and the months that are kept.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import { axe } from "./support/axe.js";
import { desktop, phone } from "./support/browser.js";
import { visits } from "./support/demo.js";
import { pathOf } from "./support/packages.js";

/** @typedef {import("playwright-core").Page} Page */

const { toXlsx } = await import(pathToFileURL(pathOf("www/dist/sheets.js")).href);

const { visit: inScores } = visits("/#score", (page) => page.locator("kefu-score .form"));

/** @param {Page} page @param {string} id */
async function choose(page, id) {
  await page.locator("#score-scheme").selectOption(id);
  await page.waitForFunction((wanted) => document.querySelector("kefu-score")?.report?.scheme === wanted, id);
}

/** @param {Page} page @param {"one" | "team" | "months"} way */
const turn = (page, way) => page.locator(`input[name=score-way][value=${way}]`).check();

/** @param {Page} page @param {string} name @param {string} text */
const give = (page, name, text) => page.locator("#score-team-file").setInputFiles({ name, mimeType: "text/csv", buffer: Buffer.from(text) });

/** @param {Page} page @param {string} [within] */
const rowsOf = (page, within = ".team") => page.locator(`${within} .figures-table tbody tr`).evaluateAll((rows) => rows.map((row) => [...row.children].map((cell) => cell.textContent)));

/** What the page would print, without a printer. @param {Page} page */
const withoutPrinter = (page) => page.evaluate(() => {
  window.print = () => {
    window.printed = document.querySelectorAll(".paper-sheet").length;
  };
});

/** Facts of four people by the hall's sheet; one column has a title that nobody knows. */
const TEAM = [
  "员工,办理业务流程熟悉程度,等待太久,大客户、集团用户维持,售后服务保障",
  "小王,熟悉,0,recorded,满足客户需求",
  "小李,熟悉,1,recorded,满足客户需求",
  "小赵,熟悉,0,recorded,满足客户需求",
  "小陈,熟悉,两次,recorded,满足客户需求",
].join("\r\n");

/** The team of the hall, its column put right. @param {Page} page */
async function takeTeam(page) {
  await choose(page, "cable/hall");
  await turn(page, "team");
  await give(page, "四月.csv", TEAM);
  await page.getByLabel("等待太久").selectOption({ label: "客户等待时间长" });
  await page.locator(".team .figures-table td", { hasText: "两次" }).waitFor();
}

test("a month, from the table that comes in to the sheets that are printed", () => inScores(async (page) => {
  await withoutPrinter(page);
  await page.locator("#score-month").fill("2024-04");
  await takeTeam(page);
  const rows = await rowsOf(page);
  assert.deepEqual(rows.map(([rank, name, total]) => [rank, name, total]), [["1", "小王", "100"], ["1", "小赵", "100"], ["3", "小李", "96"], ["–", "小陈", "–"]]);
  await page.getByRole("button", { name: "小李" }).click();
  await page.locator("kefu-score .result-value", { hasText: "96" }).first().waitFor();
  assert.equal(await page.locator("#score-person").inputValue(), "小李");
  const step = (/** @type {string} */ title) => page.locator(".waterfall tr", { has: page.locator("th", { hasText: title }) }).evaluate((row) => [...row.children].slice(1, 4).map((cell) => cell.textContent));
  assert.deepEqual(await step("起点"), ["100", "100", ""]);
  assert.deepEqual(await step("营业厅服务职能"), ["30", "26", "−4"], "its maximum is what its lines can come to");
  assert.deepEqual(await step("加分项"), ["", "0", "0"], "bonus points have no end");
  assert.deepEqual(await step("合计"), ["100", "96", ""]);
  await turn(page, "team");
  await page.getByRole("button", { name: "全队存入往月" }).click();
  await page.getByText("已存入 4 人。").waitFor();
  await page.getByRole("button", { name: "每人打印一张" }).click();
  assert.equal(await page.evaluate(() => window.printed), 4);
  await page.emulateMedia({ media: "print" });
  const paper = page.locator(".paper-sheet", { hasText: "小李" });
  for (const words of ["营业厅服务质量考核", "小李", "2024-04", "96", "主管", "S-147"]) assert.ok((await paper.innerText()).includes(words), words);
  assert.equal(await page.locator(".desks").isVisible(), false);
  const pages = (await page.pdf({ format: "A4" })).toString("latin1").match(/\/Type\s*\/Page\b/g)?.length ?? 0;
  assert.ok(pages >= 4 && pages % 4 === 0, `${pages} pages for 4 people`);
  await page.emulateMedia({ media: null });
  await page.evaluate(() => dispatchEvent(new Event("afterprint")));
  assert.equal(await page.locator(".paper").count(), 0);
}));

test("a month with pay: a workbook with a cover, a column put right, ranks and pay, kept, and there after a reload", () => inScores(async (page) => {
  const people = [["小王", 90, 95, 80], ["小李", 80, 95, 80], ["小赵", 90, 95, 80]];
  const book = await toXlsx({ sheets: [{ name: "封面", columns: ["四月考核"], rows: [] }, { name: "数据", columns: ["员工", "业务考核得分", "纪律", "笔试得分"], rows: people }] });
  await choose(page, "presales/month");
  await page.locator("#score-month").fill("2024-04");
  await turn(page, "team");
  await page.locator("#score-team-file").setInputFiles({ name: "四月.xlsx", mimeType: "", buffer: Buffer.from(book) });
  await page.getByLabel("纪律", { exact: true }).selectOption({ label: "工作纪律得分" });
  await page.locator(".team .figures-table td", { hasText: "362" }).first().waitFor();
  const columns = await page.locator(".team .figures-table thead th").allTextContents();
  const pay = columns.indexOf("应发");
  assert.deepEqual((await rowsOf(page)).map((row) => [row[0], row[1], row[2], row[pay]]), [["1", "小王", "90.5", "362"], ["1", "小赵", "90.5", "362"], ["3", "小李", "84.5", "338"]]);
  assert.deepEqual([columns.includes("等级"), columns.includes("要看一眼")], [false, false], "no column without anything in it");
  await page.getByRole("button", { name: "小李" }).click();
  await page.locator("kefu-score .result-value", { hasText: "338.00 元" }).waitFor();
  await turn(page, "team");
  const [file] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "导出工作簿（XLSX）" }).click()]);
  assert.equal(file.suggestedFilename(), "score-team.xlsx");
  await page.getByRole("button", { name: "全队存入往月" }).click();
  await page.getByText("已存入 3 人。").waitFor();
  await page.reload();
  await page.locator("kefu-score .form").waitFor();
  await choose(page, "presales/month");
  await turn(page, "months");
  await page.getByLabel("姓名").and(page.locator("#score-history-person")).selectOption("小李");
  assert.match(await page.locator("[aria-labelledby=score-history-title].table-box tbody tr").innerText(), /2024-04\s+84.5\s+338/);
  await page.getByRole("button", { name: "打开 2024-04" }).click();
  await page.locator("kefu-score .result-value", { hasText: "338.00 元" }).waitFor();
}));

test("the team is scored by the parameters of the sheet beside it as they are now", () => inScores(async (page) => {
  await choose(page, "presales/month");
  await turn(page, "team");
  await give(page, "四月.csv", "姓名,业务考核得分,工作纪律得分,笔试得分\r\n小王,90,95,80");
  await page.locator(".team .figures-table td", { hasText: "362" }).waitFor();
  await turn(page, "one");
  await page.getByLabel("绩效工资基数").fill("1000");
  await turn(page, "team");
  await page.locator(".team .figures-table td", { hasText: "905" }).waitFor();
}));

test("of a crowd the first are drawn, the rest when they are wanted", () => inScores(async (page) => {
  await choose(page, "presales/month");
  await turn(page, "team");
  const rows = Array.from({ length: 450 }, (_, at) => `员工${at},${at % 100},95,80`);
  await give(page, "很多人.csv", ["姓名,业务考核得分,工作纪律得分,笔试得分", ...rows].join("\r\n"));
  await page.getByText("450 人。").waitFor();
  assert.equal((await rowsOf(page)).length, 200);
  await page.getByRole("button", { name: "再显示 200 人" }).click();
  await page.getByRole("button", { name: "再显示 50 人" }).click();
  assert.equal((await rowsOf(page)).length, 450);
}));

test("what a column was said to be is remembered", () => inScores(async (page) => {
  await takeTeam(page);
  await page.reload();
  await page.locator("kefu-score .form").waitFor();
  await turn(page, "team");
  await give(page, "五月.csv", TEAM);
  await page.locator(".team .figures-table tbody tr").first().waitFor();
  assert.equal(await page.locator(".team details").evaluate((details) => details.open), false);
  assert.equal((await rowsOf(page))[2][2], "96");
}));

test("the team goes out as a table and as a workbook with a sheet for each", () => inScores(async (page) => {
  await takeTeam(page);
  const [csv] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "导出表格（CSV）" }).click()]);
  assert.match(await readFile(await csv.path(), "utf8"), /^\ufeff名次,姓名,得分/);
  const [book] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "导出工作簿（XLSX）" }).click()]);
  const bytes = await readFile(await book.path());
  for (const part of ["xl/workbook.xml", "sheet5.xml"]) assert.ok(bytes.includes(part), part);
}));

test("an empty table to fill in is read back as it is", () => inScores(async (page) => {
  await choose(page, "cable/hall");
  await turn(page, "team");
  const [file] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "下载空表" }).click()]);
  const titles = (await readFile(await file.path(), "utf8")).trim();
  await give(page, "空表.csv", `${titles}\r\n小王,熟悉\r\n`);
  await page.locator(".team .figures-table tbody tr").first().waitFor();
  assert.match(await page.locator(".team summary").innerText(), /0 列没有用上/);
  assert.equal((await rowsOf(page))[0][1], "小王");
}));

test("months that are kept show a trend, are compared, travel in a file and can be deleted", () => inScores(async (page) => {
  await choose(page, "cable/hall");
  await page.locator("#score-person").fill("小王");
  await page.getByRole("button", { name: "填入样例" }).click();
  for (const [month, waits] of [["2024-03", "0"], ["2024-04", "1"], ["2024-06", "2"]]) {
    await page.locator("#score-month").fill(month);
    await page.getByLabel("客户等待时间长").fill(waits);
    await page.getByRole("button", { name: "存入往月" }).first().click();
    await page.getByText(`${month} 已存入往月。`).waitFor();
  }
  await page.reload();
  await page.locator("kefu-score .form").waitFor();
  await turn(page, "months");
  const kept = page.locator("[aria-labelledby=score-history-title].table-box tbody tr");
  assert.deepEqual(await kept.evaluateAll((rows) => rows.map((row) => [...row.children].slice(0, 2).map((cell) => cell.textContent))), [["2024-06", "92"], ["2024-04", "96"], ["2024-03", "100"]]);
  assert.match(await page.locator(".trend").getAttribute("aria-label") ?? "", /最低 92，最高 100/);
  assert.equal(await page.locator(".trend polyline").count(), 2, "a month that is missing is a gap");
  assert.match(await page.locator("[aria-labelledby=score-compare-title].table-box tbody tr").first().innerText(), /96\s+92\s+−4/);
  const [file] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "导出全部往月" }).click()]);
  await page.getByRole("button", { name: "删除 2024-06" }).click();
  await page.waitForFunction(() => document.querySelectorAll("[aria-labelledby=score-history-title].table-box tbody tr").length === 2);
  await page.locator("#score-history-file").setInputFiles(await file.path());
  await page.getByText("新增 1 条，已有 2 条。").waitFor();
  await page.getByRole("button", { name: "打开 2024-06" }).click();
  assert.equal(await page.getByLabel("客户等待时间长").inputValue(), "2");
}));

test("when the device keeps nothing the page says so and the file has all", () => inScores(async (page) => {
  await page.addInitScript(() => {
    for (const name of ["indexedDB", "localStorage"]) Object.defineProperty(globalThis, name, { get: () => { throw new DOMException("denied", "SecurityError"); } });
  });
  await page.reload();
  await page.locator("kefu-score .form").waitFor();
  await page.getByRole("button", { name: "填入样例" }).click();
  await page.getByRole("button", { name: "存入往月" }).first().click();
  await turn(page, "months");
  await page.locator(".score-part .problem[data-gravity=error]").first().waitFor();
  const [file] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "导出全部往月" }).click()]);
  assert.equal((await readFile(await file.path(), "utf8")).trim().split("\n").length, 2);
}));

test("every sheet of every pack can be opened, and comes to something by its first example", () => inScores(async (page) => {
  const ids = await page.locator("#score-scheme option").evaluateAll((options) => options.map((option) => option.value));
  for (const id of ids) {
    await choose(page, id);
    await page.getByRole("button", { name: "填入样例" }).click();
    assert.equal(await page.locator("kefu-score .result-figure, kefu-score .lines .line").first().isVisible(), true, id);
    assert.ok(!(await page.locator("kefu-score").evaluate((sheet) => sheet.shadowRoot.textContent)).includes("NaN"), id);
  }
}));

for (const colorScheme of /** @type {const} */ (["light", "dark"])) {
  for (const [screen, viewport] of Object.entries({ desktop, phone })) {
    test(`axe finds nothing and nothing scrolls sideways: ${screen}, ${colorScheme}`, () => inScores(async (page) => {
      const fits = async (/** @type {string} */ state) => {
        assert.deepEqual(await axe(page), [], state);
        assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), viewport.width, state);
      };
      await fits("empty");
      await page.getByRole("button", { name: "填入样例" }).click();
      for (const month of ["2024-03", "2024-04"]) {
        await page.locator("#score-month").fill(month);
        await page.getByRole("button", { name: "存入往月" }).first().click();
        await page.getByText(`${month} 已存入往月。`).waitFor();
      }
      await fits("filled in");
      await turn(page, "months");
      await fits("months");
      await takeTeam(page);
      await fits("team");
      await page.locator("#language").selectOption("en");
      await fits("in English");
    }, { colorScheme, viewport }));
  }
}
