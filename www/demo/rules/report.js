/**
 * The report on a list before it is taken: what comes in, what stays out, and what one should look at. It draws what the
 * engine says and nothing else.
 */

import { build } from "../dom.js";

/** @typedef {import("../../dist/index.js").LexiconImport} LexiconImport */
/** @typedef {import("../../dist/index.js").ListLine} ListLine */
/** @typedef {import("../../dist/index.js").OtherPhrase} OtherPhrase */
/** @typedef {import("./index.js").Words} Words */
/** @typedef {import("./index.js").Key} Key */
/** @typedef {import("./index.js").Say} Say */

/** Lines drawn of each kind; the number says how many there are. */
const MOST = 50;

/** @param {LexiconImport} result @param {Words} words */
export function drawReport({ report, problems, lexicon }, { say }) {
  const { duplicates, covered, single, common, cleaned, skipped } = report;
  const sample = /** @type {import("./model.js").LexiconDocument} */ (lexicon).entries.slice(0, 8).map(({ phrase, id }) => phrase ?? id);
  return build("div", {},
    build("h3", {}, say("report", { format: say(`format-${report.format}`), n: report.taken })),
    build("p", { class: "note", lang: "zh-CN" }, sample.join(" / ") + (report.taken > sample.length ? " …" : "")),
    build("p", { class: "note" }, say("reportRest", { comments: report.comments, blank: report.blank })),
    part("duplicates", duplicates, say, (line) => say("sameAs", { other: nameOf(line.of, say) })),
    part("skipped", skipped, say, (line) => say(`why-${line.why}`)),
    part("single", single, say, () => ""),
    part("common", common, say, (line) => line.words.join(say("comma"))),
    part("covered", covered, say, (line) => say("coveredBy", { other: nameOf(line.by, say) })),
    part("cleaned", cleaned, say, (line) => say("was", { text: line.was })),
    problems.length === 0 ? "" : build("ul", { class: "problems" }, ...problems.slice(0, MOST).map(({ severity, path, message, hint }) =>
      build("li", { class: "problem", "data-gravity": severity }, build("span", { class: "problem-kind" }, say(severity)), [path, message, hint].filter(Boolean).join(" · ")))));
}

/**
 * One kind of lines, folded; nothing where there are none.
 * @template {ListLine} Line
 * @param {Key} key
 * @param {Line[]} lines
 * @param {Say} say
 * @param {(line: Line) => string} about
 */
function part(key, lines, say, about) {
  if (lines.length === 0) return "";
  return build("details", { class: "report-part", "data-kind": key },
    build("summary", {}, say(key, { n: lines.length })),
    build("ol", {}, ...lines.slice(0, MOST).map((line) =>
      build("li", {}, build("span", { class: "note" }, say("line", { n: line.line })), " ", build("span", { lang: "zh-CN" }, line.phrase), " ", build("span", { class: "note" }, about(line))))),
    lines.length > MOST ? build("p", { class: "note" }, say("andMore", { n: lines.length - MOST })) : "");
}

/** @param {OtherPhrase} other @param {Say} say */
const nameOf = ({ phrase, line }, say) => (line === undefined ? say("inLexicon", { phrase }) : say("inLine", { phrase, n: line }));
