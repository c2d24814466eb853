// The sheet that all systems compute: twelve steps from a month's facts to points, a band and money.
//
// A month is made up, from a fixed seed. What comes of it is known exactly, by whole numbers of any size, which no
// system here computes with: a system is wrong where its points or its money differ from that by as much as a cent.

import { random } from "../suite/lexicon.js";

/**
 * @typedef {{ handled: number, satisfied: number, late: number, false_replies: number, complaints: number, repairs: number,
 *   customers: number, quality: number, exam: number, base: number }} Month
 * @typedef {{ total: number, pay: number }} Outcome points and yuan, as a system's own numbers
 * @typedef {[string, string]} Step a name and its formula
 */

/** How many answers a month has: some divide evenly into points and some don't. */
const HANDLED = [40, 45, 60, 64, 75, 80, 90, 120];

/**
 * @param {number} count
 * @returns {Month[]}
 */
export function months(count) {
  const next = random(12);
  const upTo = (/** @type {number} */ most) => Math.floor(next() * (most + 1));
  return Array.from({ length: count }, () => {
    const handled = HANDLED[upTo(HANDLED.length - 1)];
    const customers = 1000 + upTo(9000);
    return {
      handled, satisfied: handled - upTo(Math.floor(handled / 5)), late: upTo(6), false_replies: upTo(2), complaints: upTo(4),
      repairs: upTo(Math.floor(customers / 60)), customers, quality: (600 + upTo(400)) / 10, exam: (600 + upTo(400)) / 10, base: 400,
    };
  });
}

/**
 * The steps as formulas most languages share: `choose(condition, then, otherwise)` and the condition's and the numbers' notation
 * are the language's own.
 * @param {{ choose: (condition: string, then: string, otherwise: string) => string, least: (a: string, b: string) => string,
 *   most: (a: string, b: string) => string, round: (value: string) => string, number?: (written: string) => string }} words
 * @returns {Step[]}
 */
export function steps({ choose, least, most, round, number: n = (written) => written }) {
  return [
    ["satisfaction", `satisfied * ${n("20")} / handled`],
    ["answering", most(`${n("10")} - late * ${n("0.5")}`, n("0"))],
    ["honesty", most(`${n("5")} - false_replies * ${n("3")}`, n("0"))],
    ["courtesy", choose(`complaints >= ${n("3")}`, n("0"), choose(`complaints >= ${n("1")}`, n("5"), n("10")))],
    ["conduct", "answering + honesty + courtesy"],
    ["service", choose(`repairs > customers * ${n("0.015")}`, n("0"), "conduct + satisfaction")],
    ["talk", `quality * ${n("0.35")}`],
    ["written", `exam * ${n("0.2")}`],
    ["points", "service + talk + written"],
    ["total", round(least("points", n("100")))],
    ["factor", choose(`total >= ${n("90")}`, n("1.2"), choose(`total >= ${n("80")}`, n("1"), choose(`total >= ${n("70")}`, n("0.8"), n("0.5"))))],
    ["pay", round(`base * total / ${n("100")} * factor`)],
  ];
}

/**
 * How many of the outcomes are wrong.
 * @param {Month[]} list
 * @param {Outcome[]} outcomes
 */
export function wrong(list, outcomes) {
  return list.filter((month, at) => {
    const { total, pay } = truth(month);
    const found = outcomes[at];
    return cents(found?.total) !== total || cents(found?.pay) !== pay;
  }).length;
}

/**
 * What a month comes to, in hundredths. Points are kept as a fraction, over `scale`.
 * @param {Month} month
 */
function truth({ handled, satisfied, late, false_replies, complaints, repairs, customers, quality, exam, base }) {
  const whole = (/** @type {number} */ figure) => BigInt(Math.round(figure));
  const tenths = (/** @type {number} */ figure) => whole(figure * 10);
  const scale = whole(handled) * 1000n;
  const answering = atLeastNone(10_000n - whole(late) * 500n);
  const honesty = atLeastNone(5000n - whole(false_replies) * 3000n);
  const courtesy = complaints >= 3 ? 0n : complaints >= 1 ? 5000n : 10_000n;
  const service = whole(repairs) * 1000n > whole(customers) * 15n ? 0n : (answering + honesty + courtesy) * whole(handled) + whole(satisfied) * 20_000n;
  const points = service + tenths(quality) * 35n * whole(handled) + tenths(exam) * 20n * whole(handled);
  const total = rounded((points > 100n * scale ? 100n * scale : points) * 100n, scale);
  const factor = total >= 9000n ? 12n : total >= 8000n ? 10n : total >= 7000n ? 8n : 5n;
  return { total: Number(total), pay: Number(rounded(whole(base) * total * factor, 1000n)) };
}

const atLeastNone = (/** @type {bigint} */ figure) => (figure < 0n ? 0n : figure);

/** Half up; neither is ever below nought. */
const rounded = (/** @type {bigint} */ part, /** @type {bigint} */ whole) => (part * 2n + whole) / (whole * 2n);

/** A system's figure in hundredths; what isn't a figure of hundredths is none. */
function cents(/** @type {unknown} */ figure) {
  const hundredths = Number(figure) * 100;
  const near = Math.round(hundredths);
  return Math.abs(hundredths - near) < 1e-6 ? near : Number.NaN;
}
