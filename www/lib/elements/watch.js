// Wires one composer to the view for as long as the signal lives: marks and list, the card at the mark, keys, clicks,
// and the question before sending.
//
// Refuses to know: the element's attributes and life; where checks come from.

import { attach } from "../attach/index.js";
import { choiceOf } from "./card.js";
import { describeBy } from "./describe.js";
import { createGate } from "./gate.js";
import { listenForKeys } from "./shortcuts.js";

/** @typedef {import("../index.js").Finding} Finding */
/** @typedef {import("../strings/index.js").Strings} Strings */
/** @typedef {import("../attach/index.js").Attachment<Finding>} Attachment */

/**
 * @typedef {object} WatchOptions
 * @property {HTMLElement} host
 * @property {import("./view.js").View} view
 * @property {() => Strings} strings
 * @property {(text: string) => Finding[]} check
 * @property {() => Element | null} target
 * @property {() => Element | null} button
 * @property {() => import("../attach/sending.js").SendKey} sendKey
 * @property {(detail: { text: string, findings: Finding[] }) => void} onFindings
 * @property {(detail: { text: string, findings: Finding[] }) => boolean} permit  false when the host takes the send over
 * @property {(override: { at: string, text: string, findings: Finding[] }) => void} record
 * @property {AbortSignal} signal
 */

/**
 * @param {WatchOptions} options
 * @returns {Attachment}
 */
export function watch(options) {
  const { host, view, strings, target, signal } = options;
  const { popover, dialog } = view;
  popover.listen(signal);
  dialog.listen(signal);
  // Before the attachment, so that a key for the findings is not taken for one that sends.
  listenToPerson(view, () => attachment, signal);
  /** @type {Attachment} */
  const attachment = attach(target, {
    ...options,
    onSend: createGate({ ...options, dialog }, () => attachment.composer?.focus()),
    onPoint(finding, rects) {
      if (finding === null) popover.leave();
      else popover.show(finding, rects, strings());
    },
    onComposer: (composer, binding) => composer && describeBy(composer, host, binding),
    layer: view.root,
    root: /** @type {Document | ShadowRoot} */ (host.getRootNode()),
  });
  return attachment;
}

/**
 * @param {import("./view.js").View} view
 * @param {() => Attachment} attachment
 * @param {AbortSignal} signal
 */
function listenToPerson({ root, panel, popover, dialog }, attachment, signal) {
  const choose = (/** @type {Event} */ event) => {
    const choice = choiceOf(event);
    if (choice === undefined) return;
    popover.hide();
    dialog.element.close();
    attachment().replace(choice.finding, choice.text);
  };
  root.addEventListener("click", choose, { signal });
  // A press on a button must not take the caret, and with it a phone's keyboard, out of the composer.
  root.addEventListener("mousedown", (event) => choiceOf(event) && event.preventDefault(), { signal });
  listenForKeys({
    panel: panel.element,
    composer: () => attachment().composer,
    onEnter: (step) => panel.enter(step),
    onReplace: () => panel.takeFirstRewrite(),
    onDismiss: () => popover.hide(),
    onReturn: () => attachment().composer?.focus(),
    signal,
  });
}
