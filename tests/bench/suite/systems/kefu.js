// kefu, through the same calls that a page uses.

/** @typedef {import("./index.js").System} System */
/** @typedef {typeof import("../../../../www/lib/index.js")} Kefu */
/** @typedef {import("../../../../www/lib/index.js").PhraseGuard} PhraseGuard */

/**
 * @param {Kefu} kefu
 * @param {WebAssembly.Memory} memory
 * @returns {System[]}
 */
export const ours = (kefu, memory) => [
  system(kefu, memory, "fold", "folding, separators and repeats"),
  system(kefu, memory, "all", "every layer of disguise"),
];

/**
 * @param {Kefu} kefu
 * @param {WebAssembly.Memory} memory
 * @param {"fold" | "all"} cloaks
 * @param {string} does
 * @returns {System}
 */
function system({ PhraseGuard }, memory, cloaks, does) {
  return {
    id: `kefu-${cloaks}`,
    name: `kefu, cloaks "${cloaks}"`,
    kind: "ours",
    does: `${does}; judges the context of every hit`,
    memory: () => memory,
    prepare(phrases) {
      const guard = new PhraseGuard({ phrases, cloaks });
      return {
        calls: { spans: (text) => guard.spans(text), check: (text) => guard.check(text) },
        report: (text) => ({ spans: guard.check(text).map(({ start, end }) => [start, end]) }),
      };
    },
  };
}

/**
 * Saves a built guard and loads it again, where this version can.
 * @param {Kefu} kefu
 * @param {string[]} phrases
 * @param {"fold" | "all"} cloaks
 * @returns {{ bytes: number, load: () => void } | null}
 */
export function image({ PhraseGuard }, phrases, cloaks) {
  const guard = /** @type {any} */ (new PhraseGuard({ phrases, cloaks }));
  if (typeof guard.compile !== "function") return null;
  const compiled = guard.compile();
  guard.dispose();
  const options = /** @type {any} */ ({ compiled });
  return { bytes: compiled.byteLength, load: () => new PhraseGuard(options).dispose() };
}

/**
 * A text being written, where this version can follow one.
 * @param {Kefu} kefu
 * @param {string[]} phrases
 * @param {"fold" | "all"} cloaks
 * @param {string} text
 * @returns {{ edit: (start: number, end: number, inserted: string) => unknown, full: () => unknown } | null}
 */
export function writing({ PhraseGuard }, phrases, cloaks, text) {
  const guard = /** @type {any} */ (new PhraseGuard({ phrases, cloaks }));
  if (typeof guard.session !== "function") return null;
  const session = guard.session(text);
  return {
    edit: (start, end, inserted) => session.edit(start, end, inserted),
    full: () => guard.check(text),
  };
}
