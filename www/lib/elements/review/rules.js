// The rules of a review: the state of each, its points, why, its evidence, its source, and what would make it pass.
// It changes no conversation: it says which rule, which turn and whose change a person chose.
// Invariants: the one rule that is open is the one chosen; what does not apply stands last, folded.

import { build } from "./build.js";
import { kindOf } from "./evidence.js";
import { SIGNS } from "./turns.js";

/** @typedef {import("../../index.js").Review} Review */
/** @typedef {import("../../index.js").RuleReview} RuleReview */
/** @typedef {import("../../index.js").Mend} Mend */
/** @typedef {import("./strings.js").Words} Words */
/** @typedef {{ onChoose: (rule: string) => void, onTurn: (turn: number) => void, onMend: (rule: string) => void }} Actions */

const STATES = /** @type {const} */ (["unmet", "met", "not-applicable"]);

/** @param {Actions} actions */
export function createRules(actions) {
  const element = build("div", { class: "rule-groups" });
  /** @type {Review | null} */
  let shown = null;
  const ruleAt = (/** @type {EventTarget | null} */ target) => {
    const id = target instanceof Element ? target.closest("[data-rule]")?.getAttribute("data-rule") : null;
    return shown?.rules.find((rule) => rule.id === id);
  };

  element.addEventListener("click", ({ target }) => {
    const rule = ruleAt(target);
    const button = target instanceof Element ? target.closest("button") : null;
    if (!rule || !button) return;
    if (button.dataset.does === "mend") actions.onMend(rule.id);
    else if (button.dataset.turn) actions.onTurn(Number(button.dataset.turn));
    else actions.onChoose(rule.id);
  });
  element.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const rule = ruleAt(event.target);
    if (event.key === "m" && rule && rule.mend.length > 0) actions.onMend(rule.id);
    else if (event.key === "ArrowDown" || event.key === "ArrowUp") step(element, event.key === "ArrowDown" ? 1 : -1);
    else return;
    event.preventDefault();
  });

  return {
    element,
    /** @param {Review} review @param {string | null} chosen @param {Words} words */
    draw(review, chosen, { say }) {
      shown = review;
      element.dataset.rubric = review.rubric;
      // Inside a shadow tree the document knows only its host.
      const root = /** @type {Document | ShadowRoot} */ (element.getRootNode());
      const focused = ruleAt(root.activeElement)?.id;
      element.replaceChildren(...STATES.map((state) => group(state, review, chosen, say)));
      if (focused && root.activeElement === null) headOf(element, focused)?.focus({ preventScroll: true });
    },
    /** Opens the place of a rule. @param {string} id */
    show(id) {
      const head = headOf(element, id);
      head?.closest("details")?.setAttribute("open", "");
      head?.scrollIntoView({ block: "nearest" });
    },
  };
}

/** @param {HTMLElement} element @param {string} id @returns {HTMLElement | null} */
const headOf = (element, id) => element.querySelector(`[data-rule="${CSS.escape(id)}"] .rule-head`);

/** The arrow keys go from rule to rule. @param {HTMLElement} element @param {number} by */
function step(element, by) {
  const heads = /** @type {HTMLElement[]} */ ([...element.querySelectorAll(".rule-head")]).filter((head) => head.checkVisibility());
  const at = heads.findIndex((head) => head.parentElement?.matches(":focus-within"));
  heads[Math.max(0, Math.min(heads.length - 1, at + by))]?.focus();
}

/** @param {typeof STATES[number]} state @param {Review} review @param {string | null} chosen @param {Words["say"]} say */
function group(state, { rules }, chosen, say) {
  const those = rules.filter((rule) => rule.state === state);
  const title = say(`group-${state}`, { n: those.length });
  const list = build("ul", { class: "rules-of" }, ...those.map((rule) => ruleOf(rule, chosen, say)));
  if (state !== "not-applicable") return build("section", { class: "rule-group" }, build("h3", {}, title), list);
  return build("details", { class: "rule-group", open: those.some(({ id }) => id === chosen) ? "" : undefined }, build("summary", {}, title), list);
}

/** @param {RuleReview} rule @param {string | null} chosen @param {Words["say"]} say */
function ruleOf(rule, chosen, say) {
  const open = rule.id === chosen;
  return build("li", { class: "rule", "data-rule": rule.id, "data-state": rule.state },
    build("button", { type: "button", class: "rule-head", "aria-expanded": String(open) },
      build("span", { class: "sign", "aria-hidden": "true" }, SIGNS[rule.state]),
      build("span", { class: "rule-title" }, rule.title),
      build("span", { class: "unseen" }, say(rule.state)),
      build("span", { class: "rule-points" }, points(rule, say))),
    ...(open ? [bodyOf(rule, say)] : []));
}

/** @param {RuleReview} rule @param {Words["say"]} say */
function points({ points, toConfirm }, say) {
  if (toConfirm) return say("toConfirm");
  return points === 0 ? "" : say("points", { n: signed(points) });
}

/** @param {number} points */
export const signed = (points) => (points > 0 ? `+${points}` : String(points).replace("-", "−"));

/** @param {RuleReview} rule @param {Words["say"]} say */
function bodyOf(rule, say) {
  const { why, parts, evidence, mend, rows, source } = rule;
  return build("div", { class: "rule-body" },
    ...(why ? [build("p", { class: "rule-why" }, why)] : []),
    ...(parts.of > 1 ? [build("p", { class: "note" }, say("parts", parts))] : []),
    ...(evidence.length > 0 ? [build("ol", { class: "evidence" }, ...evidence.map((place) => placeOf(rule, place, say)))] : []),
    ...(mend.length > 0 ? [mendOf(mend, say)] : rule.state === "unmet" ? [build("p", { class: "note" }, say("noMend"))] : []),
    build("p", { class: "rule-source" }, [rule.id, ...rows, source].filter(Boolean).join(" · ")));
}

/** @param {RuleReview} rule @param {import("../../index.js").Evidence} place @param {Words["say"]} say */
function placeOf(rule, place, say) {
  const kind = kindOf(rule, place);
  const told = [say(`shows-${place.shows}`), place.label].filter(Boolean).join(" ");
  return build("li", {}, build("button", { type: "button", class: "evidence-button", "data-turn": String(place.turn), "data-kind": kind },
    build("span", { class: "sign", "aria-hidden": "true" }, SIGNS[kind]),
    build("span", {}, `${say("turn", { n: place.turn + 1 })} · ${told}`, ...(place.text ? [build("q", { lang: "zh-CN" }, place.text)] : []))));
}

/** @param {Mend[]} mend @param {Words["say"]} say */
function mendOf(mend, say) {
  return build("div", { class: "mend" },
    build("p", { class: "mend-title" }, say("mend")),
    build("ul", {}, ...mend.map((change) => build("li", {}, say(wayOf(change), { n: change.turn + 1, text: change.insert })))),
    build("button", { type: "button", class: "apply", "data-does": "mend", "aria-keyshortcuts": "m" }, say("apply"), " ", build("kbd", {}, "M")));
}

/** @param {Mend} change @returns {import("./strings.js").Key} */
function wayOf({ newTurn, start, end, insert }) {
  if (newTurn) return "mendNew";
  if (start === end) return "mendInsert";
  return insert === "" ? "mendRemove" : "mendReplace";
}
