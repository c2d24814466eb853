// Makes elements without parsing markup, as pages with Trusted Types need, and makes tags known.

/**
 * @template {keyof HTMLElementTagNameMap} T
 * @param {T} tag
 * @param {string} names  both classes, for the element's own style sheet, and parts, for the page's
 * @param {...(Node | string)} children
 * @returns {HTMLElementTagNameMap[T]}
 */
export function make(tag, names, ...children) {
  const element = document.createElement(tag);
  element.className = names;
  element.setAttribute("part", names);
  element.append(...children);
  return element;
}

/**
 * Makes a tag known. Doing so twice, or beside another copy of this package, is harmless: the first one stays.
 * @param {string} tag
 * @param {CustomElementConstructor} element
 */
export function register(tag, element) {
  const registry = globalThis.customElements;
  if (registry?.get(tag) === undefined) registry?.define(tag, element);
}
