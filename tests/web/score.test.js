// Score sheets through the package: figures, reasons, readings, ranks, problems, and many at once.

import assert from "node:assert/strict";
import test from "node:test";
import { pathToFileURL } from "node:url";
import { pathOf } from "./support/packages.js";

const dist = (/** @type {string} */ name) => import(pathToFileURL(pathOf(`www/dist/${name}`)).href);
const { default: init, KefuError, ScoreSheet } = await dist("score.js");
await init();

const zh = (/** @type {string} */ text) => ({ "zh-CN": text });

const MONTH = {
  kind: "scheme",
  id: "shop/month",
  title: zh("客服月度考核"),
  readings: {
    surplus: { question: zh("扣分超过本项分值时"), default: "item", options: { item: { title: zh("本项扣完为止") }, total: { title: zh("从总分扣") } } },
  },
  fields: {
    answered: { title: zh("接起电话"), type: "count" },
    calls: { title: zh("来电"), type: "count" },
    complaints: { title: zh("投诉"), type: "count", default: 0 },
    minutes: { title: zh("迟到分钟"), type: "list", of: { type: "number" }, default: [] },
    share: { title: zh("满意率"), type: "percent", default: "100%" },
    level: { title: zh("等级"), type: "level", options: { good: { title: zh("好"), points: 1 }, bad: { title: zh("差"), points: 0 } }, default: "good" },
  },
  lines: [
    { id: "rate", title: zh("接通率"), method: "rate", part: "answered", whole: "calls", max: 60 },
    { id: "manner", title: zh("服务态度"), method: "count", of: "complaints", each: -10, max: 40, min: { reading: "surplus", item: 0, total: null } },
    { id: "late", title: zh("迟到"), method: "steps", of: "minutes", steps: [{ above: 0, points: "-0.5" }, { above: 30, points: -2 }] },
  ],
  min: 0,
  grades: { bands: [{ id: "A", from: 90 }, { id: "B", from: 70 }, { id: "C" }] },
  gates: [{ id: "quota", title: zh("投诉过多"), when: "complaints > 8", zeroes: ["rate"] }],
  actions: [{ id: "talk", title: zh("约谈"), when: "总分 < 70" }],
  pay: [{ id: "bonus", title: zh("绩效工资"), method: "formula", formula: "400 * 总分 / 100" }],
  rank: {},
};

test("a sheet is scored, and every figure says why", () => {
  const sheet = new ScoreSheet(MONTH);
  assert.deepEqual(sheet.problems, []);
  const report = sheet.score({ answered: 95, calls: 100, complaints: 1, minutes: [10, 31] });
  assert.deepEqual([report.total, report.band, report.pay], ["84.5", "B", "338"]);
  assert.deepEqual(report.lines.map((/** @type {any} */ line) => line.formula), ["95 ÷ 100 × 60 = 57", "40 − 10 × 1 = 30", "−0.5 − 2 = −2.5"]);
  assert.equal(report.totalLine.formula, "57 + 30 − 2.5 = 84.5");
  assert.deepEqual(report.lines[1].inputs, [{ name: "complaints", title: "投诉", unit: "", value: "1" }]);
  assert.deepEqual(report.gates.map((/** @type {any} */ gate) => [gate.closed, gate.formula]), [[false, "1 > 8"]]);
  assert.match(sheet.text(report), /接通率 57: 95 ÷ 100 × 60 = 57/);
  assert.equal(JSON.parse(JSON.stringify(report)).lines.length, 3, "a report can be kept");
});

test("what is missing is unknown, never nought, and the rest is computed", () => {
  const report = new ScoreSheet(MONTH).score({ calls: 100 });
  assert.equal(report.total, null);
  assert.deepEqual(report.lines.map((/** @type {any} */ line) => [line.value, line.state]), [
    [null, "unknown"],
    ["40", "figure"],
    ["0", "figure"],
  ]);
  assert.deepEqual(report.problems.map((/** @type {any} */ { code, path }) => [code, path]), [["missing", "inputs.answered"]]);
});

test("what cannot be used is a problem beside its field", () => {
  const sheet = new ScoreSheet(MONTH, { lang: "en" });
  for (const [inputs, code, path] of /** @type {[object, string, string][]} */ ([
    [{ complaints: -1 }, "out-of-range", "inputs.complaints"],
    [{ complaints: 1.5 }, "not-whole", "inputs.complaints"],
    [{ complaints: "three" }, "wrong-input", "inputs.complaints"],
    [{ complaints: Number.NaN }, "wrong-input", "inputs.complaints"],
    [{ complaints: {} }, "wrong-input", "inputs.complaints"],
    [{ complaints: [1] }, "wrong-input", "inputs.complaints"],
    [{ minutes: [5, "x"] }, "wrong-input", "inputs.minutes[1]"],
    [{ share: 0.97 }, "doubtful-percent", "inputs.share"],
    [{ level: "fair" }, "unknown-level", "inputs.level"],
    [{ nobody: 1 }, "unknown-input", "inputs.nobody"],
    [{ calls: 0 }, "zero-divisor", "lines.rate"],
  ])) {
    const { problems } = sheet.score({ answered: 95, calls: 100, ...inputs });
    assert.deepEqual([problems[0]?.code, problems[0]?.path, problems.length], [code, path, 1], JSON.stringify(inputs));
    assert.doesNotMatch(problems[0].message, /[{}]/);
  }
});

