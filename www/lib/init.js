// Starts a module that has the cloaked layer: the module itself, that layer's tables, the default pack.

import { loadLikeness } from "#glue";
import { start } from "./engine.js";
import { loadDefaults } from "./packs.js";

/**
 * Loads the engine and the default pack. Once is enough; calling it again is safe.
 * @param {URL | string | BufferSource | WebAssembly.Module} [source] the module this was bundled with, if nothing else is given
 */
export default async function init(source = new URL(`./${MODULE}.wasm`, import.meta.url)) {
  const tables = { file: new URL("./cloaks.bin", import.meta.url), take: loadLikeness };
  await Promise.all([start(source, tables), loadDefaults()]);
}
