/**
 * Two rubrics over one conversation, turn by turn: what each finds in it, and where they part.
 * Rubrics are never merged, since organisations contradict one another. It judges nothing itself.
 */

import { ConversationReview, parseTranscript } from "../../dist/index.js";
import { build } from "../dom.js";
import { EXAMPLES } from "../review/examples.js";
import { fieldsOf } from "../review/fields.js";
import { problemList } from "../review/problems.js";
import { loadRubric } from "../review/rubrics.js";
import { inLanguage } from "../wording.js";

/** @typedef {import("./index.js").Words} Words */
/** @typedef {import("./index.js").Key} Key */
/** @typedef {import("../../dist/index.js").Review} Review */
/** @typedef {import("../../dist/index.js").Conversation} Conversation */
/** @typedef {{ title: string, state: "met" | "unmet", id: string }} Note */

const READ_DELAY_MS = 200;
const FIRST = ["service/basics", "cable/hall"];
const SIGNS = { met: "✓", unmet: "✗" };

/** @param {{ during: import("../views.js").Host["during"] }} host @param {AbortSignal} signal */
export function mountPacks({ during }, signal) {
  const parts = partsOf();
  /** @type {Words | null} */
  let words = null;
  let timer = 0;
  let asked = 0;

  const draw = async () => {
    clearTimeout(timer);
    if (!words) return;
    const turn = (asked += 1);
    const { language: lang, say } = words;
    const rubrics = await during(() => Promise.all(parts.choices.map(({ value }) => loadRubric(value))));
    if (turn !== asked) return;
    const { conversations, problems } = parseTranscript(parts.text.value, "auto", { lang });
    const conversation = conversations[0] ?? { turns: [] };
    const reviews = rubrics.map((rubric) => {
      const engine = new ConversationReview(rubric, { lang });
      const review = engine.review(conversation);
      engine.dispose();
      return review;
    });
    const titles = rubrics.map(({ title }) => inLanguage(title, lang));
    parts.problems.replaceChildren(...problemList(problems, say));
    parts.found.replaceChildren(...foundOf(conversation, reviews, titles, say));
  };
  for (const choice of parts.choices) choice.addEventListener("change", () => void draw(), { signal });
  parts.text.addEventListener("input", () => {
    clearTimeout(timer);
    timer = window.setTimeout(() => void draw(), READ_DELAY_MS);
  }, { signal });
  parts.text.value = EXAMPLES[1].text;

  return {
    element: parts.element,
    /** @param {Awaited<ReturnType<typeof import("../review/rubrics.js").listRubrics>>} rubrics @param {Words} given */
    speak(rubrics, given) {
      words = given;
      for (const [element, key] of parts.worded) element.textContent = given.say(key);
      for (const [at, choice] of parts.choices.entries()) {
        const value = choice.value || FIRST[at];
        choice.replaceChildren(...rubrics.map(({ id, title, pack }) =>
          build("option", { value: id }, `${inLanguage(title, given.language)} · ${inLanguage(pack, given.language)}`)));
        choice.value = value;
      }
      void draw();
    },
  };
}

function partsOf() {
  const { worded, word, field } = /** @type {typeof fieldsOf<Key>} */ (fieldsOf)();
  const choices = ["calibrate-one", "calibrate-other"].map((id) => build("select", { id }));
  const text = build("textarea", { id: "calibrate-text", rows: "8", spellcheck: "false", lang: "zh-CN" });
  const problems = build("div");
  const found = build("div", { class: "beside", "aria-live": "polite" });
  const element = build("section", { class: "block", "aria-labelledby": "calibrate-packs-title" },
    word("packs", build("h2", { id: "calibrate-packs-title" })), word("packsNote", build("p", { class: "note" })),
    build("div", { class: "field-row" }, field("one", choices[0]), field("other", choices[1])), field("conversation", text), problems, found);
  return { element, worded, choices, text, problems, found };
}

/** @param {Conversation} conversation @param {Review[]} reviews @param {string[]} titles @param {Words["say"]} say */
function foundOf({ turns }, reviews, titles, say) {
  const notes = reviews.map((review) => notesByTurn(review));
  const parted = turns.map((_, at) => unmetIn(notes[0], at) !== unmetIn(notes[1], at));
  const row = (/** @type {number} */ at, /** @type {HTMLElement} */ head) => build("li", { class: "beside-row", ...(at >= 0 && parted[at] ? { "data-parted": "" } : {}) }, head,
    ...notes.map((byTurn, side) => build("ul", { class: "beside-notes", "aria-label": titles[side] }, ...(byTurn.get(at) ?? []).map(({ title, state }) =>
      build("li", { "data-state": state }, build("span", { class: "sign", "aria-hidden": "true" }, SIGNS[state]), " ", title, build("span", { class: "unseen" }, ` ${say(state)}`))))));
  return [
    build("p", {}, say("partedAt", { n: parted.filter(Boolean).length, all: turns.length })),
    build("ol", { class: "beside-rows" },
      build("li", { class: "beside-row beside-head" }, build("span"), ...reviews.map((review, side) => build("p", {}, build("strong", {}, titles[side]), " ", scoreOf(review, say)))),
      ...turns.map(({ role, text }, at) => row(at, build("p", { class: "beside-turn" }, build("span", { class: "beside-by" }, `${at + 1} · ${say(role)}`), " ", build("span", { lang: "zh-CN" }, text)))),
      row(-1, build("p", { class: "beside-turn beside-by" }, say("wholeConversation")))),
  ];
}

/** @param {Review} review @param {Words["say"]} say */
function scoreOf({ score, rules }, say) {
  const count = (/** @type {string} */ wanted) => rules.filter(({ state }) => state === wanted).length;
  return say("scored", { score, met: count("met"), unmet: count("unmet"), rest: count("not-applicable") });
}

/** What a rubric finds in each turn; what is about no turn is at −1. @param {Review} review @returns {Map<number, Note[]>} */
function notesByTurn({ rules }) {
  /** @type {Map<number, Note[]>} */
  const byTurn = new Map();
  for (const { id, title, state, evidence } of rules) {
    if (state === "not-applicable") continue;
    const proof = evidence.filter(({ shows }) => shows !== "occasion" && (state === "met" || shows !== "found"));
    const places = new Set(proof.length > 0 ? proof.map(({ turn }) => turn) : [-1]);
    for (const turn of places) {
      const notes = byTurn.get(turn) ?? [];
      notes.push({ id, title, state });
      byTurn.set(turn, notes);
    }
  }
  return byTurn;
}

/** @param {Map<number, Note[]>} notes @param {number} turn */
const unmetIn = (notes, turn) => notes.get(turn)?.some(({ state }) => state === "unmet") ?? false;
