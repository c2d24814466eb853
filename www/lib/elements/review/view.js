// What the element shows: the conversation with its evidence on one side, the verdicts on the other.
//
// Refuses to know: the engine.
// Invariants: nothing is shown by colour alone; drawing never takes the focus from the page.

import { createAround } from "./around.js";
import { build } from "./build.js";
import { createRules } from "./rules.js";
import { reviewStyles } from "./styles.js";
import { createTurns } from "./turns.js";

/** @typedef {import("../../index.js").Conversation} Conversation */
/** @typedef {import("../../index.js").Review} Review */
/** @typedef {import("./strings.js").Words} Words */
/** @typedef {{ conversation: Conversation, review: Review | null, chosen: string | null, trouble: string }} State */

/**
 * @param {HTMLElement} host
 * @param {{ onChoose: (rule: string) => void, onMend: (rule: string) => void }} actions
 */
export function createView(host, { onChoose, onMend }) {
  const root = host.attachShadow({ mode: "open" });
  root.adoptedStyleSheets = [reviewStyles()];
  const turns = createTurns(onChoose);
  const rules = createRules({ onChoose, onMend, onTurn: turns.show });
  const around = createAround(turns.show);
  const { trouble, panes, worded, talk, verdict } = partsOf();
  talk.append(turns.element, build("slot"));
  verdict.append(around.element, rules.element);
  root.append(trouble, panes);

  return {
    /** @param {State} state @param {Words} words */
    draw({ conversation, review, chosen, trouble: told }, words) {
      trouble.hidden = told === "";
      trouble.textContent = told;
      panes.hidden = review === null;
      if (review === null) return;
      for (const [element, key] of worded) element.textContent = words.say(key);
      turns.draw(conversation, review, chosen, words);
      rules.draw(review, chosen, words);
      around.draw(review, words);
    },
    /** Brings an open rule and its proof into sight. @param {import("../../index.js").RuleReview} rule */
    show({ id, evidence }) {
      rules.show(id);
      const proof = evidence.find(({ shows }) => shows !== "occasion") ?? evidence[0];
      if (proof) turns.show(proof.turn);
    },
  };
}

function partsOf() {
  /** @type {[HTMLElement, import("./strings.js").Key][]} elements whose words change with the language alone */
  const worded = [];
  /** @template {HTMLElement} Kind @param {import("./strings.js").Key} key @param {Kind} element */
  const word = (key, element) => (worded.push([element, key]), element);
  const legend = build("p", { class: "legend" }, ...(/** @type {const} */ (["met", "unmet", "occasion"])).map((kind) =>
    build("span", {}, word(`legend-${kind}`, build("mark", { class: "proof", "data-kind": kind })))));
  const talk = build("section", { class: "pane talk", "aria-labelledby": "talk" },
    build("div", { class: "head" }, word("talk", build("h2", { id: "talk" })), build("slot", { name: "actions" })), legend);
  const verdict = build("section", { class: "pane verdict", "aria-labelledby": "verdict" },
    word("verdict", build("h2", { id: "verdict" })), word("verdictNote", build("p", { class: "note" })));
  return { trouble: build("p", { class: "trouble", role: "alert" }), panes: build("div", { class: "panes" }, talk, verdict), worded, talk, verdict };
}
