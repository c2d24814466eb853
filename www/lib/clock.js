// Clocks alone, for pages that need no phrases: a module of its own.

import { start } from "./engine.js";
import { loadDefaults } from "./packs.js";

export { KefuError } from "./errors.js";
export { loadPack, packs } from "./packs.js";
export { ServiceClock } from "./service-clock.js";

/**
 * Loads the engine and the default pack. Once is enough; calling it again is safe.
 * @param {URL | string | BufferSource | WebAssembly.Module} [source]
 */
export default async function init(source = new URL("./clock.wasm", import.meta.url)) {
  await Promise.all([start(source), loadDefaults()]);
}
