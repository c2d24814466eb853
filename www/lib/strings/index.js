// Chooses the interface language and fills in its sentences.

import { strings as english } from "./en.js";
import { strings as simplified } from "./zh-CN.js";
import { strings as traditional } from "./zh-TW.js";

/** @typedef {Record<keyof typeof simplified, string>} Strings */
/** @typedef {"zh-CN" | "zh-TW" | "en"} Language */

/** @type {Readonly<Record<Language, Strings>>} */
export const languages = { "zh-CN": simplified, "zh-TW": traditional, en: english };

/**
 * The interface language for a language tag: Chinese where the tag says nothing that is known.
 * @param {string} tag
 * @returns {Language}
 */
export function languageOf(tag) {
  if (/^en\b/i.test(tag)) return "en";
  return /^zh-(tw|hk|mo|hant)\b/i.test(tag) ? "zh-TW" : "zh-CN";
}

/**
 * @param {string} sentence
 * @param {Record<string, string | number>} values
 */
export function fill(sentence, values) {
  return sentence.replace(/\{(\w+)\}/g, (whole, name) => String(values[name] ?? whole));
}
