// One respondent filling in one form: the answers so far, the step they are at, and what has to be said of it.
//
// Refuses to know: how a step looks, where answers are kept, who gets the response. What a form means is the engine's.
// Invariants: an answer is never dropped, whatever else is answered after it; nobody is told that something is missing
// before they tried to go on.

import { ASIDES, stepsOf } from "./steps.js";

/** @typedef {import("../../form-types.js").Answer} Answer */
/** @typedef {import("../../form-types.js").Answers} Answers */
/** @typedef {import("../../form-types.js").FormResponse} FormResponse */
/** @typedef {import("../../form-types.js").FormView} FormView */
/** @typedef {import("../../form-types.js").QuestionView} QuestionView */
/** @typedef {import("../../index.js").Problem} Problem */
/** @typedef {import("../../define-survey.js").SurveyForm} SurveyForm */
/** @typedef {import("./steps.js").Step} Step */
/** @typedef {{ answers: Answers, at: string, seconds: Record<string, number> }} Snapshot plain data, to be kept */
/** @typedef {import("./steps.js").Pace} Pace */

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
  /** Questions as they were shown last, by id. @type {Map<string, { question: QuestionView, shown: QuestionView }>} */
  #shown = new Map();

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
    return (this.step?.questions ?? []).map((question) => this.#typed(question));
  }

  /**
   * A question with what was typed; the same object as long as nothing of it is another.
   * @param {QuestionView} question
   */
  #typed(question) {
    const { id, kind } = question;
    const text = this.#answers[`${id}:other`];
    const value = kind === "calculated" ? this.#view.values[id] : (this.#answers[id] ?? question.value);
    const other = typeof text === "string" ? text : question.other;
    const before = this.#shown.get(id);
    if (before?.question === question && before.shown.value === value && before.shown.other === other) return before.shown;
    const shown = { ...question, value, other };
    this.#shown.set(id, { question, shown });
    return shown;
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
