// One respondent filling in one form: the answers so far, the step they are at, and what has to be said of it.
//
// Refuses to know: how a step looks, where answers are kept, who gets the response. What a form means is the engine's.
// Invariants: an answer is never dropped, whatever else is answered after it; nobody is told that something is missing
// before they tried to go on.

/** @typedef {import("../../form-types.js").Answer} Answer */
/** @typedef {import("../../form-types.js").Answers} Answers */
/** @typedef {import("../../form-types.js").FormResponse} FormResponse */
/** @typedef {import("../../form-types.js").FormView} FormView */
/** @typedef {import("../../form-types.js").QuestionView} QuestionView */
/** @typedef {import("../../index.js").Problem} Problem */
/** @typedef {import("../../define-survey.js").SurveyForm} SurveyForm */
/** @typedef {{ id: string, title: string, questions: QuestionView[] }} Step */
/** @typedef {{ answers: Answers, at: string, seconds: Record<string, number> }} Snapshot plain data, to be kept */
/** @typedef {"question" | "page"} Pace one question at a time, or a page of them */

/** What is shown but not asked goes with the question that follows it. */
const ASIDES = ["section", "calculated"];

export class Sitting {
  #form;
  #pace;
  #now;
  /** @type {Answers} */
  #answers;
  /** @type {FormView} */
  #view;
  /** @type {Step[]} */
  #steps = [];
  #current = "";
  /** Questions that were tried to be left. @type {Set<string>} */
  #tried = new Set();
  /** @type {Record<string, number>} */
  #seconds;
  #since;

  /**
   * @param {SurveyForm} form
   * @param {{ pace: Pace, now: () => number, kept?: Partial<Snapshot> | null }} options `now` in milliseconds
   */
  constructor(form, { pace, now, kept = null }) {
    this.#form = form;
    this.#pace = pace;
    this.#now = now;
    this.#answers = { ...kept?.answers };
    this.#seconds = { ...kept?.seconds };
    this.#current = kept?.at ?? "";
    this.#since = now();
    this.#view = form.view(this.#answers);
    this.#settle();
  }

  get view() {
    return this.#view;
  }

  get steps() {
    return this.#steps;
  }

  get step() {
    return this.#steps[this.at];
  }

  /**
   * The questions of the step with what was answered, as it was answered: the engine leaves out what it cannot take, but
   * somebody has typed it and will want to mend it.
   * @returns {QuestionView[]}
   */
  get questions() {
    return (this.step?.questions ?? []).map((question) => {
      const { id, kind, value, other } = question;
      if (kind === "calculated") return { ...question, value: this.#view.values[id] };
      const text = this.#answers[`${id}:other`];
      return { ...question, value: this.#answers[id] ?? value, other: typeof text === "string" ? text : other };
    });
  }

  /** The number of the step, from 0. */
  get at() {
    return Math.max(0, this.#steps.findIndex(({ id }) => id === this.#current));
  }

  get answers() {
    return this.#answers;
  }

  /** Somebody has answered something. */
  get begun() {
    return this.#view.progress.answered > 0;
  }

  /** What has to be said now, by question. */
  get problems() {
    if (this.#tried.size === 0) return [];
    return this.#form.validate(this.#answers).filter((problem) => this.#tried.has(questionOf(problem)));
  }

  /**
   * Takes an answer; undefined takes it back. Free text of another option goes by `question:other`.
   * @param {string} key
   * @param {Answer | undefined} value
   */
  answer(key, value) {
    const { [key]: _, ...others } = this.#answers;
    this.#answers = value === undefined ? others : { ...others, [key]: value };
    this.#view = this.#form.view(this.#answers);
    this.#settle();
  }

  /** Goes on: to the next step, to what is missing, or to the end. @returns {"moved" | "blocked" | "end"} */
  next() {
    const { step, at } = this;
    if (step !== undefined) {
      this.#spend();
      for (const { id } of step.questions) this.#tried.add(id);
      const stops = this.problems.filter(({ severity }) => severity === "error").map(questionOf);
      if (step.questions.some(({ id }) => stops.includes(id))) return "blocked";
      if (at + 1 < this.#steps.length) {
        this.#current = this.#steps[at + 1].id;
        return "moved";
      }
    }
    return this.view.complete ? "end" : this.#toFirstProblem();
  }

  back() {
    if (this.at === 0) return;
    this.#spend();
    this.#current = this.#steps[this.at - 1].id;
  }

  /** The same answers in another language of the form. @param {SurveyForm} form */
  speak(form) {
    this.#form = form;
    this.#view = form.view(this.#answers);
    this.#settle();
  }

  /** @returns {Snapshot} */
  keep() {
    return { answers: this.#answers, at: this.#current, seconds: this.#seconds };
  }

  /** @param {Parameters<SurveyForm["submit"]>[1]} meta */
  submit(meta) {
    return this.#form.submit(this.#answers, { ...meta, seconds: this.#seconds });
  }

  /** @returns {"blocked" | "end"} */
  #toFirstProblem() {
    const errors = this.#form.validate(this.#answers).filter(({ severity }) => severity === "error").map(questionOf);
    const step = this.#steps.find(({ questions }) => questions.some(({ id }) => errors.includes(id)));
    // Nothing that could be mended here: the response says itself that it is not complete.
    if (step === undefined) return "end";
    for (const { id } of step.questions) this.#tried.add(id);
    this.#current = step.id;
    return "blocked";
  }

  /** Counts the time since the step was entered as spent on its first question. */
  #spend() {
    const now = this.#now();
    const question = this.step?.questions.find(({ kind }) => !ASIDES.includes(kind));
    if (question) this.#seconds = { ...this.#seconds, [question.id]: Math.round((this.#seconds[question.id] ?? 0) * 10 + (now - this.#since) / 100) / 10 };
    this.#since = now;
  }

  /** After an answer there may be other steps; the one somebody is at stays, if it can. */
  #settle() {
    const before = this.#steps;
    const place = before.findIndex(({ id }) => id === this.#current);
    this.#steps = stepsOf(this.#view, this.#pace);
    if (this.#steps.some(({ id }) => id === this.#current)) return;
    const earlier = before.slice(0, Math.max(0, place)).reverse().find(({ id }) => this.#steps.some((step) => step.id === id));
    this.#current = (earlier ?? this.#steps[0])?.id ?? "";
  }
}

/** The question a problem is about. @param {Problem} problem */
export const questionOf = ({ path }) => /^[^.:[]*/.exec(path)?.[0] ?? path;

/**
 * @param {FormView} view
 * @param {Pace} pace
 * @returns {Step[]}
 */
function stepsOf(view, pace) {
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
