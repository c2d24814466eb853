// All of the phrase engine and nothing else: hidden phrases, leaks, live sessions and saved guards, for pages without
// conversations, scores, clocks and forms.

import initWith from "./init.js";

export { KefuError } from "./errors.js";
export { loadPack, packs } from "./packs.js";
export { PhraseGuard } from "./changes.js";
export { GuardSession } from "./session.js";

/**
 * Loads the engine and the default pack. Once is enough; calling it again is safe.
 * @param {URL | string | BufferSource | WebAssembly.Module} [source]
 */
export default function init(source = new URL("./phrases.wasm", import.meta.url)) {
  return initWith(source);
}
