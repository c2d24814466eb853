// What RESULTS.md tells of surveys.

import { table, time, times, whole } from "./format.js";

/** @typedef {{ load: number, took: { count: number, milliseconds: number }[], wrong: number }} Modelled milliseconds of the processor */
/** @typedef {{ loaded: number, shown: number, answers: number[], nodes: number }} Painted milliseconds */
/** @typedef {Record<import("../forms/systems.js").Way, Modelled[]>} Ways */
/** @typedef {{ host: string, browser: string, models: Record<"kefu" | "surveyjs", Ways>, pages: Record<"kefu" | "surveyjs", Painted[]>, figures: { count: number, milliseconds: number }[] }} Formed */

const NAMES = { kefu: "kefu", surveyjs: "survey-core, survey-js-ui" };
const SIDES = /** @type {const} */ (["kefu", "surveyjs"]);
const GOALS = { response: 200, figures: 200, shown: 1 / 5, answer: 1 / 10, answerMilliseconds: 2 };

/** @param {Formed} formed */
export function forms({ host, browser, models, pages, figures }) {
  const modelled = SIDES.map((id) => modelOf(models[id]));
  const painted = SIDES.map((id) => pageOf(pages[id]));
  const row = (/** @type {typeof modelled[number]} */ { load, ways, wrong }, /** @type {number} */ at) =>
    [NAMES[SIDES[at]], time(load * 1000), ...ways.flatMap(({ first, each }) => [time(first * 1000), time(each * 1000)]), `${wrong} of 100`];
  const [faster, shown, answer] = [modelled[1].ways[0].each / modelled[0].ways[0].each, painted[0].ready / painted[1].ready, painted[0].median / painted[1].median];
  return [
    `## A survey of 30 questions, ten under a condition, two figures, ${host}`,
    "*`cargo xtask bench forms`: processor time, the least of three fresh processes. A respondent's answers are given at once or one after another; at the end each side says what is asked, the figures, and whether it holds (`forms/systems.js`). Wrong is what differs from what is known without either.*",
    table(["", "loading", "at once: first", "each of 100", "one by one: first", "each of 100", "wrong"], modelled.map(row)),
    table(["responses, all figures by agent and month", "time"], figures.map(({ count, milliseconds }) => [whole(count), time(milliseconds * 1000)])),
    `## The same survey on a page, ${browser}`,
    "*The least of three fresh pages. First layout: from nothing to all questions laid out, code and engine included; an answer: until the page is laid out again.*",
    table(["", "first layout", "an answer: median", "95 of 100 within", "elements"], painted.map(({ ready, median, late, nodes }, at) => [NAMES[SIDES[at]], time(ready * 1000), time(median * 1000), time(late * 1000), whole(nodes)])),
    table(["goal", "limit", "measured", ""], [
      goal("a response at once, faster by", times(GOALS.response), times(faster), faster >= GOALS.response),
      goal("10,000 responses with all figures", time(GOALS.figures * 1000), time(figures[0].milliseconds * 1000), figures[0].milliseconds <= GOALS.figures),
      goal("first layout, of the peer's", times(GOALS.shown), times(shown), shown <= GOALS.shown),
      goal("an answer, of the peer's", times(GOALS.answer), times(answer), answer <= GOALS.answer),
      goal("an answer, 95 of 100", time(GOALS.answerMilliseconds * 1000), time(painted[0].late * 1000), painted[0].late <= GOALS.answerMilliseconds),
    ]),
  ].join("\n\n");
}

/** @param {Ways} ways */
function modelOf({ atOnce, oneByOne }) {
  const each = (/** @type {Modelled[]} */ rounds, /** @type {number} */ at) => Math.min(...rounds.map(({ took }) => took[at].milliseconds / took[at].count));
  const all = [...atOnce, ...oneByOne];
  return {
    load: Math.min(...all.map(({ load }) => load)), wrong: Math.max(...all.map(({ wrong }) => wrong)),
    ways: [atOnce, oneByOne].map((rounds) => ({ first: each(rounds, 0), each: each(rounds, 1) })),
  };
}

/** @param {Painted[]} rounds */
function pageOf(rounds) {
  const sorted = rounds.map(({ answers }) => [...answers].sort((left, right) => left - right));
  return {
    ready: Math.min(...rounds.map(({ loaded, shown }) => loaded + shown)), nodes: rounds[0].nodes,
    median: Math.min(...sorted.map((answers) => answers[answers.length >> 1])),
    late: Math.min(...sorted.map((answers) => answers[Math.floor(answers.length * 0.95)])),
  };
}

const goal = (/** @type {string} */ name, /** @type {string} */ limit, /** @type {string} */ found, /** @type {boolean} */ met) => [name, limit, found, met ? "met" : "missed"];
