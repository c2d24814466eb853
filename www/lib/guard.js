// The phrase guard alone, for pages that need nothing else: a smaller module without the cloaked layer and leaks.

import { start } from "./engine.js";
import { loadDefaults } from "./packs.js";

export { KefuError } from "./errors.js";
export { loadPack, packs } from "./packs.js";
export { PhraseGuard } from "./phrase-guard.js";

/**
 * Loads the engine and the default pack. Once is enough; calling it again is safe.
 * @param {URL | string | BufferSource | WebAssembly.Module} [source]
 */
export default async function init(source = new URL("./guard.wasm", import.meta.url)) {
  await Promise.all([start(source), loadDefaults()]);
}
