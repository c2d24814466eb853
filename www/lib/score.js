// Score sheets alone: a module with nothing else in it, for pages that only count.

import { start } from "./engine.js";
import { loadDefaults } from "./packs.js";

export { KefuError } from "./errors.js";
export { loadPack, packs } from "./packs.js";
export { ScoreSheet } from "./score-sheet.js";

/**
 * Loads the engine and the list of packs. Once is enough; calling it again is safe.
 * @param {URL | string | BufferSource | WebAssembly.Module} [source]
 */
export default async function init(source = new URL("./score.wasm", import.meta.url)) {
  await Promise.all([start(source), loadDefaults()]);
}
