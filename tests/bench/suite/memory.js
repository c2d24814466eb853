// How much memory a system takes: WebAssembly's, seen from outside, and the heap of JavaScript where it can be read.
//
// A WebAssembly memory never shrinks, so its size is the peak, the building included. No package has to show its
// memory for this: instantiating is what every module must go through.

/**
 * Runs what loads a module, and gives the memory of that module.
 * @param {() => Promise<unknown>} load
 * @returns {Promise<WebAssembly.Memory>}
 */
export async function memoryOf(load) {
  /** @type {WebAssembly.Memory[]} */
  const memories = [];
  const { instantiate, Instance } = WebAssembly;
  const keep = (/** @type {WebAssembly.Exports} */ exports) => {
    // Whatever it is called: a build may give its exports short names.
    const memory = Object.values(exports).find((value) => value instanceof WebAssembly.Memory);
    // Node's own fetch brings a module, which must not be taken for the package's.
    if (memory !== undefined && !("llhttp_alloc" in exports)) memories.push(memory);
  };
  const watched = async (/** @type {any} */ source, /** @type {any} */ imports) => {
    const result = /** @type {any} */ (await instantiate(source, imports));
    keep((result.instance ?? result).exports);
    return result;
  };
  WebAssembly.instantiate = /** @type {any} */ (watched);
  // A module that is compiled already is instantiated without waiting.
  WebAssembly.Instance = new Proxy(Instance, {
    construct(target, args) {
      const instance = Reflect.construct(target, args);
      keep(instance.exports);
      return instance;
    },
  });
  await load();
  Object.assign(WebAssembly, { instantiate, Instance });
  return memories[0];
}

/** Bytes that live JavaScript objects and typed arrays take, WebAssembly's aside; null where the engine doesn't tell. */
export function heapBytes() {
  const { gc, process } = /** @type {any} */ (globalThis);
  if (!gc || !process) return null;
  gc();
  gc();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}
