/**
 * The side panel's first part: the draft with its marks, and for each finding why, by which rule, from which source.
 * It draws what the checker's event gave and nothing else; it refuses to judge text itself.
 * Offsets are UTF-16 code units, half-open, as the checker gives them.
 */

import { build, byId } from "./dom.js";

/** @typedef {import("../dist/index.js").Finding} Finding */
/** @typedef {import("./wording.js").Say} Say */
/** @typedef {import("./wording.js").Key} Key */
/** @typedef {"waiting" | "running" | "off"} CheckerState */
/** @typedef {{ state: CheckerState, blank: boolean, text: string, findings: Finding[] }} Draft `text` is the text the findings belong to */

/** @type {Record<Finding["via"], Key>} */
const VIA = {
  exact: "viaExact",
  folded: "viaFolded",
  separated: "viaSeparated",
  repeated: "viaRepeated",
  sound: "viaSound",
  "near-sound": "viaNearSound",
  pinyin: "viaPinyin",
  initials: "viaInitials",
  shape: "viaShape",
  split: "viaSplit",
  emoji: "viaEmoji",
  symbol: "viaSymbol",
  leak: "viaLeak",
};

/** @type {Record<NonNullable<Finding["mention"]>, Key>} */
const MENTION = { quoted: "mentionQuoted", negated: "mentionNegated", reported: "mentionReported" };

export function mountFindings() {
  const place = byId("draft", HTMLElement);
  const count = byId("draft-count", HTMLElement);

  return {
    /** @param {Draft} draft @param {Say} say */
    draw({ state, blank, text, findings }, say) {
      count.textContent = findings.length > 0 ? say("findingCount", { n: findings.length }) : "";
      if (findings.length === 0) {
        place.replaceChildren(build("p", { class: "note" }, say(quiet(state, blank))));
        return;
      }
      place.replaceChildren(
        marked(text, findings),
        build("ul", { class: "findings" }, ...findings.map((finding) => card(finding, say))),
      );
    },
  };
}

/** What to say when there is nothing to show. @param {CheckerState} state @param {boolean} blank @returns {Key} */
function quiet(state, blank) {
  if (state === "waiting") return "draftWaiting";
  if (state === "off") return "draftOff";
  return blank ? "draftEmpty" : "draftClean";
}

/** A text with the found pieces marked. @param {string} text @param {Finding[]} findings */
export function marked(text, findings) {
  const quote = build("blockquote", { class: "draft-text" });
  let reached = 0;
  for (const { start, end, severity } of [...findings].sort((a, b) => a.start - b.start)) {
    // Two findings may overlap (a number inside a phrase); the first one's mark covers both.
    if (start < reached) continue;
    quote.append(text.slice(reached, start), build("mark", { "data-severity": severity }, text.slice(start, end)));
    reached = end;
  }
  quote.append(text.slice(reached));
  return quote;
}

/** A finding: the characters as they were written beside what they read as, and all there is to say on it. @param {Finding} finding @param {Say} say */
export function card(finding, say) {
  const { severity, categoryTitle, message, text, reads } = finding;
  return build("li", { class: "finding", "data-severity": severity },
    build("p", { class: "finding-head" },
      build("span", { class: "finding-text" }, ...visible(text),
        ...(reads === text ? [] : [build("span", { class: "finding-reads" }, ` ${say("readsAs", { reads })}`)])),
      build("span", { class: "severity" }, [say(severity), categoryTitle].filter(Boolean).join(" · "))),
    build("p", { class: "finding-why" }, message),
    build("dl", { class: "facts" }, ...facts(finding, say).flatMap(([name, ...values]) => [
      build("dt", {}, say(name)), ...values.map((value) => build("dd", {}, value))])),
  );
}

/** By which way a phrase was found, in words. @param {Finding} finding @param {Say} say */
export const wayOf = ({ via }, say) => say(VIA[via]);

/** What was written, with the codes of characters that nobody sees; what makes an emoji of a digit belongs to it. @param {string} text */
function visible(text) {
  const pieces = text.split(/((?!\uFE0F)\p{Default_Ignorable_Code_Point})/u);
  return pieces.map((piece, at) => (at % 2 === 0 ? piece : build("span", { class: "code" }, codeOf(piece))));
}

/** @param {string} character */
const codeOf = (character) => `U+${/** @type {number} */ (character.codePointAt(0)).toString(16).toUpperCase().padStart(4, "0")}`;

/**
 * The lines below a finding: only those it has something to say on.
 * @param {Finding} finding
 * @param {Say} say
 * @returns {[Key, ...string[]][]}
 */
function facts(finding, say) {
  /** @type {[Key, ...string[]][]} */
  const lines = [
    ["via", wayOf(finding, say)],
    ["confidence", finding.confidence < 1 ? say("percent", { n: Math.round(finding.confidence * 100) }) : ""],
    ["mention", finding.mention ? say(MENTION[finding.mention]) : ""],
    ["rule", [finding.lexicon, finding.entry, ...finding.rows].join(" · ")],
    ["source", finding.source],
    ["place", say("placeValue", { from: finding.start + 1, to: finding.end })],
    ["instead", ...finding.instead],
  ];
  return lines.filter(([, first]) => first);
}
