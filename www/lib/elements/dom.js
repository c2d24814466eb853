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
  if (!registry?.get(tag)) registry?.define(tag, element);
}

/**
 * Makes tags known when the document first has one, by the entry beside this one that registers it. Shadow trees are not
 * looked into.
 * @param {RegExp} tags
 */
export function summon(tags) {
  const look = (/** @type {Node} */ node) => {
    if (!(node instanceof Element)) return;
    for (const { localName } of [node, ...node.querySelectorAll(":not(:defined)")]) {
      // A bundler has to leave it alone: these entries run on wasm modules of their own.
      const entry = `${localName.replace("kefu", "./define")}.js`;
      if (tags.test(localName)) import(entry);
    }
  };
  const page = globalThis.document;
  if (!page) return;
  look(page.documentElement);
  new MutationObserver((changes) => changes.forEach((change) => change.addedNodes.forEach(look))).observe(page, {
    childList: true,
    subtree: true,
  });
}
