// Reviews of whole conversations from JavaScript, in Node: the same module a page loads.

import assert from "node:assert/strict";
import test from "node:test";

import init, { ConversationReview, KefuError, checkDocument, loadPack } from "../../www/dist/index.js";

await init();
await loadPack("cable");

const leaving = {
  id: "c1",
  turns: [
    { role: "customer", text: "我要销户", at: "2024-05-01T10:00:00+08:00" },
    { role: "agent", text: "好的已销，两小时内给您短信通知", at: "2024-05-01T10:00:10+08:00" },
  ],
};

test("a review says state, points, evidence and what would have met it", () => {
  const review = new ConversationReview("cable/hall").review(leaving);
  const rule = review.rules.find(({ id }) => id === "keep-customer");
  assert.equal(rule.state, "unmet");
  assert.equal(rule.points, -3);
  assert.deepEqual(rule.rows, ["S-075"]);
  assert.deepEqual(rule.evidence.map(({ turn, shows, text }) => [turn, shows, text]), [
    [0, "occasion", "销户"],
    [1, "missing", leaving.turns[1].text],
  ]);
  assert.ok(rule.why !== "" && rule.source !== "");
  const mended = structuredClone(leaving);
  for (const { turn, newTurn, start, end, insert } of rule.mend) {
    if (newTurn) mended.turns.splice(turn, 0, { role: "agent", text: insert });
    else mended.turns[turn].text = mended.turns[turn].text.slice(0, start) + insert + mended.turns[turn].text.slice(end);
  }
  assert.equal(new ConversationReview("cable/hall").review(mended).rules.find(({ id }) => id === "keep-customer").state, "met");
});

test("promises have their times, questions their answers", () => {
  const review = new ConversationReview("service/basics").review({ turns: [...leaving.turns, { role: "customer", text: "真的吗？" }] });
  assert.deepEqual(review.promises.map(({ turn, due, kept }) => [turn, due, kept]), [[1, "2024-05-01T12:00:10+08:00", null]]);
  assert.deepEqual(review.unanswered.map(({ turn, text }) => [turn, text]), [[2, "真的吗？"]]);
});

test("a draft is judged in the whole conversation", () => {
  const reviewer = new ConversationReview("service/basics");
  const state = (text) => reviewer.draft({ turns: [{ role: "customer", text: "我要投诉" }] }, text).rules.find(({ id }) => id === "complaint-apology").state;
  assert.equal(state("我看看"), "unmet");
  assert.equal(state("非常抱歉，我马上为您核实"), "met");
});

test("what would mend a draft is known when it is asked for", () => {
  const reviewer = new ConversationReview("service/basics");
  const rules = (text) => reviewer.draft({ turns: [{ role: "customer", text: "我要投诉" }] }, text).rules;
  const [{ insert }] = rules("我看看").find(({ id }) => id === "complaint-apology").mend;
  assert.match(insert, /很抱歉给您带来不便/);
  assert.equal(rules(`我看看${insert}`).find(({ id }) => id === "complaint-apology").state, "met");
  assert.deepEqual(structuredClone(rules("我看看"))[0].mend, rules("我看看")[0].mend);
});

test("parameters are readable, changeable, and named when unknown", () => {
  const slow = { turns: [{ role: "customer", text: "在吗", at: "2024-05-01T10:00:00Z" }, { role: "agent", text: "您好", at: "2024-05-01T10:00:45Z" }] };
  const state = (options) => new ConversationReview("service/basics", options).review(slow).rules.find(({ id }) => id === "first-reply").state;
  assert.equal(state({}), "unmet");
  assert.equal(state({ parameters: { first_reply: 60 } }), "met");
  assert.equal(new ConversationReview("service/basics").parameters.find(({ id }) => id === "first_reply").value, 30);
  assert.deepEqual(new ConversationReview("service/basics", { parameters: { nothing: 1 } }).problems.map(({ code }) => code), ["unknown-parameter"]);
});

test("figures say the same as the review", () => {
  const reviewer = new ConversationReview("cable/hall");
  const review = reviewer.review(leaving);
  const figures = reviewer.figures(leaving);
  assert.deepEqual([figures[0], figures[1]], [review.points * 1000, review.score * 1000]);
  assert.deepEqual(review.rules.map(({ state }) => ["met", "unmet", "not-applicable"].indexOf(state)), review.rules.map((_, at) => figures[2 + 2 * at]));
});

test("doubtful conversations are reviewed, and what is doubtful is named", () => {
  const reviewer = new ConversationReview("service/basics");
  const { problems, rules } = reviewer.review({ turns: [{ role: "boss", text: "x" }, { role: "agent", text: "\ud800", at: "昨天" }, { role: "agent" }] });
  assert.deepEqual(problems.map(({ code, path }) => [code, path]), [
    ["unknown-role", "turns[0].role"],
    ["bad-time", "turns[1].at"],
    ["missing-field", "turns[2]"],
  ]);
  assert.ok(rules.length > 0);
  assert.ok(reviewer.review({ turns: [] }).rules.every(({ state }) => state === "not-applicable"));
  assert.throws(() => reviewer.review(null), (error) => error instanceof KefuError && error.path === "conversation");
});

test("a megabyte in one turn is reviewed", () => {
  const review = new ConversationReview("service/basics").review({ turns: [{ role: "agent", text: "您好，请稍等。明天给您送，".repeat(80_000) }] });
  assert.equal(review.rules.find(({ id }) => id === "welcome").state, "met");
});

test("a rubric of one's own, and what is wrong with another", () => {
  const rubric = {
    kind: "rubric",
    id: "hotel/desk",
    title: { "zh-CN": "前台会话" },
    cues: { 问候: ["您好"] },
    rules: [{ id: "hello", title: { "zh-CN": "来有迎声" }, expect: { cue: "问候", in: { first: 1 } }, points: -3, examples: [{ turns: ["A: 您好"], state: "met" }] }],
  };
  assert.deepEqual(checkDocument(rubric), []);
  assert.equal(new ConversationReview(rubric).review({ turns: [{ role: "agent", text: "嗯" }] }).points, -3);
  rubric.rules[0].expect.cue = "道别";
  assert.deepEqual(checkDocument(rubric).map(({ code, path }) => [code, path]), [["unknown-cue", "rules[0].expect.cue"]]);
});
