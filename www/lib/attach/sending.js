// Notices that the message is about to be sent, before the host does, and can hold it back and let it go later.
//
// Refuses to know: what decides whether a message may go.
// Invariants: one send is asked about once, though Enter in a form makes three events of it; a key that belongs to an
// input method never sends; a held send does nothing at the host, and letting it go repeats exactly what was done.

/** @typedef {string} SendKey  "enter", "ctrl+enter" or "none" */
/**
 * @typedef {object} SendingOptions
 * @property {() => HTMLElement | null} composer
 * @property {() => Element | null} button
 * @property {() => SendKey} sendKey
 * @property {() => string} text  what would be sent, read anew
 * @property {(resume: () => void) => boolean} onAttempt  true holds the message back, until it is resumed
 * @property {AbortSignal} signal
 */

/** @param {SendingOptions} options */
export function watchSending(options) {
  const { composer, button, sendKey, signal } = options;
  const attempt = createAttempts(options);
  /** @param {string} type @param {(event: any) => void} listener */
  const listen = (type, listener) => window.addEventListener(type, listener, { capture: true, signal });
  let holding = false;

  listen("keydown", (/** @type {KeyboardEvent} */ event) => {
    const target = composer();
    if (target === null || !event.composedPath().includes(target) || !isSendKey(event, sendKey())) return;
    holding = attempt(event, () => pressEnter(target, event));
  });
  // Some hosts send when the key comes up; the letting go of a held key must not reach them.
  listen("keyup", (/** @type {KeyboardEvent} */ event) => {
    if (!holding || event.key !== "Enter") return;
    holding = false;
    event.stopImmediatePropagation();
  });
  listen("click", (/** @type {MouseEvent} */ event) => {
    const pressed = button();
    if (pressed === null || !event.composedPath().includes(pressed)) return;
    attempt(event, () => /** @type {HTMLElement} */ (pressed).click());
  });
  listen("submit", (/** @type {SubmitEvent} */ event) => {
    const form = formOf(composer());
    if (form === null || event.target !== form) return;
    attempt(event, () => form.requestSubmit(event.submitter));
  });
}

/** @param {SendingOptions} options */
function createAttempts({ text, onAttempt, signal }) {
  /** @type {string | null} The text let through by what the person did last; later events of that send repeat it. */
  let released = null;
  const forget = (/** @type {Event} */ event) => {
    if (event.isTrusted) released = null;
  };
  window.addEventListener("keydown", forget, { capture: true, signal });
  window.addEventListener("pointerdown", forget, { capture: true, signal });

  /**
   * @param {Event} event
   * @param {() => void} repeat
   */
  return (event, repeat) => {
    const current = text();
    if (current === released) return false;
    const resume = () => {
      released = current;
      repeat();
    };
    if (onAttempt(resume)) {
      event.preventDefault();
      event.stopImmediatePropagation();
      return true;
    }
    released = current;
    return false;
  };
}

/**
 * @param {KeyboardEvent} event
 * @param {SendKey} key
 */
function isSendKey(event, key) {
  // 229 is how engines without `isComposing` on the closing key say that the input method took it.
  if (event.key !== "Enter" || event.isComposing || event.keyCode === 229) return false;
  if (key === "enter") return !event.shiftKey;
  return key === "ctrl+enter" && (event.ctrlKey || event.metaKey);
}

/** @param {HTMLElement | null} composer */
function formOf(composer) {
  if (composer === null) return null;
  return "form" in composer ? /** @type {HTMLTextAreaElement} */ (composer).form : composer.closest("form");
}

/**
 * Presses Enter as the person did. The browser gives a key made by a script no effect of its own, so that of a
 * one-line field, submitting its form, is added.
 * @param {HTMLElement} target
 * @param {KeyboardEvent} original
 */
function pressEnter(target, original) {
  const { ctrlKey, metaKey, altKey } = original;
  const init = { key: "Enter", code: "Enter", keyCode: 13, ctrlKey, metaKey, altKey };
  const press = (/** @type {string} */ type) =>
    target.dispatchEvent(new KeyboardEvent(type, { ...init, bubbles: true, cancelable: true, composed: true }));
  const unhandled = press("keydown") && press("keypress");
  press("keyup");
  if (unhandled && target instanceof HTMLInputElement) target.form?.requestSubmit();
}
