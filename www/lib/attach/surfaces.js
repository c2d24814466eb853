// One face for the places people type in: a text field, or an editing host with rich content.
//
// Refuses to know: what is checked, when, and what happens to the result.
// Invariants: a surface reads, selects and marks; it changes neither text nor DOM. Offsets are UTF-16 code units of
// what `read()` gave last.

import { canHighlight, createPainter } from "./highlights.js";
import { createMirror } from "./mirror.js";
import { mapText } from "./text-map.js";

/** @typedef {import("./mirror.js").Span} Span */

/**
 * @typedef {object} Surface
 * @property {HTMLElement} element
 * @property {() => string} read
 * @property {(start: number, end: number) => void} select
 * @property {() => [number, number] | null} selection  null when the selection is elsewhere
 * @property {(start: number, end: number) => StaticRange[]} targetRanges
 *   what an input event names as its target; empty for fields, as in the browser's own events
 * @property {(spans: Span[]) => void} mark  draws these and no others
 * @property {(index: number) => DOMRect[]} rects  of the span last marked at this index
 */

/** @typedef {AbstractRange & { getClientRects(): DOMRectList, disconnect?(): void }} PaintedRange */
/** @typedef {HTMLTextAreaElement | HTMLInputElement} Field */

/** Where nothing can be drawn, the list of findings still tells. @type {Pick<Surface, "mark" | "rects">} */
const UNMARKED = { mark: () => undefined, rects: () => [] };

/**
 * @param {HTMLElement} element
 * @param {Element | undefined} layer  where drawings may be put that need elements; without it such marks are left out
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
 * @param {Element | undefined} layer
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
 * @param {Element | undefined} layer
 * @param {AbortSignal} signal
 * @returns {Pick<Surface, "mark" | "rects">}
 */
function fieldMarks(field, layer, signal) {
  // The newest of the three ways, `createValueRange`, is not yet in the type library.
  const { createValueRange } = /** @type {{ createValueRange?: (start: number, end: number) => PaintedRange }} */ (
    /** @type {unknown} */ (field)
  );
  if (createValueRange !== undefined && canHighlight()) {
    return rangeMarks((start, end) => createValueRange.call(field, start, end), signal);
  }
  return layer === undefined ? UNMARKED : createMirror(field, layer, signal);
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
    select(start, end) {
      const { startContainer, startOffset, endContainer, endOffset } = rangeOf(start, end);
      selectionOf(host)?.setBaseAndExtent(startContainer, startOffset, endContainer, endOffset);
    },
    selection() {
      const selection = selectionOf(host);
      if (!selection?.anchorNode || !selection.focusNode || !host.contains(selection.anchorNode)) return null;
      const ends = [
        map.offset(selection.anchorNode, selection.anchorOffset),
        map.offset(selection.focusNode, selection.focusOffset),
      ];
      return [Math.min(...ends), Math.max(...ends)];
    },
    targetRanges: (start, end) => [new StaticRange(rangeOf(start, end))],
    ...(canHighlight() ? rangeMarks(rangeOf, signal) : UNMARKED),
  };
}

/**
 * Marks by highlighted ranges. They are made anew each time: neither kind of range follows every edit.
 * @param {(start: number, end: number) => PaintedRange} rangeOf
 * @param {AbortSignal} signal
 * @returns {Pick<Surface, "mark" | "rects">}
 */
function rangeMarks(rangeOf, signal) {
  const painter = createPainter();
  /** @type {PaintedRange[]} */
  let ranges = [];
  const forget = () => ranges.forEach((range) => range.disconnect?.());
  signal.addEventListener("abort", () => {
    painter.release();
    forget();
  });
  return {
    mark(spans) {
      const stale = ranges;
      ranges = spans.map(({ start, end }) => rangeOf(start, end));
      painter.paint(spans.map(({ severity }, index) => ({ severity, range: /** @type {PaintedRange} */ (ranges[index]) })));
      stale.forEach((range) => range.disconnect?.());
    },
    rects: (index) => [...(ranges[index]?.getClientRects() ?? [])],
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
