/** The results counted by agent, by rule or by day, as a table one can choose. */

import { build } from "../dom.js";
import { percent } from "./trend.js";

/** @typedef {import("../../dist/index.js").ReviewResults} ReviewResults */
/** @typedef {import("./index.js").Words} Words */

const WAYS = /** @type {const} */ (["agent", "rule", "day"]);

/** @param {AbortSignal} signal */
export function mountTallies(signal) {
  const ways = build("fieldset", { class: "ways" });
  const table = build("div", { class: "table-box", tabindex: "0", role: "group" });
  const element = build("div", {}, ways, table);
  /** @type {typeof WAYS[number]} */
  let chosen = "agent";
  /** @type {{ results: ReviewResults, words: Words } | null} */
  let shown = null;
  const fill = () => shown && table.replaceChildren(tableOf(shown.results, chosen, shown.words.say));
  ways.addEventListener("change", ({ target }) => {
    chosen = WAYS.find((way) => target instanceof HTMLInputElement && target.value === way) ?? chosen;
    fill();
  }, { signal });
  return {
    element,
    /** @param {ReviewResults} results @param {Words} words */
    draw(results, words) {
      shown = { results, words };
      table.setAttribute("aria-label", words.say("tallies"));
      ways.replaceChildren(build("legend", { class: "unseen" }, words.say("tallies")), ...WAYS.map((way) => build("label", {},
        build("input", { type: "radio", name: "batch-way", value: way, checked: way === chosen ? "" : undefined }), words.say(`by-${way}`))));
      fill();
    },
  };
}

/** @param {ReviewResults} results @param {typeof WAYS[number]} way @param {Words["say"]} say */
function tableOf(results, way, say) {
  const rows = way === "rule"
    ? results.tally("rule").map(({ title, met, unmet, notApplicable, points, rate }) => [title, percent(rate), met, unmet, notApplicable, rounded(points)])
    : results.tally(way).map(({ key, conversations, meanScore, rate, met, unmet, points }) => [key || say("unknown"), percent(rate), met, unmet, conversations, rounded(points), rounded(meanScore)]);
  const heads = way === "rule" ? /** @type {const} */ (["rule", "rate", "met", "unmet", "notApplicable", "points"]) : /** @type {const} */ ([way, "rate", "met", "unmet", "conversations", "points", "meanScore"]);
  return build("table", { class: "figures-table" },
    build("thead", {}, build("tr", {}, ...heads.map((head) => build("th", { scope: "col" }, say(head))))),
    build("tbody", {}, ...rows.map(([name, ...cells]) => build("tr", {}, build("th", { scope: "row" }, String(name)), ...cells.map((cell) => build("td", {}, String(cell)))))));
}

/** @param {number} figure */
const rounded = (figure) => Math.round(figure * 10) / 10;
