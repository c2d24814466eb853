// What the attributes of the element say, and its properties from before it was upgraded.

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

/**
 * A property set before the element was upgraded hides the accessor; it is set again through it.
 * @param {HTMLElement} element
 * @param {string[]} names
 */
export function adopt(element, names) {
  const properties = /** @type {Record<string, unknown>} */ (/** @type {unknown} */ (element));
  for (const name of names.filter((one) => Object.hasOwn(element, one))) {
    const value = properties[name];
    delete properties[name];
    properties[name] = value;
  }
}
