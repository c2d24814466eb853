// A conversation with its evidence: what rules found in each turn is marked in its text and told below it.
// It judges nothing, and tells which rule was chosen. Nothing is told by colour alone: marks differ in their lines,
// notes in their signs.

import { build } from "./build.js";
import { gravest, notesByTurn, piecesOf } from "./evidence.js";

/** @typedef {import("../../index.js").Conversation} Conversation */
/** @typedef {import("../../index.js").Turn} Turn */
/** @typedef {import("../../index.js").Review} Review */
/** @typedef {import("./evidence.js").Note} Note */
/** @typedef {import("./strings.js").Words} Words */

export const SIGNS = { met: "✓", unmet: "✗", occasion: "·", "not-applicable": "–" };

/** @param {(rule: string) => void} onChoose */
export function createTurns(onChoose) {
  const list = build("ol", { class: "turns" });
  list.addEventListener("click", ({ target }) => {
    const rule = target instanceof Element ? target.closest("[data-note]")?.getAttribute("data-note") : null;
    if (rule) onChoose(rule);
  });

  return {
    element: list,
    /** @param {Conversation} conversation @param {Review} review @param {string | null} chosen @param {Words} words */
    draw({ turns }, review, chosen, { say }) {
      const notes = notesByTurn(review);
      const unanswered = new Set(review.unanswered.map(({ turn }) => turn));
      list.replaceChildren(...turns.map((turn, at) => turnOf(turn, at, notes.get(at) ?? [], chosen, unanswered.has(at), say)));
    },
    /** Brings a turn into sight. @param {number} turn */
    show(turn) {
      list.children[turn]?.scrollIntoView({ block: "center" });
    },
  };
}

/**
 * @param {Turn} turn
 * @param {number} at
 * @param {Note[]} notes
 * @param {string | null} chosen
 * @param {boolean} unanswered
 * @param {Words["say"]} say
 */
function turnOf({ role, by, at: time, text }, at, notes, chosen, unanswered, say) {
  const told = notes.filter(({ rule, kind }) => rule.id === chosen || kind === "unmet");
  // What is missing, or comes too late, is no matter of the words that stand there.
  const said = notes.filter(({ evidence }) => evidence.shows !== "missing" && evidence.shows !== "late");
  const item = build("li", { class: "turn", "data-role": role, "data-chosen": notes.some(({ rule }) => rule.id === chosen) ? "" : undefined },
    build("p", { class: "turn-head" },
      build("span", { class: "turn-number" }, String(at + 1)),
      build("span", { class: "turn-by" }, [say(role), by].filter(Boolean).join(" · ")),
      ...(time ? [build("time", { datetime: time }, time.slice(11, 19))] : []),
      ...(unanswered ? [build("span", { class: "turn-open" }, say("openQuestion"))] : [])),
    build("p", { class: "turn-text", lang: "zh-CN" }, ...piecesOf(text, said).map((piece) => pieceOf(piece, chosen))),
    ...(told.length === 0 ? [] : [build("ul", { class: "notes" }, ...together(told).map((those) => noteOf(those, chosen, say)))]));
  return item;
}

/** @param {import("./evidence.js").Piece} piece @param {string | null} chosen */
function pieceOf({ text, notes }, chosen) {
  const kind = gravest(notes);
  if (kind === undefined) return text;
  const isChosen = notes.some(({ rule }) => rule.id === chosen);
  return build("mark", { class: "proof", "data-kind": kind, "data-chosen": isChosen ? "" : undefined, title: notes.map(({ rule, kind }) => `${SIGNS[kind]} ${rule.title}`).join("\n") }, text);
}

/** @param {Note[]} notes which differ only in what was heard @param {string | null} chosen @param {Words["say"]} say */
function noteOf(notes, chosen, say) {
  const [{ rule, kind, evidence }] = notes;
  const labels = [...new Set(notes.flatMap(({ evidence: { label } }) => label ?? []))].join(say("listComma"));
  const told = [say(`shows-${evidence.shows}`), labels].filter(Boolean).join(" ");
  return build("li", {},
    build("button", { type: "button", class: "note-button", "data-note": rule.id, "data-kind": kind, "aria-pressed": String(rule.id === chosen) },
      build("span", { class: "sign", "aria-hidden": "true" }, SIGNS[kind]), build("span", {}, `${rule.title} · ${told}`)));
}

/** A rule may say the same of a turn several times. @param {Note[]} notes @returns {Note[][]} */
function together(notes) {
  /** @type {Map<string, Note[]>} */
  const groups = new Map();
  for (const note of notes) {
    const key = [note.rule.id, note.kind, note.evidence.shows].join("\n");
    const group = groups.get(key);
    if (group) group.push(note);
    else groups.set(key, [note]);
  }
  return [...groups.values()];
}
