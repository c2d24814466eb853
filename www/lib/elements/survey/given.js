// What the page around gives a survey: the form that is asked, what is known already, the clock.
//
// Refuses to know: what comes of it; a form that is another is told to whoever extends this.

/** @typedef {import("../../define-survey.js").SurveyContext} Context */

// Outside a browser the class can be imported, though not used.
const Base = globalThis.HTMLElement ?? class {};

export class Given extends Base {
  /** @type {import("./forms.js").Given} */
  #survey = null;
  /** @type {Context} */
  #context = {};
  /** @type {() => Date} */
  #now = () => new Date();

  /** A form of the host's own, or a document to make one of, in place of the attribute `form`. */
  get survey() {
    return this.#survey;
  }

  set survey(survey) {
    this.#survey = survey;
    this.changed();
  }

  /** What goes into the response besides the answers. */
  get context() {
    return this.#context;
  }

  set context(context) {
    this.#context = context;
  }

  /** The time; a host may have a better clock than the device. */
  get now() {
    return this.#now;
  }

  set now(now) {
    this.#now = now;
  }

  /** Another form was given. */
  changed() {}
}
