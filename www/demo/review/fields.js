/** Labelled form fields whose words are filled in when the language is known. It knows no words itself. */

import { build } from "../dom.js";

/**
 * @template {string} Key
 */
export function fieldsOf() {
  /** @type {[HTMLElement, Key][]} elements whose words never change but with the language */
  const worded = [];
  /** @template {HTMLElement} Kind @param {Key} key @param {Kind} element */
  const word = (key, element) => (worded.push([element, key]), element);
  return {
    worded,
    word,
    /** @param {Key} key @param {HTMLElement} control with an id @param {HTMLElement[]} more */
    field: (key, control, ...more) => build("div", { class: "field" }, word(key, build("label", { for: control.id })), control, ...more),
    /** @param {Key} key @param {string} [kind] */
    button: (key, kind = "quiet") => word(key, build("button", { type: "button", class: kind })),
  };
}
