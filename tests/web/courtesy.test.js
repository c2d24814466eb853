// Courtesies through the package, in Node, on a small document of the tests' own.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";
import { pathOf, root } from "./support/packages.js";

/** @type {any} */
const kefu = await import(new URL("www/dist/index.js", root).href);
await kefu.default();

const rules = JSON.parse(readFileSync(pathOf("tests/it/courtesy/rules.json"), "utf8"));
const checkOf = (/** @type {object} */ options = {}) => new kefu.CourtesyCheck({ lexicons: [rules], ...options });

/** @param {any} report @param {string} category */
const stateOf = (report, category) => report.needs.find((/** @type {any} */ need) => need.category === category)?.state;

/** @param {string} text @param {any} advice */
const applied = (text, { edit }) => text.slice(0, edit.start) + edit.insert + text.slice(edit.end);

test("a report says what is there, what is owed, why, and what would mend it", () => {
  const check = checkOf({ slots: { company: "中原物业" } });
  assert.deepEqual(check.problems, []);
  const text = "😀你提交一下申请";
  const report = check.check(text, { before: [{ role: "customer", text: "你们服务真好" }] });
  assert.equal(report.stage, "opening");
  assert.deepEqual(report.needs.filter(({ state }) => state === "unmet").map(({ category }) => category), ["greeting", "thanks", "please"]);
  assert.deepEqual(report.address, { polite: [], plain: [{ start: 2, end: 3 }] });
  assert.deepEqual(report.occasions.map((/** @type {any} */ mark) => mark.text), ["你提交"]);
  assert.deepEqual(report.advice.map((/** @type {any} */ advice) => applied(text, advice)), [
    "您好，这里是中原物业，😀你提交一下申请",
    "谢谢您的夸奖，😀你提交一下申请",
    "😀请你提交一下申请",
    "😀您提交一下申请",
  ]);
  assert.deepEqual(report.coverage, { met: 0, applicable: 3 });
  for (const { why, title } of [...report.needs, ...report.advice]) assert.ok(why && title);
  check.dispose();
});

test("time of day, quotations and shares", () => {
  const check = checkOf();
  const evening = check.check("早上好", { at: "2024-05-01T19:00:00+08:00", stage: "middle" });
  assert.deepEqual([evening.present[0].fit, evening.advice[0].edit.insert, stateOf(evening, "greeting")], ["hour", "您好", "met"]);
  assert.deepEqual(check.check("客户说了“谢谢”就走了").present, []);
  assert.deepEqual(check.check("有货哦。今天发").shares, [{ category: "warmth", with: 1, of: 2 }]);
  check.dispose();
});

test("titles and reasons come in the reader's language, what is put in stays Chinese", () => {
  const check = checkOf({ lang: "en" });
  const [greeting] = check.check("有货").needs;
  assert.deepEqual([greeting.why, greeting.title], ["greet first", "问候"]);
  assert.equal(check.check("好的", { stage: "middle" }).needs[0].why, "not called for here");
  check.dispose();
});

test("damaged text, no text and long text are judged", () => {
  const check = checkOf();
  assert.deepEqual(check.check("").present, []);
  const [mark] = check.check("\ud800谢谢\udc00").present;
  assert.deepEqual([mark.start, mark.end, mark.text], [1, 3, "谢谢"]);
  const long = check.check("你".repeat(9000) + "谢谢", { stage: "middle" });
  assert.deepEqual(long.advice, []);
  check.dispose();
});

test("problems of a document are named, and its rest works", () => {
  const broken = { ...rules, entries: [...rules.entries, { id: "x", phrase: "甲", category: "nobody" }] };
  const check = checkOf({ lexicons: [broken] });
  assert.deepEqual(check.problems.map((/** @type {any} */ { code, path }) => [code, path]), [
    ["unknown-category", `entries[${rules.entries.length}].category`],
  ]);
  assert.equal(check.check("谢谢").present.length, 1);
  assert.deepEqual(kefu.checkDocument(rules).filter((/** @type {any} */ { severity }) => severity === "error"), []);
  check.dispose();
});

test("what is no message, stage or option is refused by its place", () => {
  const check = checkOf();
  const refusal = (/** @type {() => unknown} */ call, /** @type {string} */ path) =>
    assert.throws(call, (/** @type {any} */ error) => error instanceof kefu.KefuError && error.path === path && error.hint !== "");
  refusal(() => check.check(7), "message");
  refusal(() => check.check("好", { stage: "later" }), "context.stage");
  refusal(() => check.check("好", { before: [{ role: "customer" }] }), "context.before[0].text");
  refusal(() => check.check("好", { before: [{ role: "boss", text: "好" }] }), "context.before[0].role");
  refusal(() => checkOf({ colour: "red" }), "options.colour");
  refusal(() => checkOf({ lexicons: ["nowhere/courtesy"] }), "options.lexicons[0]");
  check.dispose();
  assert.throws(() => check.check("好"), { code: "disposed" });
  check.dispose();
});
