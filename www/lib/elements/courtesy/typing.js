// Follows what a person types in a composer, and puts an edit into it.
//
// Refuses to know: what is done with the text.
// Invariants: the host's DOM is only changed by an edit a person asked for; text under an input method is not told
// before it is settled; once the signal is aborted nothing is left behind. Offsets are UTF-16 code units.

import { followComposer } from "../../attach/composer.js";
import { listenTo } from "../../attach/listening.js";
import { replaceSpan } from "../../attach/replace.js";
import { createSurface } from "../../attach/surfaces.js";

/** @typedef {ReturnType<typeof followTyping>} Typing */

/**
 * @param {object} options
 * @param {() => Element | null} options.target  a composer, or an element around it
 * @param {(text: string) => void} options.onText  told of each text, the first one included
 * @param {ParentNode} options.layer  where a drawing may be put
 * @param {Document | ShadowRoot} options.root  the tree to watch for a replaced composer
 * @param {AbortSignal} options.signal
 */
export function followTyping({ target, onText, layer, root, signal }) {
  /** @type {import("../../attach/surfaces.js").Surface | null} */
  let surface = null;
  let binding = new AbortController();
  let composing = false;
  let scheduled = false;
  /** @type {string | null} */
  let told = null;
  const tell = () => {
    scheduled = false;
    if (surface === null || composing || signal.aborted) return;
    const text = surface.read();
    if (text === told) return;
    told = text;
    onText(text);
  };
  const schedule = () => {
    if (scheduled || composing) return;
    scheduled = true;
    queueMicrotask(tell);
  };
  /** @param {HTMLElement | null} composer */
  const bind = (composer) => {
    binding.abort();
    binding = new AbortController();
    composing = false;
    told = null;
    surface = composer && createSurface(composer, layer, binding.signal);
    if (composer === null) return;
    const onComposing = (/** @type {boolean} */ busy) => {
      composing = busy;
      schedule();
    };
    listenTo(composer, { onChange: schedule, onFocus: schedule, onComposing, onRebuilt: schedule }, binding.signal);
    tell();
  };
  signal.addEventListener("abort", () => binding.abort());
  followComposer({ root, find: target, onChange: bind, signal });
  return {
    /** The composer in use, or null while there is none. */
    composer: () => surface?.element ?? null,
    /** Tells the text again, even if it is the same. */
    repeat() {
      told = null;
      tell();
    },
    /**
     * Puts `insert` in place of `start..end` of `text`, and the caret back where the person was typing.
     * @param {string} text  what the offsets speak of
     * @param {{ start: number, end: number, insert: string }} edit
     */
    async apply(text, { start, end, insert }) {
      if (surface === null || surface.read() !== text) return false;
      const caret = surface.selection();
      const made = await replaceSpan(surface, { start, end, text: text.slice(start, end) }, insert);
      if (made && caret !== null && caret[0] >= end) await restore(surface, caret, insert.length - (end - start));
      schedule();
      return made;
    },
  };
}

/**
 * @param {import("../../attach/surfaces.js").Surface} surface
 * @param {[number, number]} caret
 * @param {number} growth
 */
async function restore(surface, [start, end], growth) {
  // An editor takes note of what was typed a task later.
  await new Promise((resolve) => setTimeout(resolve));
  surface.read();
  surface.select(start + growth, end + growth);
}
