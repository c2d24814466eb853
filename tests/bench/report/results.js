// RESULTS.md: what was measured, said in tables, each with the task it comes from.

import { CURVES, LENGTHS } from "../plan.js";
import { megabytes, table, time, times, whole } from "./format.js";
import { goals } from "./goals.js";
import { LIST_PICTURE, TEXT_PICTURE } from "./pictures.js";
import { cellOf, fastestPeer, incorrect, least, YARDSTICK } from "./standing.js";

/** @typedef {import("../plan.js").Measured} Measured */
/** @typedef {import("../plan.js").Description} Description */
/** @typedef {import("./goals.js").Module} Module */
/** @typedef {{ measured: Measured[], systems: Description[], modules: Module[] }} Run */

/** @param {Run} run */
export function results({ measured, systems, modules }) {
  const largest = measured.map((one) => one.matching.at(-1)?.size ?? 0).at(0) ?? 0;
  return [
    introduction(),
    "## What is compared",
    table(["system", "what it does with a text", "correct?"], systems.map((system) => described(system, measured)), 3),
    ...measured.map((one) => `## Goals, ${one.host}\n\n${from(`all tasks, ${whole(largest)} phrases`)}\n\n${goals(one, systems, modules)}`),
    ...measured.flatMap((one) => matching(one, systems)),
    ...measured.flatMap((one) => preparing(one, systems)),
    ...measured.flatMap(lasting),
    growth(),
  ].join("\n\n");
}

const introduction = () =>
  [
    "Every figure and both pictures are of that one run.",
    "Systems take turns within each round, so that a disturbance falls on all; still, ratios are worth more than times.",
    "*Least* is the least of nine rounds (three where a call is slow), *median* their median;",
    "÷ daachorse is the least time in relation to a plain daachorse module with a folding table, ÷ peer in relation to the fastest correct peer.",
    "Phrases and texts are made up, from a fixed seed (`suite/lexicon.js`); a system is correct if it reports something",
    "on every phrase that a naive search finds; kefu and the stacks report more besides, and kefu chooses the longest of overlapping ones.",
    "Each table names its task; after the command has run once, a task can be repeated alone in Node:",
    `\`node --expose-gc tests/bench/child.js '{"name":"match","options":{"size":1000,"lengths":[40]}}'\`.`,
  ].join("\n");

/** @param {string} task */
const from = (task) => `*\`cargo xtask bench\`, ${task}.*`;

/**
 * @param {Description} system
 * @param {Measured[]} measured
 */
function described({ id, name, does, most, why }, measured) {
  const losses = measured.map((one) => ({ host: one.host, loss: incorrect(one).get(id) })).filter(({ loss }) => loss !== undefined);
  const verdict = losses.map(({ host, loss }) => `**no**: loses ${whole(loss?.lost ?? 0)} of ${whole(loss?.of ?? 0)} in ${host}`).join("; ");
  const limit = most === undefined ? "" : `; not measured beyond ${whole(most)} phrases: ${why}`;
  return [name, does + limit, verdict || "yes"];
}

/**
 * @param {Measured} measured
 * @param {Description[]} systems
 */
function matching(measured, systems) {
  const sizes = [...measured.matching].reverse();
  return sizes.flatMap(({ size }) =>
    LENGTHS.map((length) => {
      const title = `## ${whole(length)} characters, ${whole(size)} phrases, ${measured.host}`;
      return [title, from(`task \`match\` with size ${size}, length ${length}`), sideBySide(measured, systems, size, length)].join("\n\n");
    }),
  );
}

/**
 * @param {Measured} measured
 * @param {Description[]} systems
 * @param {number} size
 * @param {number} length
 */
