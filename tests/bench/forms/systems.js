// Both sides as the benchmark calls them, with a respondent's answers at once or one after another; at the end each says
// who was asked what, the figures, and whether it holds.
//
// A view of kefu depends on nothing but the answers it is asked for, so one form serves all respondents; a model of
// survey-core holds its answers, so each has its own.

import { surveyJs } from "./survey.js";

/** @typedef {import("./survey.js").Answers} Answers */
/** @typedef {{ visible: string[], total: number, score: number, valid: boolean }} Outcome */
/** @typedef {"atOnce" | "oneByOne"} Way */
/** @typedef {Record<Way, (answers: Answers) => Outcome>} System */

/** @param {string[]} names without those of the figures */
const asked = (names) => names.filter((name) => name.startsWith("q"));

/** @param {any} kefu the module `survey.js` @param {object} document @returns {System} */
export function kefuOf(kefu, document) {
  const form = new kefu.Form(document);
  const outcome = (/** @type {Answers} */ answers, /** @type {any} */ view) => ({
    visible: asked(view.pages.flatMap((/** @type {any} */ { questions }) => questions).map((/** @type {any} */ { id }) => id)),
    total: Number(view.values.total), score: Number(view.values.score), valid: form.validate(answers).length === 0,
  });
  return {
    atOnce: (answers) => outcome(answers, form.view(answers)),
    oneByOne(answers) {
      /** @type {Answers} */
      let given = {};
      let view = form.view(given);
      for (const [name, value] of Object.entries(answers)) {
        given = { ...given, [name]: value };
        view = form.view(given);
      }
      return outcome(given, view);
    },
  };
}

/** @param {any} core the module `survey-core` @returns {System} */
export function surveyJsOf(core) {
  const outcome = (/** @type {any} */ model) => ({
    valid: model.validate(false), total: model.getValue("total"), score: model.getValue("score"),
    visible: asked(model.getAllQuestions().filter((/** @type {any} */ question) => question.isVisible).map((/** @type {any} */ { name }) => name)),
  });
  return {
    atOnce(answers) {
      const model = new core.Model(surveyJs());
      model.data = answers;
      return outcome(model);
    },
    oneByOne(answers) {
      const model = new core.Model(surveyJs());
      for (const [name, value] of Object.entries(answers)) model.setValue(name, value);
      return outcome(model);
    },
  };
}
