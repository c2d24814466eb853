// What RESULTS.md tells of score sheets.

import { table, time, times, whole } from "./format.js";

/**
 * @typedef {{ count: number, plain: number, explained: number | null }} Took milliseconds
 * @typedef {{ load: number, prepare: number, took: Took[], wrong: number, of: number }} Answer milliseconds, but for the last two
 * @typedef {{ id: string, name: string, numbers: string, kind: string, explains?: string }} Described
 * @typedef {{ system: Described, answers: Answer[] }} Entry
 * @typedef {{ host: string, counts: number[], systems: Entry[], growth: Took[] }} Scored
 */

const OF_EXACT = 15;
const OF_ANY = 8;
const OF_TRACE = 20;

/** @param {Scored} scored */
export function scores(scored) {
  const many = /** @type {number} */ (scored.counts.at(-1));
  const ours = /** @type {Entry} */ (scored.systems.find(({ system }) => system.kind === "ours"));
  const rows = scored.systems.map((entry) => [
    `${entry.system.name} (${entry.system.numbers})`,
    time(least(entry, ({ load }) => load)),
    time(least(entry, ({ prepare }) => prepare)),
    ...scored.counts.map((count) => time(least(entry, (answer) => at(answer, count).plain))),
    times(plain(entry, many) / plain(ours, many)),
    explained(entry, many),
    `${whole(entry.answers[0].wrong)} of ${whole(entry.answers[0].of)}`,
  ]);
  const head = ["", "loading", "preparing", ...scored.counts.map((count) => `${whole(count)} ${count === 1 ? "sheet" : "sheets"}`), "÷ kefu", `${whole(many)} explained`, "wrong"];
  return [
    `## Score sheets, ${scored.host}`,
    "*`cargo xtask bench scores`: twelve steps from a month's facts to points, a band and money (`scores/sheet.js`), a fresh process each, the least of three rounds, time of the processor; few sheets once, by code just loaded, 10,000 three times in each process.*",
    "A sheet is wrong if its points or its money differ by a cent from what whole numbers of any size make of it. Ours and zen explain: " +
      scored.systems.flatMap(({ system }) => (system.explains === undefined ? [] : [`${system.name} tells ${system.explains}`])).join("; ") + ".",
    table(head, rows),
    table(["goal", "limit", "measured", ""], goals(scored, ours, many)),
    table(["sheets", "time", "a sheet"], scored.growth.map(({ count, plain: taken }) => [whole(count), time(taken * 1000), time((taken * 1000) / count)])),
  ].join("\n\n");
}

/**
 * @param {Scored} scored
 * @param {Entry} ours
 * @param {number} many
 */
function goals({ systems }, ours, many) {
  const peers = systems.filter(({ system }) => system.kind === "peer");
  const fastest = (/** @type {Entry[]} */ of, /** @type {(entry: Entry) => number} */ cost) => of.reduce((best, entry) => (cost(entry) < cost(best) ? entry : best));
  const exact = fastest(peers.filter(({ answers }) => answers[0].wrong === 0), (entry) => plain(entry, many));
  const any = fastest(peers, (entry) => plain(entry, many));
  const tracing = fastest(peers.filter(({ system }) => system.explains !== undefined), (entry) => plain(entry, many));
  return [
    goal(`faster than the fastest exact peer, ${exact.system.name}`, OF_EXACT, plain(exact, many) / plain(ours, many)),
    goal(`faster than the fastest peer, ${any.system.name}`, OF_ANY, plain(any, many) / plain(ours, many)),
    goal(`explained: faster than ${tracing.system.name} with its trace`, OF_TRACE, withReasons(tracing, many) / withReasons(ours, many)),
    ["wrong sheets", "0", whole(ours.answers[0].wrong), ours.answers[0].wrong === 0 ? "met" : "missed"],
  ];
}

const goal = (/** @type {string} */ name, /** @type {number} */ limit, /** @type {number} */ found) => [name, times(limit), times(found), found >= limit ? "met" : "missed"];

/** Microseconds: the least of the rounds. */
const least = (/** @type {Entry} */ { answers }, /** @type {(answer: Answer) => number} */ of) => Math.min(...answers.map(of)) * 1000;

const at = (/** @type {Answer} */ { took }, /** @type {number} */ count) => /** @type {Answer["took"][number]} */ (took.find((one) => one.count === count));

const plain = (/** @type {Entry} */ entry, /** @type {number} */ count) => least(entry, (answer) => at(answer, count).plain);

const withReasons = (/** @type {Entry} */ entry, /** @type {number} */ count) => least(entry, (answer) => at(answer, count).explained ?? Infinity);

const explained = (/** @type {Entry} */ entry, /** @type {number} */ count) => (entry.system.explains === undefined ? "–" : time(withReasons(entry, count)));
