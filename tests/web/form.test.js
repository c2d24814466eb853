// Forms through the built module: registers, draws, trials, the linter, SurveyJS, call-backs, themes.

import assert from "node:assert/strict";
import { test } from "node:test";
import { root } from "./support/packages.js";
import { KINDS, TRIAL } from "./support/survey.js";

/** @type {any} */
const kefu = await import(new URL("www/dist/index.js", root).href);
await kefu.default();

const AT = "2024-05-01T10:00:00+08:00";

test("entries of a register are added and corrected, and a change shows", async () => {
  await kefu.loadForm("duty/patrol");
  const document = { ...TRIAL, id: "trial/log", use: "register" };
  const register = new kefu.Register(document);
  register.append({ answers: { stars: 5 }, at: AT, by: "王" });
  register.correct(1, { answers: { stars: 4 }, at: AT, by: "王" });
  assert.deepEqual([register.entries.length, register.current().length, register.current()[0].answers.stars], [2, 1, 4]);
  assert.deepEqual(register.verify(), []);
  const changed = structuredClone(register.entries);
  changed[0].answers.stars = 1;
  assert.equal(new kefu.Register(document, changed).verify()[0].path, "entries[0]");
  assert.throws(() => register.append({ answers: {}, at: AT }), { code: "answers-invalid" });
});

test("a draw is drawn again by its record", () => {
  const items = Array.from({ length: 50 }, (_, at) => ({ id: `k${at}`, stratum: at % 2 ? "phone" : "web" }));
  const { drawn, record } = kefu.draw({ items, count: 10, seed: 7, stratified: true });
  assert.deepEqual(kefu.draw({ items, count: record.count, seed: record.seed, stratified: record.stratified }), { drawn, record });
  assert.equal(drawn.filter((/** @type {string} */ id) => Number(id.slice(1)) % 2 === 0).length, 5);
});

test("made-up respondents and the linter say the same of a form in three languages", () => {
  const broken = structuredClone(TRIAL);
  broken.pages[0].questions[3].show = "stars > 5";
  const told = /** @type {const} */ (["zh-CN", "zh-TW", "en"]).map((lang) => kefu.lintForm(broken, { lang, count: 500 }));
  for (const report of told) {
    assert.deepEqual(report.problems.map((/** @type {any} */ { path, code, severity }) => [path, code, severity]), [
      ["pages[0].questions[3]", "dead-question", "error"], ["pages[0].questions[3].show", "never-holds", "error"]]);
    assert.ok(report.problems.every((/** @type {any} */ { message, hint }) => message && hint));
    assert.deepEqual([report.paths, report.exact, report.mostQuestions, report.simulation.respondents], [2, true, 3, 500]);
  }
  assert.equal(new Set(told.map(({ problems }) => problems[0].message)).size, 3);
  const form = new kefu.Form(TRIAL);
  assert.deepEqual([form.lint().problems, form.lint().paths, form.simulate({ count: 300 }).asked.stars], [[], 2, 300]);
});

test("what people write is grouped by theme; a module without phrases says that it cannot", async () => {
  await kefu.loadPack("themes");
  const form = new kefu.Form(TRIAL);
  const responses = ["等了很久", "态度好，也很快", "嗯嗯"].map((words, at) => form.submit({ stars: 4, words }, { id: `r${at}`, at: AT }));
  const { questions } = form.summarize(responses, { themes: "themes/remarks" });
  const { themes, without, remarks } = questions.find((/** @type {any} */ { id }) => id === "words").themes;
  assert.deepEqual(themes.map((/** @type {any} */ { id, count, of }) => [id, count, of]), [["attitude", 1, 3], ["waiting", 1, 3], ["speed", 1, 3]]);
  assert.deepEqual([remarks, without.count, without.samples], [3, 1, ["嗯嗯"]]);
  /** @type {any} */
  const alone = await import(new URL("www/dist/form.js", root).href);
  await alone.default();
  assert.throws(() => new alone.Form(TRIAL).summary({ themes: { kind: "lexicon" } }), { code: "invalid-argument", path: "options.themes" });
});

