/**
 * The page's side of <kefu-courtesy>: loads its module and gives it the conversation as context. Without it the desk loses
 * a strip and nothing else.
 */

import { dress } from "./checker.js";
import { byId } from "./dom.js";

/** @typedef {HTMLElement & { refresh?: () => void }} Strip */

/** @param {() => import("../dist/index.js").Turn[]} before the turns of the open conversation */
export function mountCourtesy(before) {
  const strip = /** @type {Strip} */ (byId("courtesy", HTMLElement));
  // Set before the element is defined; it adopts such properties when it is.
  Object.assign(strip, { context: () => ({ before: before() }) });
  return {
    load: () => import("../dist/define-courtesy.js").catch(() => strip.remove()),
    /** For when the conversation has changed and the draft has not. */
    refresh: () => strip.refresh?.(),
    /** @param {import("./wording.js").Language} language @param {import("./preferences.js").Theme} theme */
    dress: (language, theme) => dress(strip, language, theme),
  };
}
