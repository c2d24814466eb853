// One face for the places people type in: a text field, or an editing host with rich content.
//
// Refuses to know: what is checked, when, and what happens to the result.
// Invariants: a surface reads, selects and marks; it changes neither text nor DOM. Offsets are UTF-16 code units of
// what `read()` gave last.

import { createHighlights } from "./highlights.js";
import { createMirror } from "./mirror.js";
import { mapText } from "./text-map.js";

/** @typedef {import("./highlights.js").Marks} Marks */
/** @typedef {import("./highlights.js").PaintedRange} PaintedRange */
/** @typedef {HTMLTextAreaElement | HTMLInputElement} Field */

/**
 * @typedef {object} Access
 * @property {HTMLElement} element
 * @property {() => string} read
 * @property {(start: number, end: number) => void} select
 * @property {() => [number, number] | null} selection  null when the selection is elsewhere
 * @property {(start: number, end: number) => StaticRange[]} targetRanges
 *   what an input event names as its target; empty for fields, as in the browser's own events
 */
/** @typedef {Access & Marks} Surface */

/**
 * @param {HTMLElement} element
 * @param {ParentNode} layer  where drawings may be put that need elements
 * @param {AbortSignal} signal
 * @returns {Surface}
 */
export function createSurface(element, layer, signal) {
  return element instanceof HTMLTextAreaElement || element instanceof HTMLInputElement
    ? fieldSurface(element, layer, signal)
    : editableSurface(element, signal);
}

/**
 * @param {Field} field
 * @param {ParentNode} layer
 * @param {AbortSignal} signal
 * @returns {Surface}
 */
function fieldSurface(field, layer, signal) {
  return {
    element: field,
    read: () => field.value,
    select: (start, end) => field.setSelectionRange(start, end),
    selection() {
      const { selectionStart: start, selectionEnd: end } = field;
      const root = /** @type {Document | ShadowRoot} */ (field.getRootNode());
      return start === null || end === null || root.activeElement !== field ? null : [start, end];
    },
    targetRanges: () => [],
    ...fieldMarks(field, layer, signal),
  };
}

/**
 * @param {Field} field
 * @param {ParentNode} layer
 * @param {AbortSignal} signal
 * @returns {Marks}
 */
function fieldMarks(field, layer, signal) {
  // The newest of the three ways, `createValueRange`, is not yet in the type library.
  const { createValueRange } = /** @type {{ createValueRange?: (start: number, end: number) => PaintedRange }} */ (
    /** @type {unknown} */ (field)
  );
  if (createValueRange !== undefined) {
    return createHighlights((start, end) => createValueRange.call(field, start, end), signal);
  }
  return createMirror(field, layer, signal);
}

/**
 * @param {HTMLElement} host
 * @param {AbortSignal} signal
 * @returns {Surface}
 */
function editableSurface(host, signal) {
  let map = mapText(host);
  /** @param {number} start @param {number} end */
  const rangeOf = (start, end) => {
    const range = document.createRange();
    range.setStart(...map.place(start, "start"));
    range.setEnd(...map.place(end, "end"));
    return range;
  };
  return {
    element: host,
    read: () => (map = mapText(host)).text,
    select: (start, end) => selectionOf(host)?.setBaseAndExtent(...map.place(start, "start"), ...map.place(end, "end")),
    selection() {
      const selection = selectionOf(host);
      if (!selection?.rangeCount) return null;
      const { startContainer, startOffset, endContainer, endOffset } = selection.getRangeAt(0);
      if (!host.contains(startContainer)) return null;
      return [map.offset(startContainer, startOffset), map.offset(endContainer, endOffset)];
    },
    targetRanges: (start, end) => [new StaticRange(rangeOf(start, end))],
    ...createHighlights(rangeOf, signal),
  };
}

/**
 * The selection as this node's tree sees it: a document's own does not reach into shadow trees everywhere.
 * @param {Node} node
 * @returns {Selection | null}
 */
function selectionOf(node) {
  const root = /** @type {{ getSelection?: () => Selection | null }} */ (/** @type {unknown} */ (node.getRootNode()));
  return root.getSelection === undefined ? document.getSelection() : root.getSelection();
}
