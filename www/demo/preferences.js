/**
 * Language and theme: read from last time, changed in the page's head, remembered in this browser only.
 * It refuses to know what they are used for; `onChange` is told.
 */

import { byId } from "./dom.js";
import { isLanguage } from "./wording.js";

/** @typedef {import("./wording.js").Language} Language */
/** @typedef {"system" | "light" | "dark"} Theme */
/** @typedef {{ language: Language, theme: Theme }} Preferences */

const KEYS = { language: "kefu-demo-language", theme: "kefu-demo-theme" };

/**
 * Connect the two selects. Calls `onChange` once at the start and then at each change.
 * @param {(preferences: Preferences) => void} onChange
 * @param {AbortSignal} signal
 */
export function mountPreferences(onChange, signal) {
  const language = byId("language", HTMLSelectElement);
  const theme = byId("theme", HTMLSelectElement);
  language.value = firstLanguage();
  theme.value = asTheme(recall(KEYS.theme));

  const changed = () => {
    if (isLanguage(language.value)) onChange({ language: language.value, theme: asTheme(theme.value) });
  };
  language.addEventListener("change", () => (remember(KEYS.language, language.value), changed()), { signal });
  theme.addEventListener("change", () => (remember(KEYS.theme, theme.value), changed()), { signal });
  changed();
}

/** The language of last time; Chinese first, whatever the browser's own language is. @returns {Language} */
function firstLanguage() {
  const kept = recall(KEYS.language);
  return isLanguage(kept) ? kept : "zh-CN";
}

/** @param {string | null} value @returns {Theme} */
function asTheme(value) {
  return value === "light" || value === "dark" ? value : "system";
}

/** Storage is refused in some frames and private windows; a preference isn't worth an error. @param {string} key */
function recall(key) {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

/** @param {string} key @param {string} value */
function remember(key, value) {
  try {
    localStorage.setItem(key, value);
  } catch {
    // Refused storage only means that the choice lasts as long as the page.
  }
}
