// What a review tells beside its rules: the score, the stages as a strip, promises with their times, open questions.
// It judges nothing, and tells which turn was chosen.

import { build } from "./build.js";
import { signed } from "./rules.js";

/** @typedef {import("../../index.js").Review} Review */
/** @typedef {import("./strings.js").Words} Words */

/** @param {(turn: number) => void} onTurn */
export function createAround(onTurn) {
  const score = build("p", { class: "score", role: "status" });
  const strip = build("ol", { class: "stages" });
  const open = build("div", { class: "open-matters" });
  const element = build("div", { class: "around" }, score, strip, open);
  element.addEventListener("click", ({ target }) => {
    const turn = target instanceof Element ? target.closest("[data-turn]")?.getAttribute("data-turn") : null;
    if (turn) onTurn(Number(turn));
  });

  return {
    element,
    /** @param {Review} review @param {Words} words */
    draw(review, { say, language }) {
      const count = (/** @type {string} */ wanted) => review.rules.filter(({ state }) => state === wanted).length;
      score.replaceChildren(build("strong", { class: "score-figure" }, String(review.score)), " ",
        say("scoreOf", { points: signed(review.points), met: count("met"), unmet: count("unmet"), rest: count("not-applicable") }));
      strip.setAttribute("aria-label", say("stages"));
      const stages = review.stages.filter(({ from, to }) => to > from);
      strip.hidden = stages.length === 0;
      strip.replaceChildren(...stages.map((stage) => stageOf(stage, say)));
      open.replaceChildren(
        ...matters(say("promises"), review.promises.map((promise) => [promise, fate(promise, language, say)]), say),
        ...matters(say("unanswered"), review.unanswered.map((question) => [question, say("noAnswer")]), say));
    },
  };
}

/** @param {Review["stages"][number]} stage @param {Words["say"]} say */
function stageOf({ title, from, to }, say) {
  const item = build("li", { class: "stage" }, build("button", { type: "button", "data-turn": String(from) },
    build("span", { class: "stage-title" }, title), build("span", { class: "stage-turns" }, say("turns", { from: from + 1, to }))));
  // The policy forbids the attribute; the property is no markup.
  item.style.setProperty("--turns", String(to - from));
  return item;
}

/**
 * @param {string} title
 * @param {[{ turn: number, text: string }, string][]} those
 * @param {Words["say"]} say
 */
function matters(title, those, say) {
  if (those.length === 0) return [];
  return [build("section", { class: "matter" }, build("h3", {}, title), build("ul", {}, ...those.map(([{ turn, text }, told]) =>
    build("li", {}, build("button", { type: "button", class: "evidence-button", "data-turn": String(turn) },
      build("span", {}, `${say("turn", { n: turn + 1 })} `, build("q", { lang: "zh-CN" }, text), ` ${told}`))))))];
}

/** @param {Review["promises"][number]} promise @param {string} language @param {Words["say"]} say */
function fate({ due, kept }, language, say) {
  const by = due === null ? say("dueUnknown") : say("due", { at: moment(due, language) });
  return `${by} · ${kept === null ? say("promiseOpen") : say("promiseKept", { n: kept + 1 })}`;
}

/** As the clock of the conversation told it, whatever the zone of this machine. @param {string} at ISO 8601 with offset @param {string} language */
function moment(at, language) {
  const date = new Date(`${at.slice(0, 16)}Z`);
  return Number.isNaN(date.getTime()) ? at : date.toLocaleString(language, { timeZone: "UTC", dateStyle: "medium", timeStyle: "short" });
}
