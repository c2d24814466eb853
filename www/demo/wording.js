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

/** @param {string | null | undefined} tag @returns {tag is Language} */
export function isLanguage(tag) {
  return tag === "zh-CN" || tag === "zh-TW" || tag === "en";
}

/**
 * The phrases of some files of strings, one for each language: the phrase of a key, with `{name}` filled from `values`.
 * @template {string} Keys
 * @param {Record<Language, Record<Keys, string>>} files
 * @returns {(language: Language) => (key: Keys, values?: Record<string, string | number>) => string}
 */
export function speakerOf(files) {
  return (language) => (key, values = {}) => files[language][key].replace(/\{(\w+)\}/g, (_, name) => String(values[name]));
}

/** The words of the page itself. @type {(language: Language) => Say} */
export const speaker = speakerOf({ "zh-CN": simplified, "zh-TW": traditional, en: english });

/**
 * A title in the chosen language, or in simplified Chinese, which is always there.
 * @param {import("../dist/index.js").Text} text
 * @param {Language} language
 */
export const inLanguage = (text, language) => text[language] ?? text["zh-CN"];

/**
 * Put the fixed words of the page into a language; its title is its views' affair.
 * @param {Document} page
 * @param {Language} language
 */
export function speak(page, language) {
  const say = speaker(language);
  page.documentElement.lang = language;
  for (const element of page.querySelectorAll("[data-text]")) {
    element.textContent = say(/** @type {Key} */ (element.getAttribute("data-text")));
  }
  for (const element of page.querySelectorAll("[data-label]")) {
    element.setAttribute("aria-label", say(/** @type {Key} */ (element.getAttribute("data-label"))));
  }
}
