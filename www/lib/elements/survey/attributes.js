// What the attributes of the element say.

import { languageOf } from "../../strings/index.js";

/** Days between two askings, if the page says nothing. */
const USUAL = 90;

/** @param {HTMLElement} element */
export function attributesOf(element) {
  const text = (/** @type {string} */ name) => element.getAttribute(name) ?? "";
  const figure = (/** @type {string} */ name, /** @type {number} */ otherwise) => {
    const value = Number.parseFloat(text(name));
    return Number.isFinite(value) ? value : otherwise;
  };
  const appear = text("appear");
  return {
    form: element.getAttribute("form"),
    subject: text("subject"),
    /** @type {import("./sitting.js").Pace} */
    pace: text("pace") === "page" ? "page" : "question",
    lang: languageOf(element.lang || element.closest("[lang]")?.getAttribute("lang") || ""),
    /** Shown above the page, not in it. */
    lifted: appear === "popover" || appear === "corner",
    beside: appear === "popover",
    /** Shows itself unasked. */
    triggered: element.hasAttribute("after") || element.hasAttribute("scrolled"),
    after: figure("after", 0),
    scrolled: figure("scrolled", 0),
    again: figure("again", USUAL),
  };
}

/**
 * The element that opens the survey and beside which it stands.
 * @param {HTMLElement} element
 * @returns {HTMLElement | null}
 */
export function anchorOf(element) {
  const id = element.getAttribute("for");
  return id === null ? null : /** @type {Document | ShadowRoot} */ (element.getRootNode()).getElementById(id);
}
