// Many conversations: files come in, are reviewed and counted, lead to their evidence, and go out and come back as tables.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { axe } from "./support/axe.js";
import { desktop, phone } from "./support/browser.js";
import { visits } from "./support/demo.js";

/** @typedef {import("playwright-core").Page} Page */

const { visit: inBatch } = visits("/#batch", (page) => page.locator("#batch-file"));

/** Waits until so many are reviewed. @param {Page} page @param {number} total */
async function done(page, total) {
  await page.locator(".running .note", { hasText: `已复核 ${total} 段，共 ${total} 段` }).waitFor();
  await page.locator(".found").waitFor();
}

/** @param {Page} page @param {string} name @param {string} text */
const give = (page, name, text) => page.locator("#batch-file").setInputFiles({ name, mimeType: "text/plain", buffer: Buffer.from(text) });

/** @param {Page} page */
const rowsOf = (page) => page.locator(".figures-table tbody tr").evaluateAll((rows) => rows.map((row) => [...row.children].map((cell) => cell.textContent)));

/** @param {string} id @param {string} by @param {string} day @param {string} answer */
const conversation = (id, by, day, answer) => ({ id, turns: [
  { role: "customer", text: "在吗", at: `${day}T10:00:00+08:00` },
  { role: "agent", by, text: answer, at: `${day}T10:00:10+08:00` },
] });
const THREE = [
  conversation("一", "小美", "2024-05-01", "您好，请问有什么可以帮您？"),
  conversation("二", "小林", "2024-05-01", "你找领导去"),
  conversation("三", "小林", "2024-05-02", "您好，马上为您查询"),
];
const LINES = THREE.map((each) => JSON.stringify(each)).join("\n");

test("a file is reviewed and counted by agent, rule and day", () => inBatch(async (page) => {
  await give(page, "三段.jsonl", LINES);
  await done(page, 3);
  const agents = await rowsOf(page);
  assert.deepEqual(agents.map(([name, , , , conversations]) => [name, conversations]).sort(), [["小林", "2"], ["小美", "1"]].sort());
  await page.getByLabel("按日期").check();
  assert.deepEqual((await rowsOf(page)).map(([day]) => day), ["2024-05-01", "2024-05-02"]);
  await page.getByLabel("按规则").check();
  const taboo = (await rowsOf(page)).find(([title]) => title === "不说忌语");
  assert.deepEqual(taboo?.slice(2, 4), ["2", "1"]);
  assert.match(await page.locator(".trend").getAttribute("aria-label") ?? "", /2024-05-01.*2024-05-02/);
}));

test("a rule of the heat strip filters the conversations, and one opens at its evidence", () => inBatch(async (page) => {
  await give(page, "三段.jsonl", LINES);
  await done(page, 3);
  await page.locator(".heat-row", { hasText: "不说忌语" }).click();
  assert.equal(await page.locator(".case").count(), 1);
  await page.locator(".case", { hasText: "小林" }).click();
  await page.locator(".proof[data-chosen]", { hasText: "你找领导去" }).waitFor();
  assert.equal(await page.locator(".rule-head[aria-expanded=true] .rule-title").innerText(), "不说忌语");
  assert.equal(await page.locator(".turn").count(), 2);
}));

test("the heat strip shows what is unmet tall", () => inBatch(async (page) => {
  await give(page, "三段.jsonl", LINES);
  await done(page, 3);
  const heights = await page.locator(".heat > li", { hasText: "不说忌语" }).locator("canvas").evaluate((canvas) => {
    const { width, height } = /** @type {HTMLCanvasElement} */ (canvas);
    const brush = /** @type {CanvasRenderingContext2D} */ (/** @type {HTMLCanvasElement} */ (canvas).getContext("2d"));
    const ground = brush.getImageData(width / 6, 0, 1, 1).data.join();
    return [1, 3, 5].map((sixth) => [...Array(height).keys()].filter((y) => brush.getImageData((width * sixth) / 6, y, 1, 1).data.join() !== ground).length);
  });
  assert.ok(heights[0] > 0 && heights[1] > 3 * heights[0] && heights[2] === heights[0], heights.join());
}));

test("of a table the columns are put right before it is read", () => inBatch(async (page) => {
  await give(page, "表.csv", "会话ID,甲,乙,备注\n1,客户,在吗,x\n1,客服,你找领导去,y\n2,客服,您好,z\n");
  await page.getByRole("heading", { name: "表格的各列是什么" }).waitFor();
  assert.equal(await page.getByLabel("会话ID").inputValue(), "conversation");
  assert.equal(await page.locator(".running").isVisible(), false);
  await page.getByLabel("甲").selectOption("role");
  await page.getByLabel("乙").selectOption("text");
  await page.getByLabel("备注").selectOption("attribute");
  await page.getByRole("button", { name: "开始复核" }).click();
  await done(page, 2);
  await page.locator(".heat-row", { hasText: "不说忌语" }).click();
  assert.equal(await page.locator(".case").count(), 1);
}));

