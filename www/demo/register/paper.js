/**
 * The register as the paper it replaces: numbered lines under the questions' titles, corrections beside what they correct.
 * A line that was corrected stays readable, struck through; nothing is ever left out.
 */

import { build } from "../dom.js";

/** @typedef {import("./index.js").Words} Words */
/** @typedef {import("./book.js").Book} Book */
/** @typedef {import("../../dist/form.js").RegisterEntry} Entry */
/** @typedef {import("../../dist/form.js").Form} Form */
/** @typedef {import("../../dist/form.js").QuestionView} Question */
/** @typedef {import("../../dist/form.js").Answer} Answer */

/** What has no column. */
const UNSEEN = ["section", "hidden"];

/**
 * @param {Book} book
 * @param {Form} form
 * @param {Words} words
 * @param {Set<number>} broken places of the entries that do not verify
 */
export function paper(book, form, words, broken) {
  const { language, say } = words;
  const asked = form.questions.filter(({ kind }) => !UNSEEN.includes(kind));
  const heads = [say("number"), say("time"), ...asked.map(({ title }) => title), say("by"), say("remark")];
  return build("table", { class: "figures-table paper" }, build("caption", {}, book.document.title[language] ?? book.document.title["zh-CN"]),
    build("thead", {}, build("tr", {}, ...heads.map((head) => build("th", { scope: "col" }, head)), build("td", { class: "unprinted" }))),
    build("tbody", {}, ...book.entries.map((_, place) => row(book, asked, place, words, broken.has(place)))));
}

/**
 * @param {Book} book
 * @param {Question[]} asked
 * @param {number} place
 * @param {Words} words
 * @param {boolean} broken
 */
function row(book, asked, place, { language, say }, broken) {
  const entry = book.entries[place];
  const { number, at, by = "", corrects } = entry;
  const { done, open, values } = book.register.status(place + 1);
  const replaced = book.replacements.get(number);
  const missing = open.map((id) => asked.find((question) => question.id === id)?.title ?? id);
  const remarks = [
    ...(corrects === undefined ? [] : [say("corrects", { n: corrects })]),
    ...(replaced === undefined ? [] : [say("correctedBy", { n: replaced })]),
    ...(done ? [] : [say("open", { what: missing.join(say("listComma")) })]),
  ];
  const written = new Intl.DateTimeFormat(language, { dateStyle: "short", timeStyle: "short", timeZone: "Asia/Shanghai" });
  const cells = asked.map((question) => {
    const value = valueOf(question, entry, values, say);
    return build("td", {}, replaced === undefined ? value : build("s", {}, value));
  });
  const correct = build("button", { type: "button", class: "quiet", "data-correct": String(number), hidden: replaced === undefined && book.isKept ? undefined : "" }, say("correct"));
  return build("tr", { "data-broken": broken ? "" : undefined }, build("th", { scope: "row" }, String(number)), build("td", {}, written.format(new Date(at))), ...cells,
    build("td", {}, by), build("td", {}, remarks.join(" ")), build("td", { class: "unprinted" }, correct));
}

/**
 * An answer in words.
 * @param {Question} question
 * @param {Entry} entry
 * @param {Record<string, string | boolean>} values the figures that come of its answers
 * @param {Words["say"]} say
 */
function valueOf({ id, kind, options = [], aspects = [] }, { answers }, values, say) {
  const titled = (/** @type {unknown} */ value) => options.find((option) => option.id === value)?.title ?? String(value);
  const value = kind === "calculated" ? values[id] : answers[id];
  const other = answers[`${id}:other`];
  if (value === undefined || value === null) return "";
  if (typeof value === "boolean") return say(value ? "yes" : "no");
  if (Array.isArray(value)) return [...value.map(titled), ...(other ? [String(other)] : [])].join(say("listComma"));
  if (typeof value === "object") return aspects.flatMap((aspect) => (aspect.id in value ? [`${aspect.title} ${titled(value[aspect.id])}`] : [])).join(say("listComma"));
  return other ? `${titled(value)}（${other}）` : titled(value).replace("T", " ");
}

/** How the book stands, in a sentence. @param {Book} book @param {import("../../dist/index.js").Problem[] | null} found what verifying found @param {Words} words */
export function standing({ entries, isKept }, found, { say }) {
  if (found === null) return say(isKept ? "entries" : "looked", { n: entries.length });
  return found.length === 0 ? say("whole", { n: entries.length }) : say("broken", { n: found.length });
}
