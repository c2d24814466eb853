// Properties that a page set before an element was upgraded.

/**
 * Such a property hides the accessor; it is set again through it.
 * @param {HTMLElement} element
 * @param {string[]} names
 */
export function adopt(element, names) {
  const properties = /** @type {Record<string, unknown>} */ (/** @type {unknown} */ (element));
  for (const name of names.filter((it) => Object.hasOwn(element, it))) {
    const value = properties[name];
    delete properties[name];
    properties[name] = value;
  }
}