test("what is exported can be brought back, and says what another rubric's figures changed", () => inBatch(async (page) => {
  await give(page, "三段.jsonl", LINES);
  await done(page, 3);
  const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "导出表格（CSV）" }).click()]);
  const exported = await readFile(await download.path(), "utf8");
  assert.match(exported, /^\uFEFF/);
  assert.equal(exported.trim().split("\r\n").length, 4);
  const again = page.getByLabel("放进以前导出的表格，和这次比");
  const file = { name: "以前.csv", mimeType: "text/csv", buffer: Buffer.from(exported) };
  await again.setInputFiles(file);
  await page.getByText(/相同 \d+ 处，不同 0 处/).waitFor();
  await page.getByLabel("首次响应 (秒)").fill("5");
  await page.getByLabel("首次响应 (秒)").press("Tab");
  await done(page, 3);
  await again.setInputFiles(file);
  await page.getByText("不同 3 处").waitFor();
  assert.match(await page.locator("[aria-live] .problems li").first().innerText(), /首次响应：以前“做到”，这次“没做到”/);
  await again.setInputFiles({ name: "别的.csv", mimeType: "text/csv", buffer: Buffer.from("a,b\n1,2\n") });
  await page.getByText("没有这次的会话和规则").waitFor();
}));

test("everything counted goes out as a workbook, too", () => inBatch(async (page) => {
  await give(page, "三段.jsonl", LINES);
  await done(page, 3);
  const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "导出工作簿（XLSX）" }).click()]);
  assert.equal(download.suggestedFilename(), "review-conversations.xlsx");
  const bytes = await readFile(await download.path());
  assert.equal(bytes.subarray(0, 2).toString(), "PK");
  for (const part of ["xl/workbook.xml", "sheet4.xml"]) assert.ok(bytes.includes(part), part);
}));

test("ten thousand conversations: reviewing can be stopped and goes on where it was", () => inBatch(async (page) => {
  const many = Array.from({ length: 10_000 }, (_, at) => JSON.stringify({ ...THREE[at % 3], id: String(at) })).join("\n");
  await give(page, "一万段.jsonl", many);
  const pause = page.locator(".running button");
  await pause.click();
  await page.getByRole("button", { name: "接着复核" }).waitFor();
  const reviewed = Number(/已复核 (\d+)/.exec(await page.locator(".running .note").innerText())?.[1]);
  assert.ok(reviewed > 0 && reviewed < 10_000, `${reviewed} reviewed`);
  await pause.click();
  await done(page, 10_000);
  await page.locator(".note", { hasText: "10000 段，分低的在前" }).waitFor();
  assert.equal(await page.locator(".case").count(), 30);
}));

test("a file that is no text is told of, and the next one works", () => inBatch(async (page) => {
  await page.locator("#batch-file").setInputFiles({ name: "坏.txt", mimeType: "text/plain", buffer: Buffer.from([0xff, 0x00, 0xfe, 0x81, 0x20, 0x00, 0xd8]) });
  await page.locator("[role=alert], .review-problems .problem").first().waitFor();
  await give(page, "三段.jsonl", `${LINES}\n{坏\n`);
  await done(page, 3);
  assert.match(await page.locator(".review-problems .problem").first().textContent() ?? "", /line 4/);
}));

for (const colorScheme of /** @type {const} */ (["light", "dark"])) {
  for (const [screen, viewport] of Object.entries({ desktop, phone })) {
    test(`axe finds nothing and nothing scrolls sideways: ${screen}, ${colorScheme}`, () => inBatch(async (page) => {
      const fits = async (/** @type {string} */ state) => {
        assert.deepEqual(await axe(page), [], state);
        assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), viewport.width, state);
      };
      await fits("empty");
      await page.getByRole("button", { name: "用 1000 段样例试试" }).click();
      await done(page, 1000);
      await page.locator(".case").first().waitFor();
      await fits("results");
      await give(page, "表.csv", "会话ID,甲,乙\n1,客户,在吗\n");
      await page.locator(".mapping select").first().waitFor();
      await fits("mapping");
      await page.locator("#language").selectOption("en");
      await fits("in English");
    }, { colorScheme, viewport }));
  }
}
