// The JSON Schema of a form's responses, for whoever takes them in: a server, a table, another program.
//
// Refuses to know: which questions are asked under which answers; that is the form's affair, and every question may be missing.

/** @typedef {import("./form-types.js").QuestionView} Question */
/** @typedef {Record<string, unknown>} Schema */

const MOMENT = { type: "string", format: "date-time" };
const TEXT = { type: "string" };
const TEXTS = { type: "array", items: TEXT };

/** @param {{ id: string }[]} items */
const ids = (items) => items.map(({ id }) => id);

/**
 * @param {import("./forms.js").Form} form
 * @returns {Schema}
 */
export function responseSchema(form) {
  const { id, version = 1 } = /** @type {{ id: string, version?: number }} */ (/** @type {unknown} */ (form.document));
  const asked = form.questions.filter(({ kind }) => kind !== "section" && kind !== "calculated");
  const computed = form.questions.filter(({ kind }) => kind === "calculated");
  const answers = asked.flatMap((question) => [
    [question.id, titled(question, answerOf(question))],
    ...(question.options?.some(({ role }) => role === "other") ? [[`${question.id}:other`, TEXT]] : []),
  ]);
  return {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    title: id,
    type: "object",
    required: ["id", "form", "version", "at", "lang", "complete", "answers"],
    properties: {
      id: TEXT, form: { const: id }, version: { type: "integer", description: String(version) }, at: MOMENT, lang: { enum: ["zh-CN", "zh-TW", "en"] },
      complete: { type: "boolean" }, subject: TEXT, channel: TEXT, by: TEXT, attributes: { type: "object", additionalProperties: TEXT },
      answers: { type: "object", properties: Object.fromEntries(answers), additionalProperties: false },
      values: { type: "object", properties: Object.fromEntries(computed.map((question) => [question.id, titled(question, { type: ["string", "boolean"] })])), additionalProperties: false },
      seconds: { type: "object", additionalProperties: { type: "number", minimum: 0 } },
      order: { type: "object", additionalProperties: TEXTS },
      followUps: { type: "array", items: { type: "object" } },
      quality: { type: "array", items: { type: "object", required: ["code"], properties: { code: { enum: ["too-fast", "straight-line", "repeated-text", "contradiction"] } } } },
      problems: { type: "array", items: { type: "object" } },
    },
  };
}

/** @param {Question} question @param {Schema} answer */
function titled({ title, notApplicable }, answer) {
  return { title, ...(notApplicable === undefined || notApplicable === "" ? answer : { anyOf: [answer, { const: "na" }] }) };
}

/** @param {Question} question @returns {Schema} */
function answerOf({ kind, options = [], aspects = [], scale, notApplicable, atLeast, atMost, longest }) {
  const step = scale && { type: "integer", minimum: scale.from, maximum: scale.to };
  const cell = step ?? { enum: ids(options) };
  switch (kind) {
    case "single": return { enum: ids(options) };
    case "multiple": case "ranking":
      return { type: "array", items: { enum: ids(options) }, uniqueItems: true, ...(atMost === undefined ? {} : { maxItems: Number(atMost) }) };
    case "rating": case "nps": case "ces": return /** @type {Schema} */ (step);
    case "matrix": {
      const line = notApplicable ? { anyOf: [cell, { const: "na" }] } : cell;
      return { type: "object", properties: Object.fromEntries(aspects.map(({ id, title }) => [id, { title, ...line }])), additionalProperties: false };
    }
    case "yes_no": case "consent": return { type: "boolean" };
    // A number that a double cannot hold exactly is a text.
    case "number": return { type: ["number", "string"], ...(atLeast === undefined ? {} : { minimum: Number(atLeast) }), ...(atMost === undefined ? {} : { maximum: Number(atMost) }) };
    case "date": return { type: "string", pattern: "^\\d{4}-\\d{2}-\\d{2}$" };
    case "time": return { type: "string", pattern: "^\\d{2}:\\d{2}" };
    case "date_time": return { type: "string", pattern: "^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}" };
    case "hidden": return { type: ["string", "number", "boolean"] };
    default: return longest === undefined ? TEXT : { ...TEXT, maxLength: longest };
  }
}
