// What is wrong with a form before anybody sees it: of a document, or of what is about to become one.

import { Form } from "./forms.js";

/**
 * @param {import("./form-types.js").FormDocument | string} form
 * @param {import("./form-types.js").FormLintOptions} [options]
 * @returns {import("./form-types.js").FormLint}
 */
export function lintForm(form, { lang = "zh-CN", count, seed } = {}) {
  const made = new Form(form, { lang });
  try {
    return made.lint({ count, seed });
  } finally {
    made.dispose();
  }
}
