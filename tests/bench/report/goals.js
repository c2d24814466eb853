// What kefu is meant to reach with 100,000 phrases, and what it did.

import { CLOAKS } from "../plan.js";
import { kilobytes, megabytes, table, time, times, whole } from "./format.js";
import { cellOf, fastestPeer, incorrect, least, YARDSTICK } from "./standing.js";

/** @typedef {import("../plan.js").Measured} Measured */
/** @typedef {import("../plan.js").Description} Description */
/** @typedef {{ name: string, brotli: number, limit: number }} Module what is loaded together, and how many bytes it may have */
/** @typedef {{ goal: string, value: number | null, limit: number, told: (value: number) => string }} Goal */

const SIZE = 100_000;
/** How much of the folding yardstick's time a text without a hit may take. */
const OF_YARDSTICK = { fold: { 40: 1, 1000: 0.6, 100_000: 0.5 }, all: { 40: 2, 1000: 1.4, 100_000: 1 } };
const KEYSTROKE_MICROSECONDS = 10;
const KEYSTROKE_OF_CHECK = 1 / 200;
const BUILD_OF_PEER = 1 / 4;
const LOAD_OF_PEER = 1 / 50;
const WASM_BYTES = 12 * 2 ** 20;

/**
 * @param {Measured} measured
 * @param {Description[]} systems
 * @param {Module[]} modules
 */
export function goals(measured, systems, modules) {
  const list = [...speed(measured), ...writing(measured), ...building(measured, systems), ...sizes(measured, modules)];
  return table(["goal", "limit", "measured", ""], list.map(row));
}

/** @param {Goal} goal */
function row({ goal, value, limit, told }) {
  if (value === null) return [goal, told(limit), "–", "not in this version"];
  const verdict = value <= limit ? "met" : `missed: ${times(value / limit)} the limit`;
  return [goal, told(limit), told(value), verdict];
}

/**
 * @param {Measured} measured
 * @returns {Goal[]}
 */
function speed(measured) {
  return CLOAKS.flatMap((cloaks) =>
    Object.entries(OF_YARDSTICK[cloaks]).map(([length, limit]) => {
      const cell = cellOf(measured, SIZE, Number(length), false);
      const [own, other] = [`kefu-${cloaks}`, YARDSTICK].map((id) => (cell ? least(cell, id) : null));
      const goal = `"${cloaks}": ${whole(Number(length))} characters without a hit, of daachorse with folding`;
      return { goal, value: own === null || other === null ? null : own / other, limit, told: times };
    }),
  );
}

/**
 * @param {Measured} measured
 * @returns {Goal[]}
 */
const writing = ({ writing: written }) =>
  CLOAKS.flatMap((cloaks) => {
    const found = written[cloaks];
    const text = `"${cloaks}": a keystroke in ${whole(SIZE)} characters`;
    return [
      { goal: text, value: found && found.edit.min, limit: KEYSTROKE_MICROSECONDS, told: time },
      { goal: `${text}, of a full check`, value: found && found.edit.min / found.full.min, limit: KEYSTROKE_OF_CHECK, told: times },
    ];
  });

/**
 * @param {Measured} measured
 * @param {Description[]} systems
 * @returns {Goal[]}
 */
function building(measured, systems) {
  const times100k = measured.preparing.find(({ size }) => size === SIZE)?.systems ?? {};
  const build = (/** @type {string} */ id) => (id in times100k ? Math.min(...times100k[id].milliseconds) * 1000 : null);
  const peer = fastestPeer(systems, incorrect(measured), build);
  if (peer === null) return [];
  return CLOAKS.flatMap((cloaks) => {
    const [own, image] = [build(`kefu-${cloaks}`), measured.loading[cloaks]];
    return [
      { goal: `"${cloaks}": building, of the fastest correct peer's (${peer.name}, ${time(peer.value)})`, value: own && own / peer.value, limit: BUILD_OF_PEER, told: times },
      { goal: `"${cloaks}": loading a compiled list, of the same`, value: image && image.timing.min / peer.value, limit: LOAD_OF_PEER, told: times },
    ];
  });
}

/**
 * @param {Measured} measured
 * @param {Module[]} modules
 * @returns {Goal[]}
 */
function sizes({ preparing }, modules) {
  const memory = preparing.find(({ size }) => size === SIZE)?.systems ?? {};
  return [
    ...CLOAKS.map((cloaks) => ({
      goal: `"${cloaks}": WebAssembly memory, the peak of building included`,
      value: memory[`kefu-${cloaks}`]?.wasm ?? null,
      limit: WASM_BYTES,
      told: megabytes,
    })),
    ...modules.map(({ name, brotli, limit }) => ({ goal: `${name}, under brotli`, value: brotli, limit, told: kilobytes })),
  ];
}
