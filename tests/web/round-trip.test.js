// The whole way of a review: typed, imported, reviewed, exported, and brought back, the same at every station.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { visits } from "./support/demo.js";

const { visit } = visits("/#review", (page) => page.locator(".rule").first());

const TYPED = "客户：在吗\n客服：您好，请问有什么可以帮您\n客户：太慢了，我要投诉\n客服：找领导去";
const TURNS = TYPED.split("\n").map((line) => ({ role: line.startsWith("客户") ? "customer" : "agent", text: line.slice(3) }));

test("typed and imported it is judged alike; the export comes back the same, and as ratings agrees with itself", () => visit(async (page) => {
  await page.getByLabel("粘贴或直接改").fill("");
  await page.getByLabel("粘贴或直接改").pressSequentially(TYPED);
  await page.locator(".proof[data-kind=unmet]", { hasText: "找领导去" }).waitFor();
  const typed = await page.locator(".score-figure").innerText();
  const unmet = await page.locator(".rule[data-state=unmet] .rule-title").allInnerTexts();

  await page.goto(new URL("#batch", page.url()).href);
  const lines = [{ id: "typed", turns: TURNS }, { id: "other", turns: TURNS.slice(0, 2) }].map((each) => JSON.stringify(each)).join("\n");
  await page.locator("#batch-file").setInputFiles({ name: "会话.jsonl", mimeType: "application/json", buffer: Buffer.from(lines) });
  const imported = page.locator(".case", { hasText: "typed" });
  await imported.waitFor();
  assert.equal(await imported.locator(".case-score").innerText(), typed);
  assert.equal(await imported.locator(".case-broken").innerText(), `✗ ${unmet.join("、")}`);

  const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "导出表格（CSV）" }).click()]);
  const exported = { name: "导出.csv", mimeType: "text/csv", buffer: await readFile(await download.path()) };
  await page.getByLabel("放进以前导出的表格，和这次比").setInputFiles(exported);
  await page.getByText(/相同 \d+ 处，不同 0 处/).waitFor();

  await page.goto(new URL("#calibrate", page.url()).href);
  for (const side of ["甲的评分", "乙的评分"]) await page.getByLabel(side).setInputFiles(exported);
  await page.locator(".agreed-figure", { hasText: "100%" }).waitFor();
  assert.equal(await page.locator(".apart li").count(), 0);
}));
