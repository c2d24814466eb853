// Finds the place a person types in, and keeps finding it when the host replaces it.
//
// Refuses to know: what is done with it.
// Invariants: the host's DOM is only looked at; `onChange` is called once per change, and with null when there is none.

/** The input types that hold words and have a selection. */
const FIELD_TYPES = /^(text|search|url|tel)$/;
const CANDIDATES = "textarea, input, [contenteditable]";
const WATCHED = { childList: true, subtree: true, attributeFilter: ["id", "contenteditable", "type"] };

/**
 * @param {Element} element
 * @returns {element is HTMLElement}
 */
function isComposer(element) {
  if (element instanceof HTMLTextAreaElement) return true;
  if (element instanceof HTMLInputElement) return FIELD_TYPES.test(element.type);
  return element instanceof HTMLElement && element.isContentEditable;
}

/**
 * The element itself, or the first field or editing host inside it: editors are mounted into a wrapper, and editor
 * components keep theirs in a shadow tree.
 * @param {Element} element
 * @returns {HTMLElement | null}
 */
function composerWithin(element) {
  if (isComposer(element)) return element;
  for (const scope of [element.shadowRoot, element]) {
    const found = [...(scope?.querySelectorAll(CANDIDATES) ?? [])].find(isComposer);
    if (found !== undefined) return found;
  }
  return null;
}

/**
 * Calls `onChange` with the composer now, and again whenever another element has taken its place.
 * @param {object} options
 * @param {Document | ShadowRoot} options.root  the tree to watch
 * @param {() => Element | null} options.find  the element the host named
 * @param {(composer: HTMLElement | null) => void} options.onChange
 * @param {AbortSignal} options.signal
 */
export function followComposer({ root, find, onChange, signal }) {
  /** @type {HTMLElement | null} */
  let current = null;
  /** @type {Element | null} */
  let watched = null;
  const resolve = () => {
    if (signal.aborted) return;
    const named = find();
    // Most changes of the page are none of ours, and looking for an editor costs style work.
    if (named !== null && named === watched && current?.isConnected) return;
    if (named !== watched) {
      watched = named;
      // Upgrading attaches a shadow tree, which no observer reports.
      if (named?.matches(":not(:defined)")) customElements.whenDefined(named.localName).then(resolve);
    }
    if (named?.shadowRoot) observer.observe(named.shadowRoot, WATCHED);
    const composer = named && composerWithin(named);
    if (composer === current) return;
    current = composer;
    onChange(composer);
  };
  const observer = new MutationObserver(resolve);
  observer.observe(root, WATCHED);
  signal.addEventListener("abort", () => observer.disconnect());
  resolve();
}
