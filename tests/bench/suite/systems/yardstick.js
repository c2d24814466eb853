// The yardstick: a plain daachorse module, text copied in by code unit, findings read out as one array of numbers.

import { foldTable } from "./stack.js";

/** @typedef {import("./index.js").System} System */

const NO_TABLE = new Uint16Array(0);

/**
 * @param {any} glue what wasm-bindgen wrote for the yardstick's module
 * @returns {System[]}
 */
export const yardsticks = (glue) => [
  {
    id: "yardstick",
    name: "daachorse",
    kind: "yardstick",
    does: "exact; WebAssembly",
    memory: () => glue.linearMemory(),
    prepare: (phrases) => searching(glue, phrases, NO_TABLE),
  },
  {
    id: "yardstick-fold",
    name: "daachorse, folding",
    kind: "yardstick",
    does: "NFKC, lower case and simplified, character by character; WebAssembly",
    memory: () => glue.linearMemory(),
    setUp: () => void foldTable(),
    prepare: (phrases) => searching(glue, phrases, foldTable()),
  },
];

/**
 * @param {any} glue
 * @param {string[]} phrases
 * @param {Uint16Array} table
 * @returns {import("./index.js").Prepared}
 */
function searching(glue, phrases, table) {
  const engine = new glue.Yardstick(phrases.join("\n"), table);
  const memory = glue.linearMemory();
  const search = (/** @type {string} */ text) => {
    const { length } = text;
    const units = new Uint16Array(memory.buffer, engine.input(length), length);
    for (let at = 0; at < length; at += 1) units[at] = text.charCodeAt(at);
    const count = engine.search();
    return count === 0 ? NOTHING : new Uint32Array(memory.buffer, engine.found(), count).slice();
  };
  const places = (/** @type {Uint32Array} */ found) =>
    Array.from({ length: found.length / 3 }, (_, hit) => /** @type {[number, number]} */ ([found[hit * 3 + 1], found[hit * 3 + 2]]));
  return { calls: { search }, report: (text) => ({ spans: places(search(text)) }) };
}

const NOTHING = new Uint32Array(0);
