/**
 * The agent's next message, judged in the whole conversation while it is typed: what it would meet, what it would break,
 * and below it the strip of courtesies.
 * It refuses to know how rules are judged. Invariants: typing is judged once a frame at most, by figures alone, since mends of
 * every key's review would take longer than a key may; and it sends nothing.
 */

import { CourtesyCheck } from "../../dist/index.js";
import { build } from "../dom.js";
import { courtesiesOf } from "./rubrics.js";

/** @typedef {import("../../dist/index.js").Conversation} Conversation */
/** @typedef {import("../../dist/index.js").Review} Review */
/** @typedef {import("./index.js").Words} Words */
/** @typedef {import("./rubrics.js").RubricDocument} RubricDocument */
/** @typedef {{ conversation: Conversation, review: Review, figures: (text: string) => Int32Array }} Case figures: those of the review as if the text were sent now */

/** The states as figures tell them. */
const STATES = /** @type {const} */ (["met", "unmet", "not-applicable"]);
const SIGNS = { met: "✓", unmet: "✗", "not-applicable": "–" };
/** Figures are thousandths; the score is the second, states and points of the rules come in pairs behind it. */
const THOUSAND = 1000;
const SCORE = 1;
const FIRST_RULE = 2;

/** @param {(text: string) => void} onSend @param {AbortSignal} signal */
export function mountDraft(onSend, signal) {
  const parts = partsOf();
  /** @type {Case | null} */
  let open = null;
  /** @type {Words | null} */
  let words = null;
  /** @type {CourtesyCheck | null} */
  let courtesy = null;
  let frame = 0;

  const judge = () => {
    frame = 0;
    if (!open || !words) return;
    const text = parts.text.value;
    parts.send.disabled = text.trim() === "";
    parts.effects.replaceChildren(...(parts.send.disabled ? [] : effects(open.review, open.figures(text), words.say)));
  };
  parts.text.addEventListener("input", () => (frame ||= requestAnimationFrame(judge)), { signal });
  parts.form.addEventListener("submit", (event) => {
    event.preventDefault();
    const text = parts.text.value.trim();
    if (text === "") return;
    parts.text.value = "";
    onSend(text);
    parts.strip.refresh();
  }, { signal });
  parts.text.addEventListener("keydown", (event) => {
    // The key that ends a composition belongs to the input method.
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    parts.form.requestSubmit();
  }, { signal });
  parts.strip.context = () => ({ before: open?.conversation.turns ?? [] });

  return {
    element: parts.element,
    /** @param {Case} given */
    draw(given) {
      open = given;
      judge();
      parts.strip.refresh();
    },
    /** @param {RubricDocument} rubric @param {Words} given */
    speak(rubric, given) {
      words = given;
      parts.title.textContent = given.say("draft");
      parts.label.textContent = given.say("draftLabel");
      parts.send.textContent = given.say("send");
      parts.strip.lang = given.language;
      courtesy?.dispose();
      const lexicons = courtesiesOf(rubric);
      courtesy = new CourtesyCheck({ lexicons: lexicons.length > 0 ? lexicons : ["service/courtesy"], lang: given.language });
      parts.strip.check = courtesy;
    },
  };
}

function partsOf() {
  const title = build("h2", { id: "review-draft-title" });
  const label = build("label", { for: "review-draft" });
  const text = build("textarea", { id: "review-draft", rows: "2", autocomplete: "off", lang: "zh-CN" });
  const send = build("button", { type: "submit", class: "strong" });
  const strip = build("kefu-courtesy", { for: "review-draft", class: "review-courtesy" });
  const effects = build("ul", { class: "effects", "aria-live": "polite" });
  const form = build("form", { class: "draft-form" }, build("div", { class: "field" }, label, text), send);
  const element = build("section", { class: "draft", "aria-labelledby": "review-draft-title" }, title, form, strip, effects);
  return { element, title, label, text, send, strip, effects, form };
}

/**
 * The rules that the draft decides otherwise, and the score it would make.
 * @param {Review} before
 * @param {Int32Array} figures
 * @param {Words["say"]} say
 */
function effects(before, figures, say) {
  const stateOf = (/** @type {number} */ at) => STATES[figures[FIRST_RULE + 2 * at]];
  const to = figures[SCORE] / THOUSAND;
  const score = to === before.score ? say("scoreStays", { n: to }) : say("scoreChanges", { from: before.score, to });
  const changed = before.rules.flatMap(({ title, state }, at) => (stateOf(at) === state ? [] : [{ title, state: stateOf(at) }]));
  return [
    build("li", { class: "effect" }, score),
    ...changed.map(({ title, state }) => build("li", { class: "effect", "data-state": state },
      build("span", { class: "sign", "aria-hidden": "true" }, SIGNS[state]), say(`would-${state}`, { rule: title }))),
  ];
}
