// One finding as a person reads it: the words, what is wrong with them, what to write instead, which rule says so.

import { fill } from "../strings/index.js";
import { make } from "./dom.js";

/** @typedef {import("../index.js").Finding} Finding */
/** @typedef {import("../strings/index.js").Strings} Strings */
/** @typedef {{ finding: Finding, text: string }} Choice */

const MOST_REWRITES = 3;

/** @type {WeakMap<EventTarget, Choice>} What each rewrite's button stands for. */
const choices = new WeakMap();

/**
 * The rewrite a click or a key asks for; undefined when it is about something else.
 * @param {Event} event
 * @returns {Choice | undefined}
 */
export function choiceOf(event) {
  return event.composedPath().map((target) => choices.get(target)).find(Boolean);
}

/**
 * @param {Finding} finding
 * @param {Strings} strings
 * @param {"li" | "div"} [tag]
 */
export function createCard(finding, strings, tag = "li") {
  const { severity, text, reads, categoryTitle, mention, message, instead, lexicon, entry, rows, source } = finding;
  const asides = [reads !== text && fill(strings.reads, { text: reads }), categoryTitle, mention && strings[mention]];
  const rewrites = instead.slice(0, MOST_REWRITES).map((rewrite) => {
    const button = make("button", "rewrite", fill(strings.replace, { text: rewrite }));
    choices.set(button, { finding, text: rewrite });
    return button;
  });
  const rule = fill(strings.rule, { rule: [`${lexicon} ${entry}`, ...rows].join(" · "), source });
  const card = make(
    tag,
    `finding ${severity}`,
    make("span", "badge", strings[severity]),
    make("span", "words", text),
    ...asides.filter(Boolean).map((aside) => make("span", "aside", String(aside))),
    make("span", "why", message),
    make("div", "rewrites", ...rewrites),
    make("p", "rule", rule),
  );
  // One without a rewrite has no button for the focus to stop at.
  if (rewrites.length === 0) card.tabIndex = -1;
  return card;
}
