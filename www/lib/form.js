// Forms and nothing else, by a module of its own: a page that asks its customers loads no phrase tables.

import { start } from "./engine.js";

export { KefuError } from "./errors.js";
export { draw } from "./draw.js";
export { loadForm } from "./form-documents.js";
export { Form } from "./forms.js";
export { lintForm } from "./lint-form.js";
export { loadPack } from "./packs.js";
export { Register } from "./register.js";
export { responseSchema } from "./response-schema.js";

/**
 * Loads the engine. Once is enough; calling it again is safe.
 * @param {URL | string | BufferSource | WebAssembly.Module} [source]
 */
export default function init(source = new URL("./form.wasm", import.meta.url)) {
  return start(source);
}
