// Loads the WebAssembly module, once, and recovers it after a trap.
//
// Refuses to know: what the engines do. Invariant: a call that traps is tried once more in a fresh instance; whatever
// was made before is stale then, which its owner sees by the generation.

import { abiVersion, initSync, linearMemory, scheduleReinit } from "#glue";
import { KefuError } from "./errors.js";
import { read } from "./files.js";

/** @type {Promise<void> | null} */
let loading = null;
let ready = false;
let generation = 0;
/** @type {WebAssembly.Memory | null} */
let current = null;
let units = new Uint16Array(0);
let equip = () => true;

/** @typedef {{ file: URL, take: (bytes: Uint8Array) => boolean }} Tables a file that belongs to the module, and who takes it */

/**
 * Loads the module and its tables; a second call waits for the first. A failed load can be tried again.
 * @param {URL | string | BufferSource | WebAssembly.Module} source
 * @param {Tables} [tables]
 * @returns {Promise<void>}
 */
export function start(source, tables) {
  loading ??= Promise.all([compile(source), tables && read(tables.file).then((response) => response.arrayBuffer())])
    .then(([module, bytes]) => {
      // It is compiled already; the glue's own way of loading would be half as much code again.
      initSync({ module });
      equip = () => bytes === undefined || tables?.take(new Uint8Array(bytes)) === true;
      settle();
      ready = true;
    })
    .catch((error) => {
      loading = null;
      throw explain(error);
    });
  return loading;
}

/** Gives a fresh instance what it needs. */
function settle() {
  if (!equip()) throw new Error("cloaks.bin is damaged");
  current = /** @type {WebAssembly.Memory} */ (linearMemory());
  units = new Uint16Array(0);
}

/** Counts the instances; what was made in an earlier one is gone. */
export const currentGeneration = () => generation;

/** The memory of the running instance as code units. A view dies when the memory grows; making one costs more than asking. */
export function codeUnits() {
  if (units.length === 0) units = new Uint16Array(/** @type {WebAssembly.Memory} */ (current).buffer);
  return units;
}

/**
 * Runs a call into the module. If it traps, a fresh instance runs it once more.
 * @template T
 * @param {() => T} call must make anew what is of an earlier generation
 * @returns {T}
 */
export function run(call) {
  if (!ready) {
    throw new KefuError("not-ready", "the engine is not loaded", { hint: "await init() first" });
  }
  try {
    return call();
  } catch (error) {
    restart(error);
  }
  try {
    return call();
  } catch (error) {
    restart(error);
    throw trapped(error);
  }
}

/** @param {unknown} cause */
const trapped = (cause) => new KefuError("engine-trapped", "the engine stopped, and a fresh one too", { hint: "reload the page", cause });

/**
 * Starts a fresh instance after a trap; any other error is the caller's.
 * @param {unknown} cause
 */
function restart(cause) {
  if (!(cause instanceof WebAssembly.RuntimeError)) throw cause;
  try {
    scheduleReinit();
    // Only an export without arguments may be the first one called in the fresh instance.
    abiVersion();
    settle();
    generation += 1;
  } catch (error) {
    ready = false;
    loading = null;
    throw trapped(error);
  }
}

/** @param {URL | string | BufferSource | WebAssembly.Module} source */
async function compile(source) {
  if (source instanceof WebAssembly.Module) return source;
  if (ArrayBuffer.isView(source) || source instanceof ArrayBuffer) return WebAssembly.compile(source);
  const response = await read(/** @type {URL | string} */ (source));
  // Streaming wants the right content type; a server without it costs a copy, not the feature.
  const streams = response.headers.get("content-type")?.startsWith("application/wasm");
  return streams ? WebAssembly.compileStreaming(response) : WebAssembly.compile(await response.arrayBuffer());
}

/** @param {unknown} error */
function explain(error) {
  if (error instanceof KefuError) return error;
  const message = error instanceof Error ? error.message : String(error);
  if (/content security policy|unsafe-eval|blocked by csp/i.test(message)) {
    return new KefuError("module-blocked", "the page's CSP does not allow WebAssembly", {
      hint: "add 'wasm-unsafe-eval' to script-src",
      cause: error,
    });
  }
  return new KefuError("module-invalid", `the module cannot be used: ${message}`, {
    hint: "serve .wasm and .js of one release",
    cause: error,
  });
}
