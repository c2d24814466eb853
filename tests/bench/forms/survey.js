// The survey that both sides ask: thirty questions, ten of them under a condition, two figures calculated; and what
// people answer, made up from a fixed seed. It is written once and said in each side's own notation.

import { random } from "../suite/lexicon.js";

/** @typedef {{ name: string, kind: "rating" | "single" | "yes_no" | "text", when?: [question: string, most: number] }} Question shown when an earlier rating is at most so many */
/** @typedef {Record<string, string | number | boolean>} Answers */

const OPTIONS = ["first", "second", "third", "fourth"];
const RATED = 12;
const ASKED = 30;
const CONDITIONAL = 10;

/** @type {Question[]} */
export const QUESTIONS = Array.from({ length: ASKED }, (_, at) => {
  const name = `q${at + 1}`;
  const kind = at < RATED ? "rating" : /** @type {const} */ (["single", "yes_no", "text"])[at % 3];
  return at < ASKED - CONDITIONAL ? { name, kind } : { name, kind, when: [`q${at - ASKED + CONDITIONAL + 1}`, 3] };
});

const rated = QUESTIONS.slice(0, RATED).map(({ name }) => name);

/** The document for kefu. */
export function document() {
  const text = (/** @type {string} */ said) => ({ "zh-CN": said });
  const questions = QUESTIONS.map(({ name, kind, when }) => ({
    id: name, title: text(`Question ${name}`), required: kind === "rating" ? true : undefined, show: when && `${when[0]} <= ${when[1]}`,
    ...(kind === "rating" ? { kind, scale: { from: 1, to: 5, look: "numbers" } }
      : kind === "single" ? { kind, options: OPTIONS.map((id) => ({ id, title: text(id) })) }
      : { kind: kind === "text" ? "short" : kind }),
  }));
  const figures = [
    { id: "total", kind: "calculated", title: text("Total"), formula: `sum(${rated.join(", ")})` },
    { id: "score", kind: "calculated", title: text("Score"), formula: "total * 100 / 60", places: 2 },
  ];
  const measures = [{ id: "content", title: text("Content"), method: "satisfied", of: ["q1"] }, { id: "mean", title: text("Mean"), method: "mean", of: rated }];
  const all = JSON.parse(JSON.stringify([...questions, ...figures]));
  return { kind: "form", id: "bench/survey", use: "survey", version: 1, title: text("Survey"), source: text("Made up"), pages: [{ id: "all", title: text("All"), questions: all }], measures };
}

/** The same for survey-core. */
export function surveyJs() {
  const types = { rating: "rating", single: "radiogroup", yes_no: "boolean", text: "text" };
  const elements = QUESTIONS.map(({ name, kind, when }) => ({
    name, title: `Question ${name}`, type: types[kind], isRequired: kind === "rating", ...(kind === "rating" ? { rateMin: 1, rateMax: 5 } : kind === "single" ? { choices: OPTIONS } : {}),
    ...(when ? { visibleIf: `{${when[0]}} <= ${when[1]}` } : {}),
  }));
  const figures = [
    { name: "total", type: "expression", title: "Total", expression: rated.map((name) => `{${name}}`).join(" + ") },
    { name: "score", type: "expression", title: "Score", expression: "round({total} * 100 / 60, 2)" },
  ];
  return { title: "Survey", pages: [{ name: "all", elements: [...elements, ...figures] }] };
}

/** Answers in the order they are given; the hidden ones are never given. @param {number} count @returns {Answers[]} */
export function respondents(count) {
  const next = random(30);
  const upTo = (/** @type {number} */ most) => Math.floor(next() * (most + 1));
  return Array.from({ length: count }, () => {
    /** @type {Answers} */
    const answers = {};
    for (const { name, kind, when } of QUESTIONS) {
      const value = kind === "rating" ? 1 + upTo(4) : kind === "single" ? OPTIONS[upTo(3)] : kind === "yes_no" ? upTo(1) === 1 : `remark ${upTo(99)}`;
      if (when === undefined || Number(answers[when[0]]) <= when[1]) answers[name] = value;
    }
    return answers;
  });
}

/** What is right: who is asked what, and the figures, without either engine. @param {Answers} answers */
export function truth(answers) {
  const visible = QUESTIONS.filter(({ when }) => when === undefined || Number(answers[when[0]]) <= when[1]).map(({ name }) => name);
  const total = rated.reduce((sum, name) => sum + Number(answers[name]), 0);
  return { visible, total, score: Math.round((total * 10_000) / 60) / 100 };
}
