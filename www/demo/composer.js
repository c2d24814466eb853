/**
 * The reply form: which kind of box it holds, its keys, and what "send" means on this desk.
 * It refuses to know the checker: that one finds the box by its id, also after a change of kind, and may stop the
 * keys and the submit event before they come here.
 * Invariant: Enter never sends while an input method is composing.
 */

import { CODES, fill, hint, makeBox, textOf, type } from "./box.js";
import { byId } from "./dom.js";

/** @typedef {import("./box.js").Kind} Kind */
/** @typedef {import("./wording.js").Say} Say */

/** Browsers that end a composition with the Enter key report it with this code and `isComposing` already false. */
const KEY_CODE_COMPOSING = 229;

/**
 * @param {(text: string) => void} onSend told of a text that is not blank
 * @param {AbortSignal} signal
 */
export function mountComposer(onSend, signal) {
  const box = () => byId("composer", HTMLElement);
  /** @type {Kind} */
  let kind = "textarea";
  /** @type {Say | undefined} */
  let words;

  const speak = () => {
    if (!words) return;
    hint(box(), words("placeholder"));
    byId("keys", HTMLElement).textContent = words(kind === "input" ? "keysInput" : "keys");
  };

  listen(box, {
    send() {
      const text = textOf(box()).trim();
      if (text === "") return;
      onSend(text);
      fill(box(), "");
    },
    change(chosen) {
      const text = textOf(box());
      kind = chosen;
      box().replaceWith(makeBox(kind));
      speak();
      byId("kind-code", HTMLElement).textContent = CODES[kind];
      fill(box(), text);
    },
  }, signal);

  return {
    text: () => textOf(box()),
    fill: (/** @type {string} */ text) => fill(box(), text),
    type: (/** @type {string} */ line) => type(box(), line),
    /** @param {Say} say */
    speak: (say) => ((words = say), speak()),
  };
}

/**
 * @param {() => HTMLElement} box
 * @param {{ send: () => void, change: (kind: Kind) => void }} actions
 * @param {AbortSignal} signal
 */
function listen(box, { send, change }, signal) {
  const form = byId("compose", HTMLFormElement);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    send();
  }, { signal });
  form.addEventListener("keydown", (event) => {
    if (event.target !== box() || !sends(event)) return;
    event.preventDefault();
    form.requestSubmit(byId("send", HTMLButtonElement));
  }, { signal });
  form.addEventListener("input", () => box().toggleAttribute("data-empty", textOf(box()) === ""), { signal });
  form.addEventListener("change", ({ target }) => {
    if (target instanceof HTMLInputElement && target.name === "kind") change(/** @type {Kind} */ (target.value));
  }, { signal });
}

/** Whether this key press means "send". @param {KeyboardEvent} event */
function sends(event) {
  const composing = event.isComposing || event.keyCode === KEY_CODE_COMPOSING;
  return event.key === "Enter" && !event.shiftKey && !composing;
}
