// Calibration: two people's ratings compared, a changed rule tried on old conversations, two rubrics over one conversation.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { axe } from "./support/axe.js";
import { desktop, phone } from "./support/browser.js";
import { visits } from "./support/demo.js";

/** @typedef {import("playwright-core").Page} Page */

const { visit: inCalibration } = visits("/#calibrate", (page) => page.locator(".beside-row").nth(1));

/** Puts a text in as a file. @param {Page} page @param {string} label @param {string} name @param {string} text */
const give = (page, label, name, text) =>
  page.getByLabel(label, { exact: true }).setInputFiles({ name, mimeType: "text/csv", buffer: Buffer.from(text) });

/** Ratings of two states with the counts of a table of four. @param {number[]} counts both met, first met, second met, both unmet @param {0 | 1} side */
const rated = (counts, side) => ["会话,规则,结果", ...counts.flatMap((count, cell) => Array.from({ length: count }, (_, at) =>
  `c${cell}-${at},来有迎声,${[["做到", "做到"], ["做到", "没做到"], ["没做到", "做到"], ["没做到", "没做到"]][cell][side]}`))].join("\n");

test("two raters of fifty: the textbook's kappa of .40 with its interval", () => inCalibration(async (page) => {
  const counts = [20, 5, 10, 15];
  await give(page, "甲的评分", "甲.csv", rated(counts, 0));
  await give(page, "乙的评分", "乙.csv", rated(counts, 1));
  await page.locator(".agreed-figure", { hasText: "70%" }).waitFor();
  assert.match(await page.locator(".raters-found").innerText(), /50 处里 35 处.*kappa 0\.40（95% 区间 0\.1\d 到 0\.6\d）/s);
  assert.equal(await page.locator(".apart li").count(), 15);
  assert.equal(await page.locator(".apart li").first().innerText(), "c1-0 · 来有迎声 · 甲“做到”，乙“没做到”");
}));

test("a table with a column for each rule is read, the rules that divide come first, and what cannot be read is told by line", () => inCalibration(async (page) => {
  await give(page, "甲的评分", "甲.csv", "会话,得分,来有迎声,不说忌语\n1,98,做到,做到\n2,95,做到,没做到\n3,90,做到,做到\n4,90,没做到,做到\n");
  await give(page, "乙的评分", "乙.csv", "会话,得分,来有迎声,不说忌语\n1,98,做到,没做到\n2,95,做到,做到\n3,90,差不多,做到\n4,90,没做到,做到\n");
  await page.locator(".figures-table").first().waitFor();
  const rules = await page.locator(".raters-found tbody th").allInnerTexts();
  assert.deepEqual(rules, ["不说忌语", "来有迎声"]);
  await page.locator(".problems-of summary").first().waitFor();
  assert.match(await page.locator(".problems-of .problem").first().textContent() ?? "", /line 4.*差不多/);
  assert.match(await page.locator(".raters-found").innerText(), /有 1 处只有一个人评了/);
}));

test("files that share nothing, or rate a place twice, are told of", () => inCalibration(async (page) => {
  await give(page, "甲的评分", "甲.csv", "会话,规则,结果\n1,甲,做到\n");
  await give(page, "乙的评分", "乙.csv", "会话,规则,结果\n9,甲,做到\n");
  await page.getByText("没有同一段会话的同一条规则").waitFor();
  await give(page, "乙的评分", "乙.csv", "会话,规则,结果\n1,甲,做到\n1,甲,没做到\n");
  await page.locator(".raters-found [role=alert]", { hasText: "rated twice" }).waitFor();
}));

const OLD = [
  { id: "a", turns: [{ role: "customer", text: "在吗" }, { role: "agent", text: "亲，在的" }, { role: "customer", text: "谢谢" }, { role: "agent", text: "不客气，再见" }] },
  { id: "b", turns: [{ role: "customer", text: "在吗" }, { role: "agent", text: "您好" }, { role: "customer", text: "好" }, { role: "agent", text: "祝您生活愉快，再见" }] },
  { id: "c", turns: [{ role: "customer", text: "多少钱" }, { role: "agent", text: "您好，三十元" }, { role: "customer", text: "好" }, { role: "agent", text: "再见" }] },
].map((conversation) => JSON.stringify(conversation)).join("\n");
const OLD_CONVERSATIONS = "以前的会话（JSON、JSONL、CSV、文本），选一个文件或拖到这里";

