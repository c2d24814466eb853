/** Each question by itself: how many chose what, with intervals, and what was written. */

import { build } from "../dom.js";
import { cells, known, written } from "./figures.js";
import { bar } from "./pictures.js";
import { table } from "./table.js";

/** @typedef {import("./index.js").Words} Words */
/** @typedef {import("../../dist/index.js").QuestionSummary} QuestionSummary */

/** More remarks than these are read in the exported table. */
const MOST_TEXTS = 30;

/** @param {QuestionSummary[]} questions @param {Words["say"]} say */
export const questionBlocks = (questions, say) => questions.filter(({ asked }) => asked > 0).map((question) => block(question, say));

/** @param {QuestionSummary} question @param {Words["say"]} say */
function block({ title: asked, answered, notAnswered, notApplicable, counts, mean, median, yes, texts = [], aspects = [], themes }, say) {
  // Where a respondent read an earlier answer, there is none for all of them.
  const title = asked.replace(/\{[^{}]+\}/g, "…");
  const told = say("answered", { answered, not: notAnswered }) + (notApplicable > 0 ? say("notApplicable", { n: notApplicable }) : "");
  const average = known(mean);
  const middle = [
    ...(average ? [say("mean", { value: written(average.value, "scale"), low: written(average.low, "scale"), high: written(average.high, "scale") })] : []),
    ...(median === undefined ? [] : [say("median", { value: median })]),
  ];
  const rows = [...counts, ...(yes ? [{ ...yes, title: say("yes") }] : [])].map((share) => {
    const all = known(share);
    return [share.title, share.count, ...cells(share, "share"), all === null ? "–" : bar(all)];
  });
  const lines = aspects.map((aspect) => [aspect.title, aspect.answered, ...cells(aspect.mean, "scale"), cells(aspect.satisfied, "share")[0]]);
  return build("section", { class: "question" }, build("h3", {}, title), build("p", { class: "note" }, [told, ...middle].join(" · ")),
    ...(lines.length === 0 ? [] : [table([say("aspect"), say("count"), say("average"), say("interval"), say("satisfied")], lines, title)]),
    ...(lines.length > 0 || rows.length === 0 ? [] : [table([say("option"), say("count"), say("share"), say("interval"), say("picture")], rows, title)]),
    ...(themes === undefined ? [] : [themesOf(themes, title, say)]),
    ...(texts.length === 0 ? [] : [build("details", {}, build("summary", {}, say("texts", { n: texts.length })), build("ul", { class: "remarks" }, ...texts.slice(0, MOST_TEXTS).map((text) => build("li", {}, text))))]));
}

/** What people write about, and how many of them; those without a theme are counted aloud. @param {import("../../dist/index.js").Themes} themes @param {string} title @param {Words["say"]} say */
function themesOf({ remarks, themes, without }, title, say) {
  const rows = [...themes, ...(without.count > 0 ? [{ ...without, title: say("noTheme") }] : [])].map((share) => {
    const all = known(share);
    const first = build("details", {}, build("summary", {}, share.samples[0]), build("ul", { class: "remarks" }, ...share.samples.slice(1).map((sample) => build("li", {}, sample))));
    return [share.title, share.count, ...cells(share, "share"), all === null ? "–" : bar(all), share.samples.length > 1 ? first : share.samples[0]];
  });
  return build("div", {}, build("p", { class: "note" }, say("themesHead", { n: remarks })),
    table([say("theme"), say("count"), say("share"), say("interval"), say("picture"), say("samples")], rows, say("themesOf", { title })));
}
