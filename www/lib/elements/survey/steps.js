// The steps of a survey: its pages, or its questions one at a time.

/** @typedef {import("../../form-types.js").FormView} FormView */
/** @typedef {import("../../form-types.js").QuestionView} QuestionView */
/** @typedef {{ id: string, title: string, questions: QuestionView[] }} Step */
/** @typedef {"question" | "page"} Pace one question at a time, or a page of them */

/** What is shown but not asked goes with the question that follows it. */
export const ASIDES = ["section", "calculated"];

/**
 * @param {FormView} view
 * @param {Pace} pace
 * @returns {Step[]}
 */
export function stepsOf(view, pace) {
  const pages = view.pages.map(({ id, title, questions }) => ({ id, title, questions: questions.filter(({ kind }) => kind !== "hidden") }));
  if (pace === "page") return pages.filter(({ questions }) => questions.length > 0);
  return pages.flatMap(({ title, questions }) => {
    /** @type {Step[]} */
    const steps = [];
    /** @type {QuestionView[]} */
    let asides = [];
    for (const question of questions) {
      asides.push(question);
      if (ASIDES.includes(question.kind)) continue;
      steps.push({ id: question.id, title, questions: asides });
      asides = [];
    }
    // What closes a page goes with the question before it.
    if (steps.length > 0) steps[steps.length - 1].questions.push(...asides);
    else if (asides.length > 0) steps.push({ id: asides[0].id, title, questions: asides });
    return steps;
  });
}
