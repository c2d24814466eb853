export { KefuError, loadPack } from "./index.js";
export * from "./form-types.js";

/**
 * Loads `form.wasm`. Once is enough; calling it again is safe.
 * @throws KefuError `module-missing`, `module-blocked` (Content-Security-Policy), `module-invalid`
 */
export default function init(source?: URL | string | BufferSource | WebAssembly.Module): Promise<void>;
