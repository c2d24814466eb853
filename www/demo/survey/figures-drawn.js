/** All figures of a summary, drawn into the parts of the page. It counts nothing. */

import { build } from "../dom.js";
import { problemList } from "../review/problems.js";
import { callbacks } from "./callbacks.js";
import { comparison } from "./groups.js";
import { measureCards } from "./measures.js";
import { questionBlocks } from "./questions.js";
import { trends } from "./trend.js";

/** @typedef {import("./index.js").Words} Words */
/** @typedef {import("./index.js").Key} Key */
/** @typedef {import("../../dist/index.js").Summary} Summary */

/**
 * @param {import("./results.js").Parts} parts
 * @param {Summary} summary
 * @param {import("../../dist/index.js").Form} form
 * @param {Key} group what responses are told apart by, in words
 * @param {Words} words
 */
export function drawFigures(parts, summary, form, group, words) {
  const { say } = words;
  const days = [summary.from, summary.to].map((moment) => (moment ?? "").slice(0, 10));
  parts.head.textContent = [say("summary", { n: summary.responses, complete: summary.complete, from: days[0], to: days[1] }),
    summary.needed.share > summary.responses ? say("needed", { n: summary.needed.share }) : ""].join(" ");
  parts.problems.replaceChildren(...problemList(summary.problems, say));
  parts.measures.replaceChildren(measureCards(summary, say));
  parts.trend.replaceChildren(...trends(summary, say));
  parts.groupsTitle.textContent = say("groups", { by: say(group) });
  parts.groups.replaceChildren(...comparison(summary, say(group), say));
  parts.callbacks.replaceChildren(callbacks(form, summary, words));
  parts.questions.replaceChildren(...questionBlocks(summary.questions, say));
  const flags = summary.quality.filter(({ count }) => count > 0);
  parts.quality.replaceChildren(flags.length === 0 ? build("p", { class: "note" }, say("noQuality"))
    : build("ul", {}, ...flags.map(({ code, count }) => build("li", {}, `${say(/** @type {Key} */ (code))}: ${count}`))));
}
