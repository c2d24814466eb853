// Agreement of two raters against worked examples that were published, and where kappa has nothing to say.

import assert from "node:assert/strict";
import { test } from "node:test";
import { root } from "./support/packages.js";

/** @type {any} */
const { agreement } = await import(new URL("www/dist/index.js", root).href);

const STATES = ["met", "unmet", "not-applicable"];

/**
 * Ratings that give a table of counts: rows by the one, columns by the other.
 * @param {number[][]} counts
 * @param {string} [rule]
 */
function ratings(counts, rule = "r") {
  const [a, b] = [/** @type {any[]} */ ([]), /** @type {any[]} */ ([])];
  for (const [row, cells] of counts.entries()) {
    for (const [column, count] of cells.entries()) {
      for (let n = 0; n < count; n += 1) {
        const place = { conversation: `c${a.length}`, rule };
        a.push({ ...place, state: STATES[row] });
        b.push({ ...place, state: STATES[column] });
      }
    }
  }
  return [a, b];
}

const close = (/** @type {number} */ value, /** @type {number} */ expected, /** @type {number} */ within) =>
  assert.ok(Math.abs(value - expected) <= within, `${value} is not ${expected}`);

test("the example of Fleiss, Cohen and Everitt (1969): 200 cases, kappa .429, variance .002885", () => {
  const { overall } = agreement(...ratings([[106, 10, 4], [22, 28, 10], [2, 12, 6]]));
  close(overall.kappa, 0.429, 0.0005);
  close(overall.percent, 70, 1e-9);
  close(((overall.high - overall.low) / 2 / 1.959964) ** 2, 0.002885, 0.000005);
});

test("fifty grant proposals read by two: kappa .40 of 70 % (the usual textbook example of two states)", () => {
  const { overall } = agreement(...ratings([[20, 5], [10, 15]]));
  close(overall.kappa, 0.4, 1e-9);
  assert.deepEqual([overall.count, overall.agreed, overall.percent], [50, 35, 70]);
});

test("the same agreement of 60 % with other margins: kappa .13 and .26 (the textbook's pair of tables)", () => {
  close(agreement(...ratings([[45, 15], [25, 15]])).overall.kappa, 0.1304, 0.0001);
  close(agreement(...ratings([[25, 35], [5, 35]])).overall.kappa, 0.2593, 0.0001);
});

test("perfect agreement is 1 without an interval to speak of, and constant contradiction is below zero", () => {
  const { overall } = agreement(...ratings([[3, 0], [0, 4]]));
  assert.deepEqual([overall.kappa, overall.low, overall.high], [1, 1, 1]);
  close(agreement(...ratings([[0, 5], [5, 0]])).overall.kappa, -1, 1e-9);
});

test("where both always say the same one thing, kappa is undefined, and said to be", () => {
  const { overall } = agreement(...ratings([[9]]));
  assert.deepEqual([overall.percent, overall.kappa, overall.low, overall.reason], [100, null, null, "all-the-same"]);
  const nothing = agreement([{ conversation: "a", rule: "r", state: "met" }], [{ conversation: "b", rule: "r", state: "met" }]);
  assert.deepEqual([nothing.overall.reason, nothing.overall.percent, nothing.onlyOne], ["nothing-in-common", null, 2]);
  // One of them always says the same: no more than chance.
  assert.equal(agreement(...ratings([[5, 5]])).overall.kappa, 0);
});

test("the rules that divide them most come first, with the places where they differ", () => {
  const [calmA, calmB] = ratings([[8, 1], [0, 5]], "calm");
  const [hotA, hotB] = ratings([[3, 4], [4, 3]], "hot");
  const { rules, differences, overall } = agreement([...calmA, ...hotA], [...hotB, ...calmB]);
  assert.deepEqual(rules.map(({ rule, count, agreed }) => [rule, count, agreed]), [["hot", 14, 6], ["calm", 14, 13]]);
  assert.deepEqual([differences.length, overall.count], [9, 28]);
  assert.deepEqual(differences[0], { conversation: "c8", rule: "calm", a: "met", b: "unmet" });
});

test("a state that is none, and a rule rated twice, are refused with their place", () => {
  const rating = { conversation: "a", rule: "r", state: "met" };
  assert.throws(() => agreement([{ ...rating, state: "good" }], []), { code: "invalid-argument", path: "a[0].state" });
  assert.throws(() => agreement([], [rating, rating]), { code: "invalid-argument", path: "b[1]" });
  assert.throws(() => agreement(/** @type {any} */ (null), []), { code: "invalid-argument" });
});
