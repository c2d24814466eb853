// Asks before a message with forbidden words goes out. The harmless answer has the focus and is what Escape means.
//
// Refuses to know: what is done with the answer.

import { createCard } from "./card.js";
import { make } from "./dom.js";

/** @typedef {import("../index.js").Finding} Finding */
/** @typedef {import("../strings/index.js").Strings} Strings */

const ANYWAY = "anyway";

export function createDialog() {
  const title = make("h2", "title");
  const body = make("p", "body");
  const list = make("ul", "list");
  const send = make("button", "send");
  const keep = make("button", "keep");
  const element = make("dialog", "dialog", title, body, list, make("div", "answers", send, keep));
  element.ariaLabelledByElements = [title];
  element.ariaDescribedByElements = [body];
  keep.autofocus = true;
  /** @type {(anyway: boolean) => void} */
  let answer = () => undefined;
  return {
    element,
    /** @param {AbortSignal} signal  closes an open question without an answer */
    listen(signal) {
      keep.addEventListener("click", () => element.close(), { signal });
      send.addEventListener("click", () => element.close(ANYWAY), { signal });
      element.addEventListener("close", () => answer(element.returnValue === ANYWAY), { signal });
      element.addEventListener("keydown", ignoreHeld, { signal });
      signal.addEventListener("abort", () => element.close());
    },
    /**
     * @param {Finding[]} findings
     * @param {Strings} strings
     * @param {(anyway: boolean) => void} onAnswer  called once, when the dialog has closed
     */
    ask(findings, strings, onAnswer) {
      title.textContent = strings.dialogTitle;
      body.textContent = strings.dialogBody;
      list.replaceChildren(...findings.map((finding) => createCard(finding, strings)));
      keep.textContent = strings.keep;
      send.textContent = strings.send;
      answer = onAnswer;
      element.returnValue = "";
      element.showModal();
    },
  };
}

/**
 * The Enter that was meant to send may still be held down.
 * @param {KeyboardEvent} event
 */
function ignoreHeld(event) {
  if (event.repeat && event.key === "Enter") event.preventDefault();
}