test("figures are read as people write them, by field or by its title", () => {
  const sheet = new ScoreSheet(MONTH);
  const whole = sheet.score({ answered: 95, calls: 100, complaints: 1 }).total;
  for (const inputs of [{ 接起电话: "95", 来电: "１００", 投诉: "1" }, { answered: "95", calls: " 100 ", complaints: "1", level: "差" }]) {
    assert.equal(sheet.score(inputs).total, whole, JSON.stringify(inputs));
  }
});

test("a source that can be read in two ways is", () => {
  const inputs = { answered: 100, calls: 100, complaints: 5 };
  assert.equal(new ScoreSheet(MONTH).score(inputs).total, "60");
  const other = new ScoreSheet(MONTH, { readings: { surplus: "total" } });
  assert.equal(other.score(inputs).total, "50");
  assert.deepEqual(
    other.alternatives(inputs).map(({ reading, option, used, total, pay, band }) => [reading, option, used, total, pay, band]),
    [
      ["surplus", "item", false, "60", "240", "C"],
      ["surplus", "total", true, "50", "200", "C"],
    ],
  );
  const [problem] = new ScoreSheet(MONTH, { readings: { surplus: "both" } }).problems;
  assert.deepEqual([problem?.code, problem?.path], ["unknown-reading", "readings.surplus"]);
});

test("many at once: the same figures, ties share a rank, what has no figure has none", () => {
  const sheet = new ScoreSheet(MONTH);
  const rows = [1, 0, 0, 3].map((complaints) => ({ answered: 95, calls: 100, complaints }));
  const reports = sheet.scoreAll([...rows, { calls: 3 }]);
  assert.deepEqual(reports.map(({ total, rank }) => [total, rank]), [["87", 3], ["97", 1], ["97", 1], ["67", 4], [null, null]]);
  assert.deepEqual(reports[3].actions.map((/** @type {any} */ { id, formula }) => [id, formula]), [["talk", "67 < 70"]]);
  const { total, pay, band } = sheet.totals([...rows, { calls: 3 }]);
  assert.deepEqual(total, reports.map((report) => report.total));
  assert.deepEqual(pay, reports.map((report) => report.pay));
  assert.deepEqual(band, reports.map((report) => report.band));
});

test("what a scheme asks is told", () => {
  const sheet = new ScoreSheet(MONTH);
  assert.deepEqual(sheet.fields().map((/** @type {any} */ { id, type, default: standing }) => [id, type, standing]), [
    ["answered", "count", null],
    ["calls", "count", null],
    ["complaints", "count", "0"],
    ["minutes", "list", []],
    ["share", "percent", "100%"],
    ["level", "level", "good"],
  ]);
  assert.equal(sheet.readings()[0].used, "item");
  assert.equal(sheet.lines()[0].lines[1].rule, "40 − 10 × 投诉");
});

test("wrong arguments are refused by name", () => {
  assert.throws(() => new ScoreSheet(MONTH, /** @type {any} */ ({ reading: {} })), (error) => error instanceof KefuError && error.code === "invalid-argument");
  assert.throws(() => new ScoreSheet(MONTH).score(/** @type {any} */ (null)), { code: "invalid-argument", path: "inputs" });
  assert.throws(() => new ScoreSheet(MONTH).scoreAll(/** @type {any} */ ([1])), { code: "invalid-argument", path: "rows[0]" });
  const sheet = new ScoreSheet(MONTH);
  sheet.dispose();
  assert.throws(() => sheet.score({}), { code: "disposed" });
});

test("ten thousand sheets: figures alone, and with every reason", (context) => {
  const sheet = new ScoreSheet(MONTH);
  const rows = Array.from({ length: 10_000 }, (_, at) => ({ answered: at % 101, calls: 100 + (at % 7), complaints: at % 5, share: 97.5, level: "good" }));
  const timed = (/** @type {() => { length: number }} */ run) => {
    const from = performance.now();
    assert.equal(run().length, rows.length);
    return performance.now() - from;
  };
  timed(() => sheet.totals(rows).total);
  context.diagnostic(`figures alone: ${timed(() => sheet.totals(rows).total).toFixed(0)} ms`);
  context.diagnostic(`with reasons: ${timed(() => sheet.scoreAll(rows)).toFixed(0)} ms`);
  assert.deepEqual(sheet.totals(rows).total, sheet.scoreAll(rows).map(({ total }) => total));
});
