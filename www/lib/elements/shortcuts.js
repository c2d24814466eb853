// The keys that lead from the composer to the findings and back.
//
// Invariants: a key is taken only when there is something it leads to, and never from an input method.

/**
 * @param {object} options
 * @param {HTMLElement} options.panel  holds the findings
 * @param {() => HTMLElement | null} options.composer
 * @param {(step: 1 | -1) => boolean} options.onEnter  go to the findings, or along them; false when there are none
 * @param {() => boolean} options.onReplace  apply the first rewrite; false when there is none
 * @param {() => boolean} options.onDismiss  close what is open at the mark; false when nothing is
 * @param {() => void} options.onReturn  back to the composer
 * @param {AbortSignal} options.signal
 */
export function listenForKeys({ panel, composer, onEnter, onReplace, onDismiss, onReturn, signal }) {
  /** @param {KeyboardEvent} event @returns {boolean} whether the key was ours */
  const inComposer = (event) => {
    if (event.key === "F8" || (event.key === "ArrowDown" && event.altKey)) return onEnter(1);
    if (event.key === "Enter" && event.altKey) return onReplace();
    return event.key === "Escape" && onDismiss();
  };
  /** @param {KeyboardEvent} event @returns {boolean} */
  const inFindings = (event) => {
    if (event.key === "Escape") return onReturn(), true;
    if (event.key === "ArrowDown" || event.key === "F8") return onEnter(event.shiftKey ? -1 : 1);
    return event.key === "ArrowUp" && onEnter(-1);
  };
  const onKey = (/** @type {KeyboardEvent} */ event) => {
    if (event.isComposing || event.keyCode === 229) return;
    const path = event.composedPath();
    const target = composer();
    const ours = target !== null && path.includes(target) ? inComposer(event) : path.includes(panel) && inFindings(event);
    if (!ours) return;
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  window.addEventListener("keydown", onKey, { capture: true, signal });
}
