// The form a survey asks: one the host has made, one made of the host's document, or one of a pack, by its id.
//
// Invariant: the engine is loaded with the first form that is shown, and not before; a page whose survey never shows has
// no need of it.

import init, { Form, loadForm } from "../../survey.js";

/** @typedef {import("../../define-survey.js").SurveyForm} SurveyForm */
/** @typedef {import("../../form-types.js").FormDocument} FormDocument */
/** @typedef {SurveyForm | FormDocument | null} Given what the host has set */

/** @param {Given} given @returns {given is SurveyForm} */
const isForm = (given) => given !== null && "view" in given;

/** The id of the form, known before anything is loaded. @param {Given} given @param {string | null} name */
export const idOf = (given, name) => (given === null ? (name ?? "") : isForm(given) ? given.document.id : given.id);

/** @param {Given} given @param {string | null} name @returns {Promise<FormDocument>} */
export async function documentOf(given, name) {
  if (isForm(given)) return given.document;
  await init();
  return given ?? loadForm(name ?? "");
}

/**
 * @param {Given} given
 * @param {FormDocument} document
 * @param {{ lang: import("../../strings/index.js").Language, seed: number }} options
 * @returns {SurveyForm}
 */
export const formOf = (given, document, options) => (isForm(given) ? given : new Form(document, options));
