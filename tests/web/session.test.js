// The live session in Node: what `check` finds, as objects that stay the same while they only move.

import assert from "node:assert/strict";
import { test } from "node:test";
import { root } from "./support/packages.js";

/** @type {any} */
const kefu = await import(new URL("www/dist/index.js", root).href);
await kefu.default();

/** @param {any} finding */
const placed = ({ id, ...rest }) => rest;

/**
 * @param {any} guard
 * @param {any} session
 * @param {any} [context]
 */
function agrees(guard, session, context) {
  assert.deepEqual(session.findings.map(placed), guard.check(session.text, context).map(placed), session.text);
}

test("a finding that only moves is the same object with the same id", () => {
  const guard = new kefu.PhraseGuard();
  const session = guard.session("你找领导去。今天你去告吧");
  const [first, second] = session.findings;
  const { added, removed, shifted, findings } = session.edit(6, 6, "😀");
  assert.deepEqual([added, removed], [[], []]);
  assert.deepEqual(shifted, [second]);
  assert.ok(findings[0] === first && findings[1] === second);
  assert.equal(session.text.slice(second.start, second.end), second.text);
  guard.dispose();
});

test("an edit tells what came and what went", () => {
  const guard = new kefu.PhraseGuard({ phrases: ["不关我事"] });
  const session = guard.session();
  assert.deepEqual(session.findings, []);
  const { added, dirty } = session.edit(0, 0, "这不关我事");
  assert.deepEqual(added.map((/** @type {any} */ { start, end, text }) => [start, end, text]), [[1, 5, "不关我事"]]);
  assert.deepEqual(dirty, [0, 5]);
  assert.deepEqual(session.edit(2, 3, "").removed, added);
  assert.equal(session.text, "这不我事");
  guard.dispose();
});

test("offsets outside the text are refused and nothing is lost", () => {
  const guard = new kefu.PhraseGuard({ phrases: ["不关我事"] });
  const session = guard.session("不关我事");
  for (const [start, end] of [[-1, 0], [0, 5], [3, 2], [0.5, 1], [NaN, 1], ["0", 1]]) {
    assert.throws(() => session.edit(start, end, "x"), (/** @type {any} */ error) => error.code === "invalid-argument");
  }
  assert.throws(() => session.edit(0, 0, null), (/** @type {any} */ error) => error.code === "invalid-argument");
  assert.deepEqual([session.text, session.findings.length], ["不关我事", 1]);
  session.dispose();
  assert.throws(() => session.edit(0, 0, "x"), (/** @type {any} */ error) => error.code === "disposed");
  guard.dispose();
});

test("whatever is typed, the findings are those of a check", () => {
  const guard = new kefu.PhraseGuard();
  const context = { role: "agent", before: [{ role: "customer", text: "我要投诉" }] };
  const pieces = ["不知道", "你找领导去", "我帮您", "抱歉", "“", "”", "。", "\n", "😀", "\ud800", "今天天气很好", "别对客户说", "，", " ", "1️⃣"];
  let seed = 7;
  const random = (/** @type {number} */ most) => (seed = (seed * 48271) % 2147483647) % most;
  const session = guard.session("", context);
  for (let round = 0; round < 800; round += 1) {
    const { length } = session.text;
    const start = random(length + 1);
    session.edit(start, Math.min(length, start + (random(3) === 0 ? random(5) : 0)), pieces[random(pieces.length)]);
    if (round % 8 === 0) agrees(guard, session, context);
  }
  agrees(guard, session, context);
  guard.dispose();
});