test("deadlines are the clock's: working time, the most urgent first, and an unknown year says so", () => {
  const followUp = (/** @type {string} */ response, /** @type {string} */ target, /** @type {string} */ at) => ({ response, id: "call", title: "回电", target, at });
  const friday = "2024-05-31T16:30:00+08:00";
  const list = [
    followUp("a", "3 工作日", "2024-09-27T10:00:00+08:00"), followUp("b", "within 2 working hours", friday), followUp("c", "24h", friday), followUp("d", "two-working-hours", friday),
    followUp("e", "3wd", "2026-12-30T10:00:00+08:00"), followUp("f", "sometime", friday), followUp("g", "20分钟内", friday),
  ];
  const due = kefu.callBacks(TRIAL, list, { now: "2024-06-01T10:00:00+08:00", done: { "g/call": "2024-05-31T16:40:00+08:00" } });
  assert.deepEqual(due.map((/** @type {any} */ { response, shown, state }) => [response, shown, state]), [
    ["g", "2024-05-31 16:50", "met"], ["c", "2024-06-01 16:30", "running"], ["b", "2024-06-03 09:30", "running"], ["d", "2024-06-03 09:30", "running"],
    ["a", "2024-10-08 17:30", "running"], ["e", "", "unknown"], ["f", "", "unknown"]]);
  assert.match(due[5].problems[0].message, /2027/);
  assert.equal(kefu.callBacks(TRIAL, list, { now: "2024-06-04T10:00:00+08:00" }).filter((/** @type {any} */ { state }) => state === "late").length, 4);
  assert.throws(() => kefu.callBacks(TRIAL, list, {}), { code: "invalid-argument" });
});

test("a survey of SurveyJS comes in with a report, and goes out again", () => {
  const survey = { title: "Feedback", pages: [{ name: "p1", elements: [
    { type: "rating", name: "Stars", rateMax: 5, isRequired: true }, { type: "comment", name: "why", visibleIf: "{Stars} <= 2" }, { type: "signaturepad", name: "sign" }] }] };
  const { document, report } = kefu.importSurveyJs(survey, { id: "my/survey", lang: "en" });
  assert.deepEqual(report.map((/** @type {any} */ { path, code }) => [path, code]), [["pages[0].elements[2]", "not-carried"], ["pages[0].elements[0].name", "renamed"]].sort());
  const form = new kefu.Form(document);
  assert.deepEqual(form.problems, []);
  const asked = (/** @type {any} */ answers) => form.view(answers).pages[0].questions.map((/** @type {any} */ { id }) => id);
  assert.deepEqual([asked({ stars: 2 }), asked({ stars: 3 })], [["stars", "why"], ["stars"]]);
  const { json, report: lost } = kefu.exportSurveyJs(form);
  assert.equal(json.pages[0].elements[1].visibleIf, "{stars} <= 2");
  assert.deepEqual(lost, []);
  assert.throws(() => kefu.importSurveyJs("[]"), { code: "invalid-argument" });
});

test("the schema of responses has every answer, and nothing else", () => {
  const form = new kefu.Form(KINDS);
  const schema = kefu.responseSchema(form);
  const { properties, additionalProperties } = schema.properties.answers;
  assert.equal(additionalProperties, false);
  assert.deepEqual(properties.stars, { title: "星", type: "integer", minimum: 1, maximum: 5 });
  assert.deepEqual(properties.mood.anyOf[1], { const: "na" });
  assert.deepEqual(Object.keys(properties.aspects.properties), ["install", "training"]);
  assert.ok("channel:other" in properties && !("note" in properties));
  const response = form.submit({ stars: 5, channel: "other", "channel:other": "面谈", wrong: ["slow"] }, { at: AT });
  assert.ok(Object.keys(response.answers).every((name) => name in properties));
  assert.ok(Object.keys(response).every((name) => name in schema.properties), Object.keys(response).join());
});
