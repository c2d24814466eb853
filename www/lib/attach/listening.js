// Turns what happens in and around a composer into three words: it may have changed, an input method is at work, its
// content was rebuilt.
//
// Refuses to know: what is done about it.
// Invariants: every listener ends with the signal; nothing is asked for again and again.

/**
 * @param {HTMLElement} composer
 * @param {object} handlers
 * @param {() => void} handlers.onChange  the text may be another one
 * @param {() => void} handlers.onFocus  the person has come to the composer
 * @param {(composing: boolean) => void} handlers.onComposing
 * @param {() => void} handlers.onRebuilt  nodes have come or gone, so places in the old ones mean nothing
 * @param {AbortSignal} signal
 */
export function listenTo(composer, { onChange, onFocus, onComposing, onRebuilt }, signal) {
  for (const type of ["input", "keyup", "blur"]) composer.addEventListener(type, onChange, { signal });
  composer.addEventListener("focus", onFocus, { signal });
  composer.addEventListener("compositionstart", () => onComposing(true), { signal });
  composer.addEventListener("compositionend", () => onComposing(false), { signal });
  // Hosts write into a field without any event; the caret that moves with it gives them away.
  document.addEventListener("selectionchange", onChange, { signal });
  document.addEventListener("reset", () => setTimeout(onChange), { signal });
  if ("value" in composer) return;
  const observer = new MutationObserver(onRebuilt);
  observer.observe(composer, { childList: true, characterData: true, subtree: true });
  signal.addEventListener("abort", () => observer.disconnect());
}
