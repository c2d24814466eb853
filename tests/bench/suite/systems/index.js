// Everything that is measured, ours first, in one form.

import { ours } from "./kefu.js";
import { peers } from "./peers.js";
import { stacks } from "./stack.js";
import { yardsticks } from "./yardstick.js";

/**
 * @typedef {object} System
 * @property {string} id
 * @property {string} name
 * @property {"ours" | "yardstick" | "peer"} kind
 * @property {string} does what it does with a text
 * @property {number} [most] the largest list it is measured with
 * @property {string} [why] why no larger one
 * @property {number} [longest] the longest text it is measured with
 * @property {() => void} [setUp] what is no part of preparing a list
 * @property {() => WebAssembly.Memory} [memory] that of its module
 * @property {(phrases: string[]) => Prepared} prepare
 */

/**
 * @typedef {object} Prepared
 * @property {Record<string, (text: string) => unknown>} calls what is timed, by the name of the call
 * @property {(text: string) => import("../truth.js").Report} report what it finds, for judging
 */

/**
 * @param {import("./kefu.js").Kefu} kefu
 * @param {WebAssembly.Memory} memory kefu's
 * @param {any} yardstick the glue of its module
 * @returns {System[]}
 */
export const systems = (kefu, memory, yardstick) => [...ours(kefu, memory), ...yardsticks(yardstick), ...peers, ...stacks];
