// What can be measured in one process or page. Each task answers in plain data.

import { lexicon, text } from "./lexicon.js";
import { heapBytes } from "./memory.js";
import { image, writing } from "./systems/kefu.js";
import { compare, summary, time } from "./timing.js";
import { count, lost, occurrences } from "./truth.js";

/** @typedef {import("./systems/index.js").System} System */
/** @typedef {import("./timing.js").Timing} Timing */
/** @typedef {{ kefu: import("./systems/kefu.js").Kefu, systems: System[] }} Bench */

/** Longer than this for a tenth of a text, and the text itself isn't tried: it could take minutes. */
const PATIENCE_MILLISECONDS = 150;

/**
 * The first building of a list in a fresh process, and what it keeps.
 * @param {Bench} bench
 * @param {{ system: string, size: number }} task
 */
export function prepare({ systems }, { system: id, size }) {
  const system = byId(systems, id);
  const { phrases } = lexicon(size);
  system.setUp?.();
  const before = heapBytes();
  const start = performance.now();
  const prepared = system.prepare(phrases);
  const milliseconds = performance.now() - start;
  const after = heapBytes();
  return {
    milliseconds,
    heap: before === null || after === null ? null : after - before,
    wasm: system.memory?.().buffer.byteLength ?? 0,
    // Named here, so that the list is still alive when the heap is read.
    calls: Object.keys(prepared.calls),
  };
}

/**
 * @typedef {{ system: string, call: string, timing: Timing | null, slow?: number }} CallTiming
 * @typedef {{ system: string, found: number, lost: number }} Verdict
 * @typedef {{ length: number, hits: boolean, expected: number, timings: CallTiming[], verdicts: Verdict[] }} Cell
 */

/**
 * All systems side by side on one list, for every text.
 * @param {Bench} bench
 * @param {{ size: number, lengths: number[] }} task
 * @returns {Cell[]}
 */
export function match({ systems }, { size, lengths }) {
  const list = lexicon(size);
  const prepared = systems
    .filter(({ most = Infinity }) => size <= most)
    .map((system) => ({ system: system.id, longest: system.longest ?? Infinity, ...prepareFor(system, list.phrases) }));
  return lengths.flatMap((length) => [false, true].map((hits) => cell(prepared, list, length, hits)));
}

/**
 * @param {({ system: string, longest: number } & import("./systems/index.js").Prepared)[]} prepared
 * @param {import("./lexicon.js").Lexicon} list
 * @param {number} length
 * @param {boolean} hits
 * @returns {Cell}
 */
function cell(prepared, list, length, hits) {
  const sample = text(list, length, hits);
  const part = sample.slice(0, length / 10);
  const expected = occurrences(sample, list);
  const tries = prepared.flatMap(({ system, longest, calls }) =>
    Object.entries(calls).map(([call, run]) => ({ system, longest, call, run, slow: Math.min(time(() => run(part)), time(() => run(part))) })),
  );
  const able = tries.filter(({ slow, longest }) => slow <= PATIENCE_MILLISECONDS && length <= longest);
  const timings = compare(able.map(({ run }) => () => run(sample)));
  const verdicts = prepared
    .filter(({ system }) => able.some((entry) => entry.system === system))
    .map(({ system, report }) => {
      const reported = report(sample);
      return { system, found: count(reported), lost: lost(reported, expected, sample) };
    });
  return {
    length,
    hits,
    expected: expected.length,
    timings: tries.map((entry) => {
      const at = able.indexOf(entry);
      const { system, call, slow } = entry;
      return at < 0 ? { system, call, timing: null, slow } : { system, call, timing: timings[at] };
    }),
    verdicts,
  };
}

/**
 * Saving a built list and loading it.
 * @param {Bench} bench
 * @param {{ size: number, cloaks: "fold" | "all" }} task
 */
export function load({ kefu }, { size, cloaks }) {
  const saved = image(kefu, lexicon(size).phrases, cloaks);
  if (saved === null) return null;
  const samples = Array.from({ length: 7 }, () => time(saved.load) * 1000);
  return { bytes: saved.bytes, timing: summary(samples) };
}

/**
 * One character typed into a text and deleted again, here and there.
 * @param {Bench} bench
 * @param {{ size: number, length: number, cloaks: "fold" | "all" }} task
 */
export function keystroke({ kefu }, { size, length, cloaks }) {
  const list = lexicon(size);
  const written = writing(kefu, list.phrases, cloaks, text(list, length, true));
  if (written === null) return null;
  let place = 0;
  const type = () => {
    place = (place + 61_803) % length;
    written.edit(place, place, "的");
    written.edit(place, place + 1, "");
  };
  const [pair, full] = compare([type, written.full]);
  return { edit: { min: pair.min / 2, median: pair.median / 2 }, full };
}

/**
 * Time a character, for texts of many lengths.
 * @param {Bench} bench
 * @param {{ size: number, lengths: number[], systems: string[] }} task
 */
export function textCurve({ systems }, { size, lengths, systems: ids }) {
  const list = lexicon(size);
  const runs = ids.map((id) => mainCall(prepareFor(byId(systems, id), list.phrases)));
  const points = lengths.map((length) => {
    const sample = text(list, length, false);
    return compare(runs.map((run) => () => run(sample))).map(({ min }) => (min * 1000) / length);
  });
  return ids.map((system, at) => ({ system, points: lengths.map((length, row) => [length, points[row][at]]) }));
}

/**
 * Time a character of one length of text, for lists of many sizes.
 * @param {Bench} bench
 * @param {{ sizes: number[], length: number, systems: string[] }} task
 */
export function listCurve({ systems }, { sizes, length, systems: ids }) {
  const points = sizes.map((size) => {
    const list = lexicon(size);
    const sample = text(list, length, false);
    const runs = ids.map((id) => mainCall(prepareFor(byId(systems, id), list.phrases)));
    return compare(runs.map((run) => () => run(sample))).map(({ min }) => (min * 1000) / length);
  });
  return ids.map((system, at) => ({ system, points: sizes.map((size, row) => [size, points[row][at]]) }));
}

/**
 * @param {System} system
 * @param {string[]} phrases
 */
function prepareFor(system, phrases) {
  system.setUp?.();
  return system.prepare(phrases);
}

/** @param {import("./systems/index.js").Prepared} prepared */
const mainCall = ({ calls }) => Object.values(calls)[0];

/**
 * @param {System[]} systems
 * @param {string} id
 */
function byId(systems, id) {
  const system = systems.find((candidate) => candidate.id === id);
  if (system === undefined) throw new Error(`There is no system ${id}.`);
  return system;
}
