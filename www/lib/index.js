// The package: everything the engines do, for pages and for Node. What each function promises is in index.d.ts.

import { loadLikeness } from "#glue";
import { start } from "./engine.js";
import { loadDefaults } from "./packs.js";

export { checkDocument } from "./documents.js";
export { KefuError } from "./errors.js";
export { loadPack, packs } from "./packs.js";
export { PhraseGuard } from "./phrase-guard.js";

/**
 * Loads the engine and the default pack. Once is enough; calling it again is safe.
 * @param {URL | string | BufferSource | WebAssembly.Module} [source]
 */
export default async function init(source = new URL("./kefu.wasm", import.meta.url)) {
  const tables = { file: new URL("./cloaks.bin", import.meta.url), take: loadLikeness };
  await Promise.all([start(source, tables), loadDefaults()]);
}
