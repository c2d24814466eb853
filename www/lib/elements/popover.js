// The same card at the mark itself, for the mouse and for touch. The list under the composer holds all of it for the
// keyboard and for screen readers, so here it stays out of both.
//
// Invariants: it never takes the focus; it is placed through the style object, which a strict policy lets pass.

import { createCard } from "./card.js";
import { make } from "./dom.js";

/** @typedef {import("../index.js").Finding} Finding */
/** @typedef {import("../strings/index.js").Strings} Strings */

const MARGIN_PX = 8;

export function createPopover() {
  const element = make("div", "popover");
  element.popover = "manual";
  element.ariaHidden = "true";
  /** @returns {boolean} whether there was anything to hide */
  const hide = () => element.matches(":popover-open") && (element.hidePopover(), true);
  return {
    element,
    hide,
    /** The pointer has left the mark; on its way into the popover it has not left the matter. */
    leave: () => element.matches(":hover") || hide(),
    /** @param {AbortSignal} signal */
    listen(signal) {
      element.addEventListener("pointerleave", hide, { signal });
      document.addEventListener("scroll", hide, { capture: true, signal });
      signal.addEventListener("abort", hide);
    },
    /**
     * @param {Finding} finding
     * @param {DOMRect[]} rects
     * @param {Strings} strings
     */
    show(finding, [rect], strings) {
      if (rect === undefined) return;
      const card = createCard(finding, strings, "div");
      for (const button of card.querySelectorAll("button")) button.tabIndex = -1;
      element.replaceChildren(card);
      hide();
      element.showPopover();
      place(element, rect);
    },
  };
}

/**
 * Under the mark, or above it where there is no room.
 * @param {HTMLElement} element
 * @param {DOMRect} mark
 */
function place(element, mark) {
  const { width, height } = element.getBoundingClientRect();
  const { clientWidth, clientHeight } = document.documentElement;
  const left = Math.max(MARGIN_PX, Math.min(mark.left, clientWidth - width - MARGIN_PX));
  const top = mark.bottom + height <= clientHeight ? mark.bottom : Math.max(0, mark.top - height);
  element.style.setProperty("left", `${left}px`);
  element.style.setProperty("top", `${top}px`);
}
