// Figures and tables of responses, as a page gets them from the engine.

import assert from "node:assert/strict";
import { test } from "node:test";
import { root } from "./support/packages.js";
import { KINDS, TRIAL } from "./support/survey.js";

/** @type {any} */
const { default: init, Form } = await import(new URL("www/dist/form.js", root).href);
await init(new URL("www/dist/form.wasm", root));

const WITH_FIGURES = { ...TRIAL, measures: [{ id: "csat", title: { "zh-CN": "满意率" }, method: "satisfied", of: ["stars"] }] };

/** Of so many, every fourth not content; agents take turns. @param {any} form @param {number} count */
const responses = (form, count) => Array.from({ length: count }, (_, at) =>
  form.submit({ stars: at % 4 === 0 ? 2 : 5, words: `第 ${at}` }, { id: `r${at}`, at: `2026-07-${String(1 + (at % 28)).padStart(2, "0")}T10:00:00+08:00`, by: at % 2 ? "甲" : "乙" }));

test("responses at once and bit by bit, as objects and as lines, come to the same figures", () => {
  const form = new Form(WITH_FIGURES);
  const all = responses(form, 120);
  const options = { by: "by", period: "week" };
  const whole = form.summarize(all, options);
  const bits = form.summary(options);
  bits.add(all.slice(0, 50));
  bits.add(all.slice(50).map((one) => JSON.stringify(one)).join("\n"));
  assert.deepEqual(bits.result(), whole);
  const [csat] = whole.measures;
  assert.deepEqual([csat.n, csat.value, whole.responses, whole.needed.share], [120, 0.75, 120, 385]);
  // Wilson's interval of 90 of 120, computed by hand.
  assert.ok(Math.abs(csat.low - 0.6656) < 5e-4 && Math.abs(csat.high - 0.8189) < 5e-4, `${csat.low} ${csat.high}`);
  assert.deepEqual(whole.groups.map((/** @type {any} */ { key, responses: count }) => [key, count]).sort(), [["乙", 60], ["甲", 60]].sort());
});

test("a table says answers in words, masks what is personal and leaves out what is sensitive", () => {
  const pages = structuredClone(KINDS.pages);
  for (const question of pages[0].questions) {
    if (question.id === "name") Object.assign(question, { privacy: "personal" });
    if (question.id === "tel") Object.assign(question, { privacy: "sensitive" });
  }
  const form = new Form({ ...KINDS, anonymous: false, pages });
  const response = form.submit(
    { stars: 4, channel: "other", "channel:other": "邮件", wrong: ["slow", "rude"], aspects: { install: 5 }, solved: true, name: "王小明", tel: "13800138000" },
    { id: "r1", at: "2026-07-01T10:00:00+08:00", subject: "客户甲乙丙丁戊己" },
  );
  const { columns, rows } = form.table([response]);
  const cell = (/** @type {string} */ title) => rows[0][columns.indexOf(title)];
  assert.deepEqual(["星", "怎么联系的？", "哪里不好？", "分别打分 · 安装", "解决了吗？", "称呼", "客户"].map(cell), [4, "其他、邮件", "慢、凶", 5, "是", "王**", "客*****戊己"]);
  assert.equal(columns.indexOf("电话"), -1);
  const open = form.table([response], { sensitive: true });
  assert.ok(open.columns.includes("电话") && open.rows[0].includes("王小明"));
});