test("an edited rule is tried on old conversations, and a new hit opens at its evidence", () => inCalibration(async (page) => {
  await give(page, OLD_CONVERSATIONS, "以前.jsonl", OLD);
  await page.getByText("试了 3 段会话，0 条规则的结果变了").waitFor();
  await page.getByLabel("改哪一条").selectOption("farewell");
  const json = page.getByLabel("这条规则（JSON）");
  const rule = JSON.parse(await json.inputValue());
  await json.fill(JSON.stringify({ ...rule, expect: { similar: ["祝您生活愉快"], similarity: 0.6, in: { last: 1 } }, examples: [] }));
  await page.locator("#calibrate-points").fill("-7");
  await page.locator("#calibrate-points").press("Tab");
  assert.equal(JSON.parse(await json.inputValue()).points, -7);
  await page.getByRole("button", { name: "按改过的再试一遍" }).click();
  await page.getByText("试了 3 段会话，1 条规则的结果变了").waitFor();
  const first = page.locator(".trial-found tbody tr").first();
  assert.deepEqual((await first.locator("td").allInnerTexts()).map((text) => text.trim()), ["0", "2", "2"]);
  await first.getByRole("button", { name: "走有送声" }).click();
  await page.locator(".hit").nth(1).waitFor();
  assert.equal(await page.locator(".hit").count(), 2);
  await page.locator(".hit").first().click();
  await page.locator("kefu-review .rule-head[aria-expanded=true]", { hasText: "走有送声" }).waitFor();
  assert.match(await page.locator("kefu-review .rule", { hasText: "走有送声" }).first().locator(".rule-points").innerText(), /−7/);
}));

test("a rule that is no JSON, or no rule, says so and changes nothing; changes can be taken back and exported", () => inCalibration(async (page) => {
  const json = page.getByLabel("这条规则（JSON）");
  const before = await json.inputValue();
  await json.fill("{");
  await page.locator(".rule-problems .problem").waitFor();
  assert.equal(await json.getAttribute("aria-invalid"), "true");
  await json.fill(before.replace('"expect"', '"expects"'));
  await page.locator(".rule-problems .problem", { hasText: "expects" }).waitFor();
  await page.getByRole("button", { name: "恢复原样" }).click();
  assert.equal(await json.inputValue(), before);
  await page.getByText("它的例子都对").waitFor();
  await page.locator("#calibrate-points").fill("-9");
  await page.locator("#calibrate-points").press("Tab");
  const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "导出改过的规则" }).click()]);
  const exported = JSON.parse(await readFile(await download.path(), "utf8"));
  assert.deepEqual([exported.id, exported.rules[0].points], ["service/basics", -9]);
}));

test("two rubrics over one conversation say where they part", () => inCalibration(async (page) => {
  await page.locator("#calibrate-text").fill("客户：我要销户\n客服：您好，好的已销\n客户：谢谢\n客服：不客气，再见");
  await page.locator(".beside-row").nth(5).waitFor();
  await page.getByText(/4 句里有 \d 句，一份说没做到/).waitFor();
  const parted = page.locator(".beside-row[data-parted]", { hasText: "好的已销" });
  await parted.waitFor();
  const [one, other] = [parted.locator(".beside-notes").nth(0), parted.locator(".beside-notes").nth(1)];
  assert.equal(await one.locator("[data-state=unmet]").count() === 0, await other.locator("[data-state=unmet]").count() > 0);
  await page.getByLabel("另一份").selectOption("service/basics");
  await page.getByText("4 句里有 0 句").waitFor();
}));

for (const colorScheme of /** @type {const} */ (["light", "dark"])) {
  for (const [screen, viewport] of Object.entries({ desktop, phone })) {
    test(`axe finds nothing and nothing scrolls sideways: ${screen}, ${colorScheme}`, () => inCalibration(async (page) => {
      const fits = async (/** @type {string} */ state) => {
        assert.deepEqual(await axe(page), [], state);
        assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), viewport.width, state);
      };
      await fits("empty");
      await page.getByRole("button", { name: "用一对样例试试" }).click();
      await page.locator(".interval").first().waitFor();
      await page.getByLabel("首次响应 (秒)").fill("15");
      await page.getByLabel("首次响应 (秒)").press("Tab");
      await page.getByRole("button", { name: "用 1000 段样例试试" }).click();
      await page.locator(".trial-found tbody tr[data-changed]").first().waitFor();
      await page.locator(".trial-found tbody button").first().click();
      await page.locator(".hit").first().click();
      await page.locator("kefu-review .rule").first().waitFor();
      await fits("results");
      await page.locator("#language").selectOption("en");
      await page.locator("h1", { hasText: "Calibration" }).waitFor();
      await fits("in English");
    }, { colorScheme, viewport }));
  }
}
