// Elements with attributes, made without parsing markup. A class is a part, too, for the page's own style sheet.

import { make } from "../dom.js";

/**
 * An attribute whose value is undefined is left out.
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Record<string, string | undefined>} [attributes]
 * @param {...(Node | string)} children
 * @returns {HTMLElementTagNameMap[Tag]}
 */
export function build(tag, { class: names = "", ...attributes } = {}, ...children) {
  const element = make(tag, names, ...children);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== undefined) element.setAttribute(name, value);
  }
  return element;
}
