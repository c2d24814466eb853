/**
 * The page's side of <kefu-guard>: loads its module, gives it the conversation as context, passes its events on.
 * It refuses to depend on it: when the module cannot be loaded the desk is told and chats on.
 */

import { byId } from "./dom.js";

/** @typedef {import("../dist/index.js").Finding} Finding */
/** @typedef {import("../dist/index.js").Turn} Turn */
/** @typedef {{ text: string, findings: Finding[] }} Checked */
/**
 * @typedef {object} Listener
 * @property {(checked: Checked) => void} onFindings
 * @property {(override: Checked & { at: string }) => void} onOverride
 * @property {() => void} onStopped nothing is being checked; the element has said why in its own place
 * @property {() => Turn[]} before the turns of the open conversation
 */

/** Errors after which there is no checker. After others (one rule document, one check) it goes on by itself. */
const STOPPING = new Set(["module-missing", "module-blocked", "module-invalid", "pack-missing"]);

/**
 * @param {Listener} listener
 * @param {AbortSignal} signal
 */
export function mountChecker(listener, signal) {
  const guard = byId("guard", HTMLElement);
  // Set before the element is defined; it adopts such properties when it is.
  Object.assign(guard, { context: () => ({ role: "agent", before: listener.before() }) });
  guard.addEventListener("kefu-findings", (event) => listener.onFindings(detail(event)), { signal });
  guard.addEventListener("kefu-override", (event) => listener.onOverride(detail(event)), { signal });
  guard.addEventListener("kefu-error", (event) => STOPPING.has(detail(event).code) && listener.onStopped(), { signal });

  return {
    /** Check by this guard in place of the default rules. @param {import("../dist/index.js").PhraseGuard | null} own */
    use: (own) => Object.assign(guard, { guard: own }),
    /** @param {import("./wording.js").Language} language @param {import("./preferences.js").Theme} theme */
    dress: (language, theme) => dress(guard, language, theme),
  };
}

/**
 * @param {HTMLElement} element one of the package's
 * @param {import("./wording.js").Language} language
 * @param {import("./preferences.js").Theme} theme
 */
export function dress(element, language, theme) {
  element.setAttribute("lang", language);
  if (theme === "system") element.removeAttribute("theme");
  else element.setAttribute("theme", theme);
}

/**
 * Load the element and the engine behind it: the one for chats, which is all that the page's first view needs.
 * @returns {Promise<import("../dist/index.js").PackSummary[]>} the rule packs that are loaded
 */
export async function loadChecker() {
  await import("../dist/define.js");
  const { default: init, packs } = await import("../dist/review.js");
  await init();
  return packs();
}

/** @param {Event} event */
function detail(event) {
  return /** @type {CustomEvent} */ (event).detail;
}
