// Draws marks over a text field where ranges inside a field cannot be highlighted: a see-through copy of the text,
// laid over the field from the component's own shadow tree.
//
// Refuses to know: what a finding is beyond its place and severity.
// Invariants: nothing is added to the host's DOM; the copy takes no pointer, no focus and no place in the
// accessibility tree; it follows the field's size, place and scrolling through events, never through a timer.

import { LINES } from "./highlights.js";

/** @typedef {import("./highlights.js").Span} Span */

/** What sets the copy apart from the field it is a copy of. */
const OVERLAID = {
  position: "fixed", margin: "0", overflow: "hidden", background: "none", color: "transparent", "border-color": "transparent",
  "box-shadow": "none", outline: "none", transition: "none", "pointer-events": "none", "z-index": "9999999",
};

/**
 * @param {HTMLTextAreaElement | HTMLInputElement} field
 * @param {ParentNode} layer  where the copy is put
 * @param {AbortSignal} signal
 * @returns {import("./highlights.js").Marks}
 */
export function createMirror(field, layer, signal) {
  const copy = document.createElement("div");
  copy.ariaHidden = "true";
  /** @type {HTMLElement[]} */
  let marks = [];
  const follow = () => copy.isConnected && layOver(field, copy);
  const sizes = new ResizeObserver(follow);
  sizes.observe(field);
  document.addEventListener("scroll", follow, { capture: true, signal });
  window.addEventListener("resize", follow, { signal });
  signal.addEventListener("abort", () => {
    sizes.disconnect();
    copy.remove();
  });
  return {
    mark(spans) {
      marks = fill(copy, field.value, spans);
      if (spans.length === 0) return copy.remove();
      layer.append(copy);
      follow();
    },
    rects: (index) => [...(marks[index]?.getClientRects() ?? [])],
  };
}

/**
 * @param {HTMLElement} copy
 * @param {string} text
 * @param {Span[]} spans  in order; where two overlap the later one is cut
 */
function fill(copy, text, spans) {
  copy.replaceChildren();
  let done = 0;
  const marks = spans.map(({ start, end, severity }) => {
    const mark = document.createElement("span");
    mark.style.setProperty("text-decoration", LINES[severity]);
    mark.textContent = text.slice(Math.max(done, start), end);
    copy.append(text.slice(done, start), mark);
    done = Math.max(done, end);
    return mark;
  });
  // The closing line end keeps a last empty line as tall as the field's.
  copy.append(text.slice(done), "\n");
  return marks;
}

/**
 * @param {HTMLTextAreaElement | HTMLInputElement} field
 * @param {HTMLElement} copy
 */
function layOver(field, copy) {
  const source = getComputedStyle(field);
  const { left, top } = field.getBoundingClientRect();
  const oneLine = field.localName === "input";
  for (const name of source) copy.style.setProperty(name, source.getPropertyValue(name));
  const own = {
    ...OVERLAID,
    left: `${left}px`,
    top: `${top}px`,
    "white-space": oneLine ? "pre" : "pre-wrap",
    "align-content": oneLine ? "center" : "normal",
    // A scroll bar takes room from the text of the field; in the copy the border takes as much.
    "border-right-width": `${field.offsetWidth - field.clientWidth - field.clientLeft}px`,
  };
  for (const [name, value] of Object.entries(own)) copy.style.setProperty(name, value);
  copy.scrollTop = field.scrollTop;
  copy.scrollLeft = field.scrollLeft;
}
