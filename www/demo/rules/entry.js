/**
 * The pane of one entry: its form, how its examples fare as one types, free lines to try, and what else is wrong with it.
 */

import { build } from "../dom.js";
import { marked, wayOf } from "../findings.js";
import { mountForm, told } from "./form.js";
import { findingsIn, problemsOf } from "./trial.js";

/** @typedef {import("./model.js").Entry} Entry */
/** @typedef {import("./model.js").LexiconDocument} LexiconDocument */
/** @typedef {import("./trial.js").Placed} Placed */
/** @typedef {import("./index.js").Words} Words */

/** A check follows the typing by so much, which a person does not notice and fast typing does. */
const CHECK_DELAY_MS = 120;
/** Fields that show their problems beside themselves. */
const SHOWN = new Set(["phrase", "category", "severity", "id", "variants", "instead", "exceptions", "hits", "misses"]);

/**
 * @param {{ onChange: (entry: Entry) => void, onRemove: () => void }} actions
 * @param {AbortSignal} signal
 */
export function mountEntry({ onChange, onRemove }, signal) {
  const parts = partsOf();
  /** @type {{ lexicon: LexiconDocument, entry: Entry, words: Words } | null} */
  let state = null;
  let timer = 0;

  const check = () => {
    if (!state) return;
    const { lexicon, entry, words } = state;
    const problems = problemsOf(lexicon, entry, words.language);
    if (lexicon.entries.some((other) => other !== entry && other.id === entry.id)) problems.push(sameId(words));
    form.tell(problems, words);
    drawRest(parts, problems, words);
    drawTries(parts, lexicon, entry, words);
  };
  const checkSoon = () => {
    clearTimeout(timer);
    timer = window.setTimeout(check, CHECK_DELAY_MS);
  };
  const form = mountForm((entry) => {
    if (!state) return;
    state.entry = entry;
    onChange(entry);
    checkSoon();
  }, signal);
  parts.title.after(form.element);
  form.examples.after(parts.trial);
  parts.tries.addEventListener("input", checkSoon, { signal });
  parts.remove.addEventListener("click", onRemove, { signal });

  return {
    element: parts.body,
    focus: form.focus,
    /** @param {LexiconDocument} lexicon @param {Entry} entry @param {Words} words */
    fill(lexicon, entry, words) {
      state = { lexicon, entry, words };
      parts.title.textContent = words.say("pane");
      parts.triesTitle.textContent = words.say("tries");
      parts.tries.placeholder = words.say("triesHint");
      parts.remove.textContent = words.say("removeEntry");
      form.fill(entry, lexicon, words);
      check();
    },
  };
}

function partsOf() {
  const title = build("h2", { class: "unseen" });
  const tries = build("textarea", { id: "rules-tries", rows: "2", lang: "zh-CN" });
  const triesTitle = build("label", { for: "rules-tries" });
  const tried = build("ul", { class: "tried", "aria-live": "polite" });
  const rest = build("ul", { class: "problems" });
  const remove = build("button", { type: "button", class: "quiet" });
  const trial = build("div", { class: "field" }, triesTitle, tries, tried);
  const body = build("div", {}, title, rest, build("p", { class: "pane-foot" }, remove));
  return { body, title, trial, tries, triesTitle, tried, rest, remove };
}

/** The engine is asked about an entry alone, so it cannot see this. @param {Words} words @returns {Placed} */
function sameId({ say }) {
  return { code: "duplicate-id", document: "", path: "entries[0].id", field: "id", at: -1, message: say("sameId"), severity: "error" };
}

/** What belongs to no line of the form. @param {ReturnType<typeof partsOf>} parts @param {Placed[]} problems @param {Words} words */
function drawRest({ rest }, problems, { say }) {
  const others = problems.filter(({ field }) => !SHOWN.has(field));
  rest.replaceChildren(...others.map((problem) =>
    build("li", { class: "problem", "data-gravity": problem.severity }, build("span", { class: "problem-kind" }, say(problem.severity)), told(problem))));
}

/** @param {ReturnType<typeof partsOf>} parts @param {LexiconDocument} lexicon @param {Entry} entry @param {Words} words */
function drawTries({ tries, tried }, lexicon, entry, { say, page, language }) {
  const lines = tries.value.split("\n").filter((line) => line.trim() !== "");
  const found = findingsIn(lexicon, entry, lines, language);
  tried.replaceChildren(...lines.map((line, at) => {
    const [finding] = found[at];
    const fate = finding ? say("tryFound", { way: wayOf(finding, page), n: Math.round(finding.confidence * 100) }) : say("tryNotFound");
    return build("li", {}, marked(line, found[at]), build("p", { class: "line-fate", "data-state": finding ? "found" : "" }, fate));
  }));
}
