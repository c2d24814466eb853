// Makes elements without parsing markup, as pages with Trusted Types need.

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
