// Many sheets at once come to what each comes to alone, reasons and all; what is made late does not show.

import assert from "node:assert/strict";
import test from "node:test";
import { pathToFileURL } from "node:url";
import { pathOf } from "./support/packages.js";

const { default: init, ScoreSheet } = await import(pathToFileURL(pathOf("www/dist/score.js")).href);
await init();

const zh = (/** @type {string} */ text) => ({ "zh-CN": text });

const MONTH = {
  kind: "scheme", id: "shop/month", title: zh("客服月度考核"),
  fields: {
    answered: { title: zh("接起电话"), type: "count" },
    calls: { title: zh("来电"), type: "count" },
    complaints: { title: zh("投诉"), type: "count", default: 0 },
    rate: { title: zh("满意率"), type: "percent", default: "100%" },
    level: { title: zh("等级"), type: "level", options: { good: { title: zh("好“一”"), points: 1 }, bad: { title: zh("差 \"二\" \\"), points: 0 } } },
    minutes: { title: zh("迟到分钟"), type: "list", of: { type: "number" }, default: [] },
    base: { title: zh("基数"), type: "money", default: "400.50", parameter: true },
  },
  lines: [
    { id: "calls", title: zh("接通率"), method: "rate", part: "answered", whole: "calls", max: 60 },
    { id: "manner", title: zh("态度"), method: "count", of: "complaints", each: "-2.5", max: 20, min: 0 },
    { id: "content", title: zh("满意"), method: "formula", formula: "rate * 18.75" },
    { id: "level", title: zh("等级分"), method: "rating", of: "level" },
    { id: "late", title: zh("迟到"), method: "steps", of: "minutes", steps: [{ above: 0, points: "-0.5" }, { above: 30, points: -2 }] },
  ],
  max: 100, min: 0,
  grades: { bands: [{ id: "A", title: zh("优"), from: 90 }, { id: "B", title: zh("良"), above: 70 }, { id: "C", title: zh("差") }] },
  gates: [{ id: "quota", title: zh("投诉过多"), when: "complaints > 8", zeroes: ["calls"] }],
  actions: [{ id: "talk", title: zh("约谈"), when: "总分 < 70" }],
  duplicates: [{ event: zh("投诉"), lines: ["manner", "late"] }],
  pay: [{ id: "bonus", title: zh("绩效工资"), method: "formula", formula: "base * 总分 / 100" }],
  rank: {},
};

/** Months as people and pages give them: mostly numbers, at times texts, nothing, or what cannot be used. */
const ROWS = Array.from({ length: 300 }, (_, at) => ({
  answered: at % 7 === 0 ? String(at) : at,
  calls: at % 31 === 0 ? 0 : 301,
  complaints: [0, 1, 3, 9, undefined, -1, 1.5, "许多"][at % 8],
  rate: [97.25, "97.25%", 0.1 + 0.2, 88][at % 4],
  level: ["good", "差 \"二\" \\", "fair", ""][Math.floor(at / 8) % 4],
  ...(at % 3 === 0 && { minutes: [10, 31.5, "3"] }),
  ...(at % 50 === 0 && { base: 512.3456, 别的: 1 }),
}));

test("a sheet among many is the sheet alone", () => {
  const sheet = new ScoreSheet(MONTH);
  assert.deepEqual(sheet.problems, []);
  const many = sheet.scoreAll(ROWS);
  const totals = sheet.totals(ROWS);
  for (const [at, { rank, ...report }] of many.entries()) {
    const row = ROWS[at];
    const alone = sheet.score(row);
    // Among many, a column that another row has is a column here too.
    const problems = report.problems.filter((/** @type {any} */ { path }) => path !== "inputs.别的");
    assert.deepEqual({ ...report, problems }, { ...alone, problems: alone.problems.filter((/** @type {any} */ { path }) => path !== "inputs.别的") }, JSON.stringify(row));
    assert.deepEqual([totals.total[at], totals.pay[at], totals.fines[at], totals.band[at]], [alone.total, alone.pay, alone.fines, alone.band], JSON.stringify(row));
    assert.equal(rank === null, alone.total === null);
  }
  assert.ok(many.some(({ total }) => total === null) && many.some(({ band }) => band === "A"));
});

test("a report that was looked at, one that was not, and their copies are the same", () => {
  const sheet = new ScoreSheet(MONTH);
  const [looked, plain, copied, sent] = sheet.scoreAll([ROWS[9], ROWS[9], ROWS[9], ROWS[9]]);
  assert.equal(looked.lines, looked.totalLine.lines);
  assert.equal(looked.lines, looked.lines);
  assert.deepEqual(plain, looked);
  assert.deepEqual({ ...copied }, looked);
  assert.deepEqual(structuredClone(sent), looked);
  assert.deepEqual(JSON.parse(JSON.stringify(sheet.score(ROWS[9]))).totalLine, JSON.parse(JSON.stringify(looked)).totalLine);
  assert.deepEqual(Object.getOwnPropertyNames(looked).sort(), Object.keys(looked).sort());
  const seen = new Proxy(sheet.score(ROWS[9]), {});
  assert.equal(seen.lines.length, 5, "a page's framework may stand between");
});

test("rows of nothing, and no rows", () => {
  const sheet = new ScoreSheet(MONTH);
  assert.deepEqual(sheet.scoreAll([]), []);
  assert.deepEqual(sheet.totals([]), { total: [], pay: [], fines: [], band: [] });
  assert.deepEqual(sheet.scoreAll([{}, {}]).map((/** @type {any} */ { total, rank }) => [total, rank]), [[null, null], [null, null]]);
  assert.deepEqual(sheet.totals([{}, {}]).total, [null, null]);
});
