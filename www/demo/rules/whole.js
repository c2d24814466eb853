/**
 * The check of a whole lexicon: everything wrong with it, each problem with a way to its entry.
 */

import { checkDocument } from "../../dist/index.js";
import { build } from "../dom.js";
import { nameOf } from "./model.js";

/** @typedef {import("./model.js").LexiconDocument} LexiconDocument */
/** @typedef {import("./index.js").Words} Words */

/** Problems drawn; a list with more is mended from the top. */
const MOST = 200;

/**
 * @param {LexiconDocument} lexicon
 * @param {Words} words
 * @param {(at: number) => void} onChoose
 */
export function wholeCheck(lexicon, { say, language }, onChoose) {
  const problems = checkDocument(lexicon, { lang: language });
  const summary = problems.length === 0 ? say("allGood") : say("problemCount", { n: problems.length, shown: Math.min(MOST, problems.length) });
  return build("div", {},
    build("h2", { tabindex: "-1" }, say("checkAll")),
    build("p", { class: "note", role: "status" }, summary),
    build("ul", { class: "problems" }, ...problems.slice(0, MOST).map((problem) => {
      const at = Number(/^entries\[(\d+)\]/.exec(problem.path)?.[1] ?? -1);
      const way = at < 0 || !lexicon.entries[at] ? problem.path : wayTo(nameOf(lexicon.entries[at]), () => onChoose(at));
      return build("li", { class: "problem", "data-gravity": problem.severity },
        build("span", { class: "problem-kind" }, say(problem.severity)), way, " ", problem.message, problem.hint ? ` · ${problem.hint}` : "");
    })));
}

/** @param {string} name @param {() => void} onClick */
function wayTo(name, onClick) {
  const button = build("button", { type: "button", class: "quiet", lang: "zh-CN" }, name);
  button.addEventListener("click", onClick);
  return button;
}
