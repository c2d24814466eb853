// What RESULTS.md tells of reviews.

import { megabytes, table, time, whole } from "./format.js";

/** @typedef {import("../suite/reviews.js").Pace} Pace */
/** @typedef {import("../suite/reviews.js").Grown} Grown */
/** @typedef {{ host: string, paces: Pace[], grown: Grown[] }} Reviews */

const PER_SECOND = 2000;
const DRAFT_MICROSECONDS = 5000;

/** @param {Reviews} reviews */
export function reviews({ host, paces, grown }) {
  const rows = paces.map(({ rubric, rules, batch, draft }) => {
    const perSecond = 1e6 / batch.min;
    return [
      `\`${rubric}\`, ${rules} rules`, whole(Math.round(perSecond)), verdict(perSecond >= PER_SECOND), time(batch.min), time(batch.median),
      time(draft.min), time(draft.median), verdict(draft.median <= DRAFT_MICROSECONDS),
    ];
  });
  const head = ["rubric", "conversations a second", `at least ${whole(PER_SECOND)}`, "one: least", "median", "draft keystroke: least", "median", `at most ${time(DRAFT_MICROSECONDS)}`];
  const growth = grown.map(({ count, perSecond, wasm, heap }) => [whole(count), whole(Math.round(perSecond)), megabytes(wasm), heap === null ? "not read" : megabytes(Math.max(heap, 0))]);
  return [
    `## Reviews of conversations, ${host}`,
    "*`cargo xtask bench`, tasks `pace` (conversations of 12 turns; a draft in one of 200; what would mend a rule is tried out when it is looked at, and is not in it) and `batch` (a fresh process each).*",
    "Conversations are made up (`suite/talks.js`) and made within the time measured; only figures are kept of each.",
    table(head, rows),
    table(["conversations", "a second", "WebAssembly memory, peak", "JavaScript heap kept beside the figures"], growth),
  ].join("\n\n");
}

const verdict = (/** @type {boolean} */ met) => (met ? "met" : "missed");
