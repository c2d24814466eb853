// Tells which mark the person is looking at: the one under the mouse, or the one the caret stands in.
//
// Refuses to know: what is shown for it.
// Invariants: `onPoint` is called when the answer changes and not otherwise; moving the mouse costs one look a frame.

/** @typedef {import("./surfaces.js").Surface} Surface */

const NONE = -1;

/**
 * @param {object} options
 * @param {Surface} options.surface
 * @param {() => { start: number, end: number }[]} options.spans  those marked now
 * @param {(index: number) => void} options.onPoint  -1 stands for none
 * @param {AbortSignal} options.signal
 * @returns {() => void} to be called when the marks have changed
 */
export function watchPointing({ surface, spans, onPoint, signal }) {
  const { element } = surface;
  let pointed = NONE;
  let frame = 0;
  let mouse = { clientX: 0, clientY: 0 };
  const point = (/** @type {number} */ index) => {
    if (index !== pointed) onPoint((pointed = index));
  };
  const underCaret = () => {
    const [start, end] = surface.selection() ?? [-1, -1];
    // At either edge of a mark the person is writing on, not asking about it.
    return start === end ? spans().findIndex((span) => span.start < start && start < span.end) : NONE;
  };
  const underMouse = () =>
    spans().findIndex((_, index) => surface.rects(index).some((rect) => contains(rect, mouse)));
  const onMove = (/** @type {PointerEvent} */ event) => {
    if (event.pointerType !== "mouse" || spans().length === 0) return;
    mouse = event;
    frame ||= requestAnimationFrame(() => {
      frame = 0;
      const index = underMouse();
      point(index === NONE ? underCaret() : index);
    });
  };

  element.addEventListener("pointermove", onMove, { signal });
  element.addEventListener("pointerleave", () => point(underCaret()), { signal });
  element.addEventListener("blur", () => point(NONE), { signal });
  document.addEventListener("selectionchange", () => point(underCaret()), { signal });
  signal.addEventListener("abort", () => cancelAnimationFrame(frame));
  return () => {
    // The same index may now be another mark.
    point(NONE);
    point(underCaret());
  };
}

/**
 * @param {DOMRect} rect
 * @param {{ clientX: number, clientY: number }} mouse
 */
function contains(rect, { clientX, clientY }) {
  return rect.left <= clientX && clientX <= rect.right && rect.top <= clientY && clientY <= rect.bottom;
}
