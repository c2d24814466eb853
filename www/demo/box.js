/**
 * A reply box of any kind: made, read and written the way a chat portal would do it.
 * It refuses to know keys, sending and the checker.
 * Invariant: every kind is made with the same id and the same name for assistive technology, so the rest of the page
 * need not know which one it has.
 */

import { build } from "./dom.js";

/** @typedef {"textarea" | "input" | "editable"} Kind */

/** How each kind is written in HTML. @type {Record<Kind, string>} */
export const CODES = { textarea: "<textarea>", input: "<input>", editable: "<div contenteditable>" };

/** @param {Kind} kind */
export function makeBox(kind) {
  const common = { class: "composer", id: "composer", "aria-labelledby": "composer-label" };
  if (kind === "textarea") return build("textarea", { ...common, rows: "3", autocomplete: "off" });
  if (kind === "input") return build("input", { ...common, type: "text", autocomplete: "off" });
  return build("div", { ...common, contenteditable: "true", role: "textbox", "aria-multiline": "true", "data-empty": "" });
}

/** Set the words an empty box shows. @param {HTMLElement} box @param {string} placeholder */
export function hint(box, placeholder) {
  box.setAttribute(isField(box) ? "placeholder" : "aria-placeholder", placeholder);
}

/** @param {HTMLElement} box */
export function textOf(box) {
  // An emptied editable element keeps one line break of its own, which nobody typed.
  return isField(box) ? box.value : box.innerText.replace(/\n$/, "");
}

/** Replace the text and say so, as a portal does that restores a draft. @param {HTMLElement} box @param {string} text */
export function fill(box, text) {
  if (isField(box)) box.value = text;
  else box.innerText = text;
  box.dispatchEvent(new InputEvent("input", { bubbles: true, inputType: "insertReplacementText" }));
}

/**
 * Put a line in place of the text as if it had been typed, so that undo brings the old text back.
 * @param {HTMLElement} box
 * @param {string} line
 */
export function type(box, line) {
  box.focus();
  if (isField(box)) box.select();
  else getSelection()?.selectAllChildren(box);
  if (!document.execCommand("insertText", false, line)) fill(box, line);
}

/** @param {HTMLElement} box @returns {box is HTMLTextAreaElement | HTMLInputElement} */
function isField(box) {
  return box instanceof HTMLTextAreaElement || box instanceof HTMLInputElement;
}
