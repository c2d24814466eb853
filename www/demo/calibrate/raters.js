/**
 * Two people's ratings of the same conversations beside each other: how far they agree, by how much more than chance, which
 * rules divide them, and over which conversations. It rates nothing itself.
 * Invariant: a file is read anew in the language of the page, so what was wrong with it is told in that language.
 */

import { agreement } from "../../dist/index.js";
import { build } from "../dom.js";
import { fieldsOf } from "../review/fields.js";
import { problemList } from "../review/problems.js";
import { textOf } from "../rules/files.js";
import { interval } from "./interval.js";
import { readRatings } from "./ratings.js";
import { sampleRatings } from "./sample.js";

/** @typedef {import("./index.js").Words} Words */
/** @typedef {import("./index.js").Key} Key */
/** @typedef {ReturnType<typeof agreement>} Compared */

/** More differences than these are not read one by one. */
const MOST_DIFFERENCES = 100;
const SIDES = /** @type {const} */ (["a", "b"]);

/** @param {AbortSignal} signal */
export function mountRaters(signal) {
  const parts = partsOf();
  const texts = { a: "", b: "" };
  /** @type {Words | null} */
  let words = null;

  const draw = () => {
    const { say } = words ?? {};
    if (!words || !say) return;
    const read = SIDES.map((side) => (texts[side] === "" ? null : readRatings(texts[side], say)));
    parts.problems.replaceChildren(...read.flatMap((one) => problemList(one?.problems ?? [], say)));
    const [a, b] = read;
    parts.found.replaceChildren();
    if (!a || !b) return;
    try {
      parts.found.append(...foundOf(agreement(a.ratings, b.ratings), words));
    } catch (error) {
      parts.found.append(build("p", { class: "problem", "data-gravity": "error", role: "alert" }, error instanceof Error ? error.message : String(error)));
    }
  };
  for (const side of SIDES) {
    parts[side].addEventListener("change", async () => {
      const file = parts[side].files?.[0];
      if (!file) return;
      texts[side] = (await textOf(file, "auto")).text;
      draw();
    }, { signal });
  }
  parts.sample.addEventListener("click", () => {
    for (const side of SIDES) {
      texts[side] = sampleRatings(side);
      parts[side].value = "";
    }
    draw();
  }, { signal });

  return {
    element: parts.element,
    /** @param {Words} given */
    speak(given) {
      words = given;
      for (const [element, key] of parts.worded) element.textContent = given.say(key);
      draw();
    },
  };
}

function partsOf() {
  const { worded, word, field, button } = /** @type {typeof fieldsOf<Key>} */ (fieldsOf)();
  const input = (/** @type {string} */ id) => build("input", { id, type: "file", accept: ".csv,.json,text/csv,application/json" });
  const [a, b] = [input("calibrate-a"), input("calibrate-b")];
  const sample = button("raterSample");
  const problems = build("div");
  const found = build("div", { class: "raters-found", "aria-live": "polite" });
  const element = build("section", { class: "block", "aria-labelledby": "calibrate-raters-title" },
    word("raters", build("h2", { id: "calibrate-raters-title" })), word("ratersNote", build("p", { class: "note" })),
    build("div", { class: "field-row" }, field("raterA", a), field("raterB", b)), build("p", { class: "buttons" }, sample), problems, found);
  return { element, worded, a, b, sample, problems, found };
}

/** @param {Compared} compared @param {Words} words */
function foundOf({ overall, rules, differences, onlyOne }, { say }) {
  if (overall.count === 0) return [build("p", { class: "problem" }, say("nothingShared"))];
  const left = differences.length - MOST_DIFFERENCES;
  return [
    build("p", { class: "agreed" }, build("strong", { class: "agreed-figure" }, percentOf(overall)), " ", say("agreedOf", { agreed: overall.agreed, count: overall.count })),
    build("p", {}, kappaOf(overall, say)), interval(overall, say("kappaLabel", { kappa: kappaOf(overall, say) })),
    ...(onlyOne > 0 ? [build("p", { class: "note" }, say("onlyOne", { n: onlyOne }))] : []),
    build("h3", {}, say("dividing")), tableOf(rules, say),
    build("h3", {}, say("differences", { n: differences.length })),
    build("ul", { class: "apart", tabindex: "0", "aria-label": say("differences", { n: differences.length }) }, ...differences.slice(0, MOST_DIFFERENCES).map(({ conversation, rule, a, b }) =>
      build("li", {}, build("strong", {}, conversation), ` · ${rule} · ${say("said", { a: say(a), b: say(b) })}`))),
    ...(left > 0 ? [build("p", { class: "note" }, say("moreProblems", { n: left }))] : []),
  ];
}

/** @param {Compared["rules"]} rules @param {Words["say"]} say */
function tableOf(rules, say) {
  const heads = /** @type {const} */ (["rule", "pairs", "agreedShare", "kappa"]);
  return build("div", { class: "table-box", tabindex: "0", role: "group", "aria-label": say("dividing") }, build("table", { class: "figures-table" },
    build("thead", {}, build("tr", {}, ...heads.map((head) => build("th", { scope: "col" }, say(head))))),
    build("tbody", {}, ...rules.map((rule) => build("tr", {}, build("th", { scope: "row" }, rule.rule),
      build("td", {}, String(rule.count)), build("td", {}, percentOf(rule)),
      build("td", {}, kappaOf(rule, say), interval(rule, say("kappaLabel", { kappa: kappaOf(rule, say) }))))))));
}

/** @param {import("../../dist/index.js").Agreement} measured */
const percentOf = ({ percent }) => (percent === null ? "–" : `${Math.round(percent)}%`);

/** @param {import("../../dist/index.js").Agreement} measured @param {Words["say"]} say */
function kappaOf({ kappa, low, high, reason }, say) {
  if (kappa === null || low === null || high === null) return say(reason ?? "nothing-in-common");
  return say("kappaOf", { kappa: kappa.toFixed(2), low: low.toFixed(2), high: high.toFixed(2) });
}
