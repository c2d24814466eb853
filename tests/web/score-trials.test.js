// What single changes bring, what it takes to reach more, and slips in sheets, through the package.

import assert from "node:assert/strict";
import test from "node:test";
import { pathToFileURL } from "node:url";
import { pathOf } from "./support/packages.js";

const { default: init, KefuError, ScoreSheet, lintSheet, loadPack } = await import(pathToFileURL(pathOf("www/dist/index.js")).href);
await init();
await loadPack("cable");
await loadPack("supervisor");

const zh = (/** @type {string} */ text) => ({ "zh-CN": text });

const MONTH = {
  kind: "scheme",
  id: "shop/month",
  title: zh("客服月度考核"),
  fields: { complaints: { title: zh("客户投诉"), type: "count", unit: zh("次") }, rate: { title: zh("满意率"), type: "percent", max: 100 } },
  lines: [
    { id: "calm", title: zh("投诉"), method: "count", of: "complaints", each: -2, max: 50, min: 0 },
    { id: "content", title: zh("满意"), method: "formula", formula: "rate × 50", max: 50 },
  ],
  grades: { bands: [{ id: "A", from: 92 }, { id: "B", from: 80 }, { id: "C" }] },
  pay: [{ id: "month", title: zh("绩效工资"), method: "formula", formula: "400 × total ÷ 100" }],
};

test("one complaint fewer says what it brings", () => {
  const changes = new ScoreSheet(MONTH).explore({ complaints: 3, rate: "93%" });
  const { field, from, to, text, total, pay, band } = changes[0];
  assert.deepEqual([field, from, to, total, pay, band], ["complaints", "3", "2", "92.5", "370", "A"]);
  assert.equal(text, "客户投诉少 1 次：总分 90.5 → 92.5，等级 B → A，+8.00 元");
  assert.equal(new ScoreSheet(MONTH, { lang: "en" }).explore({ complaints: 3, rate: "93%" }).length, changes.length);
});

test("what cost most comes first", () => {
  const costs = new ScoreSheet(MONTH).costs({ complaints: 3, rate: "93%" });
  assert.deepEqual(costs.map(({ line, lost, total }) => [line, lost, total]), [["calm", "6", "6"], ["content", "3.5", "3.5"]]);
});

test("what is lacking for the next band, or for a goal", () => {
  const sheet = new ScoreSheet(MONTH);
  const needs = sheet.solve({ complaints: 3, rate: "93%" });
  const told = needs.map(({ field, line, from, to }) => [field ?? line, from, to]);
  assert.deepEqual(told, [["complaints", "3", "2"], ["rate", "93%", "96%"], ["calm", "44", "45.5"], ["content", "46.5", "48"]]);
  assert.ok(needs.every(({ band }) => band === "A"));
  assert.equal(sheet.solve({ complaints: 3, rate: "93%" }, { pay: "364" })[1].to, "94%");
  assert.equal(sheet.solve({ complaints: 0, rate: "100%" }), null, "there is no band above the highest");
  assert.deepEqual(sheet.solve({ complaints: 0, rate: "100%" }, { total: 90 }), [], "it is reached already");
});

test("a rubric and a scheme of the same name are told apart", () => {
  const report = new ScoreSheet("cable/hall").score({ process: "well", key_accounts: "recorded", after_sales: "met" });
  assert.equal(report.total, "100");
});

test("slips of a pasted text have a place and a mend", () => {
  const text = "比目标值每降低 %,加 分,最低130分\nA 90~100 B 80~89";
  const slips = lintSheet(text);
  assert.deepEqual(slips.map(({ code }) => code), ["sheet-bound", "sheet-blank", "sheet-blank", "sheet-gap"]);
  for (const { start, end, quote, hint } of slips) {
    assert.equal(text.slice(start, end), quote);
    assert.ok(hint);
  }
  assert.match(lintSheet(text, { lang: "en" })[0].message, /most/);
});

test("slips of rows and of schemes", () => {
  const rows = [["指标", "权重"], ["满意度", "40%"], ["响应", "30%"], ["培训", "20%"], ["纪律", "5%"]];
  assert.deepEqual(lintSheet(rows).map(({ code, path, start }) => [code, path, start]), [["sheet-sum", "rows[1][1]", undefined]]);
  const found = lintSheet("cable/hall").map(({ code, path }) => `${code} ${path}`);
  assert.ok(found.includes("sheet-sum lines.duties.scale"), found.join("\n"));
  assert.deepEqual(lintSheet("cable/hall", { readings: { maxima: "listed" } }).filter(({ code }) => code === "sheet-sum"), []);
});

test("what is no sheet is refused", () => {
  for (const source of [7, null, undefined, ["考核"]]) assert.throws(() => lintSheet(source), KefuError);
  assert.throws(() => lintSheet("", { colour: "red" }), KefuError);
});