function sideBySide(measured, systems, size, length) {
  const wrong = incorrect(measured);
  const cells = [false, true].map((hits) => cellOf(measured, size, length, hits)).filter((cell) => cell !== undefined);
  const peers = cells.map((cell) => fastestPeer(systems, wrong, (id) => least(cell, id))?.value ?? null);
  const head = cells.flatMap(({ expected }) => [`${whole(expected)} hits: least`, "median", "÷ daachorse", "÷ peer", "finds"]);
  const rows = (cells[0]?.timings ?? []).map(({ system, call }) => {
    const name = systems.find(({ id }) => id === system)?.name ?? system;
    return [`${name} \`${call}\`${wrong.has(system) ? " (incorrect)" : ""}`, ...cells.flatMap((cell, at) => figures(cell, system, call, peers[at]))];
  });
  return table(["", ...head], rows);
}

/**
 * @param {import("../suite/tasks.js").Cell} cell
 * @param {string} id
 * @param {string} name
 * @param {number | null} peer
 */
function figures(cell, id, name, peer) {
  const entry = cell.timings.find(({ system, call }) => system === id && call === name);
  if (!entry?.timing) return [`not run: a tenth takes ${time((entry?.slow ?? 0) * 1000)}`, "–", "–", "–", "–"];
  const { min, median } = entry.timing;
  const yardstick = least(cell, YARDSTICK);
  const verdict = cell.verdicts.find(({ system }) => system === id);
  const ratio = (/** @type {number | null} */ other) => (other === null ? "–" : times(min / other));
  const found = verdict === undefined ? "–" : whole(verdict.found) + (verdict.lost > 0 ? `, loses ${whole(verdict.lost)}` : "");
  return [time(min), time(median), ratio(yardstick), ratio(peer), found];
}

/**
 * @param {Measured} measured
 * @param {Description[]} systems
 */
function preparing(measured, systems) {
  const wrong = incorrect(measured);
  return [...measured.preparing].reverse().map(({ size, systems: prepared }) => {
    const build = (/** @type {string} */ id) => (id in prepared ? Math.min(...prepared[id].milliseconds) * 1000 : null);
    const peer = fastestPeer(systems, wrong, build)?.value ?? null;
    const rows = systems.filter(({ id }) => id in prepared).map(({ id, name }) => {
      const { milliseconds, heap, wasm } = prepared[id];
      const sorted = [...milliseconds].sort((left, right) => left - right);
      const [least1, median] = [sorted[0] * 1000, sorted[sorted.length >> 1] * 1000];
      return [
        `${name}${wrong.has(id) ? " (incorrect)" : ""}`,
        time(least1), milliseconds.length === 1 ? "once" : time(median), peer === null ? "–" : times(least1 / peer),
        wasm > 0 ? megabytes(wasm) : "–", heap === null ? "not read" : megabytes(Math.max(heap, 0)),
      ];
    });
    const head = ["", "least", "median", "÷ peer", "WebAssembly memory, peak", "JavaScript heap kept"];
    return [`## Preparing ${whole(size)} phrases from strings, ${measured.host}`, from(`task \`prepare\` with size ${size}, a fresh process or page each`), table(head, rows)].join("\n\n");
  });
}

/** @param {Measured} measured */
function lasting({ host, loading, writing }) {
  const rows = Object.entries(loading).map(([cloaks, image]) => {
    const written = writing[cloaks];
    return [
      `kefu, cloaks "${cloaks}"`,
      ...(image === null ? ["not in this version", "–", "–"] : [megabytes(image.bytes), time(image.timing.min), time(image.timing.median)]),
      ...(written === null ? ["not in this version", "–", "–"] : [time(written.edit.min), time(written.edit.median), times(written.edit.min / written.full.min)]),
    ];
  });
  const head = ["", "compiled list", "loading: least", "median", "keystroke: least", "median", "÷ full check"];
  return [`## A compiled list and a live text, 100,000 phrases, ${host}`, from("tasks `load` and `keystroke` (a text of 100,000 characters)"), table(head, rows)].join("\n\n");
}

const growth = () =>
  [
    "## Growth",
    from("tasks `textCurve` and `listCurve`, in Chromium"),
    "A level line is linear time. Beyond the processor's caches every look-up waits for memory, which lifts the right ends.",
    `![Time a character against the length of the text](../../${TEXT_PICTURE})`,
    `![Time a character against the size of the list, text of ${whole(CURVES.list.length)} characters](../../${LIST_PICTURE})`,
  ].join("\n\n");
