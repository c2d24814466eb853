// A rubric tried before it counts, and objections that can be judged later.

import assert from "node:assert/strict";
import { test } from "node:test";
import { root } from "./support/packages.js";

/** @type {any} */
const kefu = await import(new URL("www/dist/index.js", root).href);
await kefu.default();

/** @param {Record<string, string[]>} cues @param {any[]} rules */
const rubric = (cues, ...rules) => ({ kind: "rubric", id: "test/replay", title: { "zh-CN": "试" }, cues, rules });
const rule = (/** @type {string} */ id, /** @type {string} */ cue) => ({ id, title: { "zh-CN": id }, never: { cue }, points: -2 });
const OLD = rubric({ 推诿: ["不归我管"] }, rule("shirk", "推诿"), rule("gone", "推诿"));
const NEW = rubric({ 推诿: ["不归我管", "找别的部门", "不(清楚|知道)"] }, rule("shirk", "推诿"));
const SAID = ["您好", "这个不归我管", "您找别的部门", "您找别的部门吧", "我不清楚", "我不知道", "您好，请讲"];
const TALKS = SAID.map((text, n) => ({ id: `t${n}`, turns: [{ role: "customer", text: "在吗" }, { role: "agent", text }] }));

test("a rubric replayed: how often each rule fires before and after, and what is new", async () => {
  /** @type {number[]} */
  const told = [];
  const onProgress = (/** @type {any} */ { done, total }) => total > 0 && told.push(done / total);
  const tried = await kefu.replay({ before: { rubric: OLD }, after: { rubric: NEW }, conversations: TALKS, onProgress });
  assert.deepEqual(tried.rules.map(({ id, before, after, changed }) => [id, before?.unmet, after?.unmet, changed]), [
    ["shirk", 1, 5, 4],
    ["gone", 1, undefined, 1],
  ]);
  assert.deepEqual([told.at(-1), told.every((share, at) => at === 0 || share >= told[at - 1])], [1, true]);
  const hits = await tried.hits("shirk");
  assert.deepEqual(hits.map(({ number }) => number).sort(), [2, 3, 4, 5], "what fired before is not new");
  const two = await tried.hits("shirk", 2);
  assert.deepEqual(two.map(({ evidence }) => evidence[0].text), ["找别的部门", "不清楚"], "the second is unlike the first");
  await assert.rejects(tried.hits("gone"), { code: "invalid-argument" });
  tried.dispose();
});

test("without anything new, hits are those there are; two packs are compared in the same way", async () => {
  const same = await kefu.replay({ before: { rubric: OLD }, after: { rubric: OLD }, conversations: TALKS });
  assert.deepEqual([same.rules[0].changed, (await same.hits("shirk")).length], [0, 1]);
  await Promise.all([kefu.loadPack("cable"), kefu.loadPack("service")]);
  const packs = await kefu.replay({ before: { rubric: "service/basics" }, after: { rubric: "cable/hall" }, conversations: TALKS });
  assert.ok(packs.rules.some(({ before }) => before === null) && packs.rules.some(({ after }) => after === null));
  await assert.rejects(kefu.replay({ before: { rubric: OLD }, conversations: TALKS }), { code: "invalid-argument" });
});

const AT = "2024-06-01T09:00:00+08:00";

async function objected() {
  const conversation = TALKS[1];
  const input = { rubric: OLD, conversation };
  const review = new kefu.ConversationReview(OLD).review(conversation);
  return { input, record: await kefu.objection({ ...input, review, rule: "shirk", reason: "这里是引用客户的话", by: "小王", at: AT }) };
}

test("an objection is a record of its own, goes out and in as JSON, and is verified", async () => {
  const { input, record } = await objected();
  assert.deepEqual([record.result.state, record.result.evidence[0].text, record.answer], ["unmet", "不归我管", null]);
  const answered = kefu.answerObjection(record, { accepted: true, text: "成立", by: "主管", at: AT });
  assert.equal(record.answer, null);
  const [back] = kefu.importObjections(kefu.exportObjections([answered]));
  assert.deepEqual(back, answered);
  const { now, ...verdict } = await kefu.verifyObjection(back, input);
  assert.deepEqual([verdict, now.state], [{ rubric: true, conversation: true, result: true }, "unmet"]);
});

test("a changed text, rubric or figure is noticed; another order of names is no change", async () => {
  const { input, record } = await objected();
  const turns = [...input.conversation.turns, { role: "agent", text: "抱歉" }];
  const later = await kefu.verifyObjection(record, { ...input, conversation: { ...input.conversation, turns } });
  assert.deepEqual([later.rubric, later.conversation, later.result], [true, false, true]);
  const changed = await kefu.verifyObjection(record, { ...input, rubric: NEW });
  assert.deepEqual([changed.rubric, changed.conversation, changed.result], [false, true, true]);
  const { cues, ...rest } = OLD;
  const turned = await kefu.verifyObjection(record, { ...input, rubric: { cues, ...rest } });
  assert.equal(turned.rubric, true);
  const gone = await kefu.verifyObjection(record, { ...input, rubric: rubric({ 推诿: ["不归我管"] }, rule("other", "推诿")) });
  assert.deepEqual([gone.result, gone.now], [false, null]);
});

test("what is no objection is refused with its place", async () => {
  const { input, record } = await objected();
  const review = new kefu.ConversationReview(OLD).review(TALKS[1]);
  await assert.rejects(kefu.objection({ ...input, review, rule: "none", reason: "x", at: AT }), { path: "rule" });
  await assert.rejects(kefu.objection({ ...input, review, rule: "shirk", reason: " ", at: AT }), { path: "reason" });
  await assert.rejects(kefu.objection({ ...input, review, rule: "shirk", reason: "x", at: "昨天" }), { path: "at" });
  assert.throws(() => kefu.importObjections("{"), { code: "document-invalid" });
  assert.throws(() => kefu.importObjections("{}"), { path: "json" });
  assert.throws(() => kefu.importObjections(JSON.stringify([record, { ...record, rubric: { id: "x", sha256: "1" } }])), { path: "json[1].rubric" });
  assert.throws(() => kefu.answerObjection(record, { accepted: true, text: "x", at: "" }), { path: "answer.at" });
});
