// Puts other words in place of a span, the way the browser's own spell checker does.
//
// Refuses to know: which editor is behind the surface. One sequence is right for plain fields and for every editor it
// was tried on, undo included: select, let the editor take note, announce the replacement, and only if nobody has
// taken it over, type it.
// Invariant: text that has changed in the meantime is left alone.

/** @typedef {import("./surfaces.js").Surface} Surface */

/**
 * @param {Surface} surface
 * @param {{ start: number, end: number, text: string }} span  `text` is what is expected to stand there
 * @param {string} replacement
 * @returns {Promise<boolean>} whether the replacement was made
 */
export async function replaceSpan(surface, { start, end, text }, replacement) {
  if (!selectSpan(surface, start, end, text)) return false;
  // Editors read the selection from an event that comes a task later.
  await new Promise((resolve) => setTimeout(resolve));
  if (!selectSpan(surface, start, end, text)) return false;
  const data = new DataTransfer();
  data.setData("text/plain", replacement);
  const announcement = new InputEvent("beforeinput", {
    inputType: "insertReplacementText",
    data: replacement,
    dataTransfer: data,
    targetRanges: surface.targetRanges(start, end),
    bubbles: true,
    cancelable: true,
    composed: true,
  });
  if (surface.element.dispatchEvent(announcement)) {
    // Deprecated, and still the only way to type that keeps native undo.
    document.execCommand("insertText", false, replacement);
  }
  return true;
}

/**
 * @param {Surface} surface
 * @param {number} start
 * @param {number} end
 * @param {string} expected
 */
function selectSpan(surface, start, end, expected) {
  if (surface.read().slice(start, end) !== expected) return false;
  surface.element.focus({ preventScroll: true });
  const selected = surface.selection();
  if (selected?.[0] !== start || selected[1] !== end) surface.select(start, end);
  return true;
}
