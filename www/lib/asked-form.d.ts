import type { Answers, FormDocument, FormOptions, FormResponse, FormView, QuestionView, ResponseMeta } from "./form-types.js";
import type { Problem } from "./index.js";

/** A survey, a register or a checklist as a page asks it: `Form` of `kefu/survey`, and a part of that of `kefu/form`. */
export class AskedForm {
  /** @throws KefuError `invalid-argument`, `pack-missing`, `not-ready`; what is wrong with the document is in {@link problems} */
  constructor(form: FormDocument | string, options?: FormOptions);
  readonly document: FormDocument;
  readonly lang: "zh-CN" | "zh-TW" | "en";
  /** What is wrong with the document. What cannot be used is left out, the rest works. */
  readonly problems: Problem[];
  /** All questions in the order of the document, whether asked or not. */
  readonly questions: QuestionView[];
  /**
   * What answers lead to. Only what has changed since the last view is computed and handed over: a question that no answer
   * has touched is the same object in both.
   */
  view(answers: Answers): FormView;
  /** Everything missing or wrong. */
  validate(answers: Answers): Problem[];
  /** The response to keep; `complete` says whether it can be taken. */
  submit(answers: Answers, meta: ResponseMeta): FormResponse;
  /** Frees the memory. Using the form afterwards throws. */
  dispose(): void;
  [Symbol.dispose](): void;
}

/**
 * Loads one form, so that it can be named by its id.
 * @param from its address; by default that of the built-in form of that name
 * @throws KefuError `invalid-argument`, `module-missing`, `document-invalid`
 */
export function loadForm(id: string, from?: URL | string): Promise<FormDocument>;
