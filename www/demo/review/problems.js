/** What was wrong with a file, each with its line; the first ones, and how many more there are. */

import { build } from "../dom.js";

/** More would not be read; the file itself has to be mended then. */
const MOST_SHOWN = 50;

/**
 * @param {import("../../dist/index.js").Problem[]} problems
 * @param {(key: "problems" | "moreProblems", values: Record<string, number>) => string} say
 * @returns {HTMLElement[]}
 */
export function problemList(problems, say) {
  if (problems.length === 0) return [];
  const more = problems.length - MOST_SHOWN;
  return [build("details", { class: "problems-of", open: problems.some(({ severity }) => severity === "error") ? "" : undefined },
    build("summary", {}, say("problems", { n: problems.length })),
    build("ul", { class: "problems" }, ...problems.slice(0, MOST_SHOWN).map(({ path, message, hint, severity }) =>
      build("li", { class: "problem", "data-gravity": severity }, build("span", { class: "problem-kind" }, path), [message, hint].filter(Boolean).join(" ")))),
    ...(more > 0 ? [build("p", { class: "note" }, say("moreProblems", { n: more }))] : []))];
}
