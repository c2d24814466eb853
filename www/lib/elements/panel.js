// The strip under the composer: how many findings of which kind, each with its way out, or what is the matter.
//
// Invariants: rendering never takes the focus; what a screen reader is told changes only when the findings do.

import { fill } from "../strings/index.js";
import { createCard } from "./card.js";
import { make } from "./dom.js";

/** @typedef {import("../index.js").Finding} Finding */
/** @typedef {import("../strings/index.js").Strings} Strings */

/** What stops a message comes first, so that it is in sight however many there are. */
const SEVERITIES = /** @type {const} */ (["block", "warn", "hint"]);

export function createPanel() {
  const summary = make("p", "summary");
  const trouble = make("p", "trouble");
  const list = make("ul", "list");
  const live = make("p", "live");
  live.role = "status";
  let shown = "";
  return {
    element: make("div", "panel", summary, trouble, list, live),
    /** @param {1 | -1} step */
    enter: (step) => moveFocus(list, step),
    /** @returns {boolean} false when no finding has a rewrite */
    takeFirstRewrite() {
      const button = list.querySelector("button");
      button?.click();
      return button !== null;
    },
    /** @param {string[]} lines  none takes the notice away */
    showTrouble(lines) {
      trouble.hidden = lines.length === 0;
      trouble.replaceChildren(...lines.map((line) => make("span", "", line)));
    },
    /**
     * @param {Finding[]} findings
     * @param {Strings} strings
     * @param {string} idle  what to say when there are none
     * @returns {string} the state in a few words
     */
    render(findings, strings, idle) {
      const sorted = SEVERITIES.map((severity) => findings.filter((finding) => finding.severity === severity));
      const now = JSON.stringify([findings, strings.label]);
      if (now !== shown) renderList(list, sorted.flat(), strings);
      shown = now;
      const counts = renderCounts(summary, sorted, strings, idle);
      announce(live, counts, findings, strings, idle);
      return counts || idle;
    },
  };
}

/**
 * @param {HTMLElement} list
 * @param {Finding[]} findings
 * @param {Strings} strings
 */
function renderList(list, findings, strings) {
  list.ariaLabel = strings.label;
  list.hidden = findings.length === 0;
  list.replaceChildren(...findings.map((finding) => createCard(finding, strings)));
}

/**
 * @param {HTMLElement} summary
 * @param {Finding[][]} sorted  one list for each severity
 * @param {Strings} strings
 * @param {string} idle
 * @returns {string} the counts; empty when there is nothing to count
 */
function renderCounts(summary, sorted, strings, idle) {
  const counts = sorted
    .filter(([first]) => first)
    .map(([{ severity }, ...more]) => {
      const count = fill(strings.count, { count: more.length + 1, kind: strings[severity] });
      return make("span", `count ${severity}`, count);
    });
  const aside = counts.length > 0 ? make("span", "keys", strings.keys) : make("span", "idle", idle);
  summary.replaceChildren(...counts, aside);
  return counts.map(({ textContent }) => textContent).join(strings.comma);
}

/**
 * Silent until there is something to say, then also about its end.
 * @param {HTMLElement} live
 * @param {string} summary
 * @param {Finding[]} findings
 * @param {Strings} strings
 * @param {string} idle
 */
function announce(live, summary, findings, strings, idle) {
  const texts = [...new Set(findings.map(({ text }) => text))].join(strings.comma);
  const before = live.textContent;
  const sentence = summary ? fill(strings.announce, { ...strings, summary, texts }) : before && idle;
  if (sentence !== before) live.textContent = sentence;
}

/**
 * Moves the focus to the first finding's way out, or from finding to finding.
 * @param {HTMLElement} list
 * @param {1 | -1} step
 * @returns {boolean} false when there is nothing to go to
 */
function moveFocus(list, step) {
  const cards = /** @type {HTMLElement[]} */ ([...list.children]);
  const current = cards.findIndex((card) => card.matches(":focus-within"));
  const next = cards[current < 0 ? 0 : (current + step + cards.length) % cards.length];
  (next?.querySelector("button") ?? next)?.focus();
  return next !== undefined;
}
