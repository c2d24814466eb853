/**
 * The words of the host page in the chosen language.
 * It knows the three files of strings and the two attributes that ask for them: `data-text` and `data-label`.
 * Invariant: every key exists in every language (a test compares the files), so a lookup cannot fail.
 */

import { strings as simplified } from "./strings/zh-CN.js";
import { strings as traditional } from "./strings/zh-TW.js";
import { strings as english } from "./strings/en.js";

/** @typedef {keyof typeof simplified} Key */
/** @typedef {(key: Key, values?: Record<string, string | number>) => string} Say */
/** @typedef {"zh-CN" | "zh-TW" | "en"} Language */

/** @type {Record<Language, Record<Key, string>>} */
const FILES = { "zh-CN": simplified, "zh-TW": traditional, en: english };

/** @param {string | null | undefined} tag @returns {tag is Language} */
export function isLanguage(tag) {
  return tag === "zh-CN" || tag === "zh-TW" || tag === "en";
}

/**
 * The phrase of a key in a language, with `{name}` filled from `values`.
 * @param {Language} language
 * @returns {Say}
 */
export function speaker(language) {
  const file = FILES[language];
  return (key, values = {}) => file[key].replace(/\{(\w+)\}/g, (_, name) => String(values[name]));
}

/**
 * Put the fixed words of the page into a language.
 * @param {Document} page
 * @param {Language} language
 */
export function speak(page, language) {
  const say = speaker(language);
  page.documentElement.lang = language;
  page.title = say("title");
  for (const element of page.querySelectorAll("[data-text]")) {
    element.textContent = say(/** @type {Key} */ (element.getAttribute("data-text")));
  }
  for (const element of page.querySelectorAll("[data-label]")) {
    element.setAttribute("aria-label", say(/** @type {Key} */ (element.getAttribute("data-label"))));
  }
}
