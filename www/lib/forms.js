// Forms with all that is made of responses: what a page asks by, and beside it figures, tables and trials.

import { AskedForm } from "./asking.js";
import { invalidArgument } from "./errors.js";
import { FormDoor } from "./form-door.js";
import { tableOf } from "./form-table.js";
import { documentById } from "./packs.js";

/** @typedef {import("./form-types.js").FormResponse} FormResponse */
/** @typedef {import("./form-types.js").Summary} Summary */
/** @typedef {import("./form-types.js").SummaryOptions} SummaryOptions */

/** Lines handed over at once: few enough for the memory, and so many that crossing costs nothing. */
const LINES = 2000;

export class Form extends AskedForm {
  #door;

  /**
   * @param {import("./form-types.js").FormDocument | string} form
   * @param {import("./form-types.js").FormOptions} [options]
   */
  constructor(form, options = {}) {
    const door = new FormDoor(form, options);
    super(form, options, door);
    this.#door = door;
  }

  /**
   * The figures of many responses.
   * @param {FormResponse[]} responses
   * @param {SummaryOptions} [options]
   * @returns {Summary}
   */
  summarize(responses, options = {}) {
    const summary = this.summary(options);
    summary.add(responses);
    return summary.result();
  }

  /**
   * Figures gathered bit by bit, in one pass; one at a time of each form.
   * @param {SummaryOptions} [options]
   */
  summary(options = {}) {
    const { themes, ...plan } = options;
    const lexicon = typeof themes === "string" ? documentById(themes, "options.themes", "lexicon") : themes;
    if (!this.#door.ask({ ask: "gather", plan, themes: lexicon })) {
      throw invalidArgument("options.themes", "this module finds no phrases", 'import Form from "kefu", which has them');
    }
    return {
      /**
       * Takes responses in; gives the places of those that were none, from 0.
       * @param {FormResponse[] | string} responses themselves, or one as JSON on each line
       * @returns {number[]}
       */
      add: (responses) => {
        if (typeof responses === "string") return this.#door.gather(responses);
        /** @type {number[]} */
        const wrong = [];
        for (let from = 0; from < responses.length; from += LINES) {
          const lines = responses.slice(from, from + LINES).map((response) => JSON.stringify(response) ?? "null");
          wrong.push(...this.#door.gather(lines.join("\n")).map((at) => from + at));
        }
        return wrong;
      },
      /** @returns {Summary} */
      result: () => ({ ...this.#door.ask({ ask: "figures" }), needed: { share: this.#door.ask({ ask: "needed" }) } }),
    };
  }

  /**
   * Responses as a table, for `toCsv` and `toXlsx`.
   * @param {FormResponse[]} responses
   * @param {{ sensitive?: boolean }} [options]
   */
  table(responses, options = {}) {
    const { title } = this.#door.ask({ ask: "about" });
    return tableOf({ title, lang: this.lang, questions: this.questions }, responses, options);
  }

  /**
   * Sends respondents made up by chance through the form, before anybody sees it.
   * @param {{ count?: number, seed?: number }} [options]
   * @returns {import("./form-types.js").Simulation}
   */
  simulate({ count = 10_000, seed = 1 } = {}) {
    return this.#door.ask({ ask: "try", count, seed });
  }

  /**
   * Everything wrong with the document and its logic, and how many ways there are through it.
   * @param {{ count?: number, seed?: number }} [options] of the respondents made up by chance
   * @returns {import("./form-types.js").FormLint}
   */
  lint({ count = 10_000, seed = 1 } = {}) {
    return this.#door.ask({ ask: "lint", count, seed });
  }
}
