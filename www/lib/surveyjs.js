// Forms from and to the JSON of SurveyJS, for what both know, with a report of what was not carried.

import { BehindDoor } from "./behind-door.js";
import { invalidArgument } from "./errors.js";
import { formNamed } from "./form-documents.js";

/** @typedef {import("./index.js").Problem} Problem */
/** @typedef {"zh-CN" | "zh-TW" | "en"} Language */

/**
 * @param {unknown} survey
 * @param {{ id?: string, lang?: Language }} [options]
 * @returns {{ document: import("./form-types.js").FormDocument, report: Problem[] }}
 */
export function importSurveyJs(survey, { id = "imported/survey", lang = "zh-CN" } = {}) {
  const json = typeof survey === "string" ? survey : JSON.stringify(survey);
  const { made, report } = carried({ survey: checked(json), id }, lang);
  return { document: made, report };
}

/**
 * @param {import("./forms.js").Form | import("./form-types.js").FormDocument | string} form
 * @param {{ lang?: Language }} [options]
 * @returns {{ json: Record<string, unknown>, report: Problem[] }}
 */
export function exportSurveyJs(form, { lang = "zh-CN" } = {}) {
  const document = typeof form === "object" && "document" in form ? form.document : formNamed(/** @type {any} */ (form));
  const { made, report } = carried({ form: JSON.stringify(document) ?? "null" }, lang);
  return { json: made, report };
}

/** @param {string | undefined} json */
function checked(json) {
  try {
    const survey = JSON.parse(json ?? "null");
    if (typeof survey === "object" && survey !== null && !Array.isArray(survey)) return json;
  } catch {
    // Told below, in the same words.
  }
  throw invalidArgument("survey", "no survey of SurveyJS", "pass its JSON: an object with pages or elements");
}

/** @param {Record<string, unknown>} question @param {Language} lang */
function carried(question, lang) {
  const engine = new BehindDoor({ engine: "surveyjs", lang });
  try {
    const { made, report } = engine.ask(question);
    return { made: JSON.parse(made), report };
  } finally {
    engine.dispose();
  }
}
