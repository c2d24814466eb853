// Asking by a form and nothing else, by a module of its own: a page that shows a survey to its customers loads neither
// phrase tables nor what managers make of responses.

import { start } from "./engine.js";

export { AskedForm as Form } from "./asking.js";
export { KefuError } from "./errors.js";
export { loadForm } from "./form-documents.js";

/**
 * Loads the engine. Once is enough; calling it again is safe.
 * @param {URL | string | BufferSource | WebAssembly.Module} [source]
 */
export default function init(source = new URL("./survey.wasm", import.meta.url)) {
  return start(source);
}
