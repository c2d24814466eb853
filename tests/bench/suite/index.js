// The benchmark as both engines run it: one bundle, loaded once by each process or page, for one task.

import { memoryOf } from "./memory.js";
import { systems } from "./systems/index.js";
import * as reviews from "./reviews.js";
import * as tasks from "./tasks.js";

/**
 * @typedef {object} Parts what a host brings
 * @property {any} kefu the package's main module
 * @property {any} yardstick the glue of the yardstick's module
 * @property {ArrayBuffer | Uint8Array<ArrayBuffer>} module the yardstick's module
 */

/**
 * @param {Parts} parts
 * @param {{ name: string, options: any }} task the name of a function of tasks.js or reviews.js, and what it wants
 */
export async function run({ kefu, yardstick, module }, { name, options }) {
  const memory = await memoryOf(() => kefu.default());
  await yardstick.default({ module_or_path: await WebAssembly.compile(module) });
  const task = /** @type {Record<string, Function>} */ (/** @type {unknown} */ ({ ...tasks, ...reviews }))[name];
  return task({ kefu, memory, systems: systems(kefu, memory, yardstick) }, options);
}

/** What a report tells of the systems. */
export const describe = () =>
  systems(/** @type {any} */ ({}), /** @type {any} */ (null), null).map(({ id, name, kind, does, most, why }) => ({ id, name, kind, does, most, why }));
