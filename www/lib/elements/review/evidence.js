// What the rules of a review say of each turn, and of each of its characters.
// It refuses to know how that is drawn. Offsets are UTF-16 code units of the turn's text, half-open.

/** @typedef {import("../../index.js").Review} Review */
/** @typedef {import("../../index.js").RuleReview} RuleReview */
/** @typedef {import("../../index.js").Evidence} Evidence */
/** @typedef {"unmet" | "met" | "occasion"} Kind */
/** @typedef {{ rule: RuleReview, evidence: Evidence, kind: Kind }} Note */
/** @typedef {{ text: string, notes: Note[] }} Piece */

/** Where several say something of a character, the first of these is shown. */
export const KINDS = /** @type {const} */ (["unmet", "met", "occasion"]);

/** The notes of a review by turns. @param {Review} review @returns {Map<number, Note[]>} */
export function notesByTurn({ rules }) {
  /** @type {Map<number, Note[]>} */
  const byTurn = new Map();
  for (const rule of rules) {
    if (rule.state === "not-applicable") continue;
    for (const evidence of rule.evidence) {
      const notes = byTurn.get(evidence.turn) ?? [];
      notes.push({ rule, evidence, kind: kindOf(rule, evidence) });
      byTurn.set(evidence.turn, notes);
    }
  }
  return byTurn;
}

/** @param {RuleReview} rule @param {Evidence} evidence @returns {Kind} */
export function kindOf({ state }, { shows }) {
  if (shows === "occasion") return "occasion";
  // Of several things asked for, some may be there although the rule as a whole is not met.
  return state === "unmet" && shows !== "found" ? "unmet" : "met";
}

/**
 * A text cut where notes begin and end, from front to back.
 * @param {string} text
 * @param {Note[]} notes
 * @returns {Piece[]}
 */
export function piecesOf(text, notes) {
  const cuts = [...new Set([0, text.length, ...notes.flatMap(({ evidence }) => [evidence.start, evidence.end])])].sort((a, b) => a - b);
  const waiting = [...notes].sort((a, b) => a.evidence.start - b.evidence.start);
  /** @type {Note[]} */
  let open = [];
  let next = 0;
  return cuts.slice(0, -1).map((start, at) => {
    open = open.filter(({ evidence }) => evidence.end > start);
    for (; next < waiting.length && waiting[next].evidence.start <= start; next += 1) {
      if (waiting[next].evidence.end > start) open.push(waiting[next]);
    }
    return { text: text.slice(start, cuts[at + 1]), notes: [...open] };
  });
}

/** The gravest of some notes. @param {Note[]} notes @returns {Kind | undefined} */
export const gravest = (notes) => KINDS.find((kind) => notes.some((note) => note.kind === kind));
