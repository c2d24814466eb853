/**
 * A rubric under edit: the figures a department may set, the points of a rule and the rule itself as JSON, with what is wrong
 * with it. It reviews nothing. Invariants: the rubric of the pack is never changed; a rule that is no JSON changes nothing.
 */

import { checkDocument } from "../../dist/index.js";
import { build } from "../dom.js";
import { fieldsOf } from "../review/fields.js";
import { problemList } from "../review/problems.js";
import { mountSetup } from "../review/setup.js";
import { offer } from "../rules/files.js";
import { inLanguage } from "../wording.js";

/** @typedef {import("./index.js").Words} Words */
/** @typedef {import("./index.js").Key} Key */
/** @typedef {import("../review/rubrics.js").RubricDocument} RubricDocument */
/** @typedef {{ id: string, title: import("../../dist/index.js").Text, points?: number }} Rule */
/** @typedef {RubricDocument & { rules: Rule[] }} Edited */
/** @typedef {Awaited<ReturnType<typeof import("../review/rubrics.js").listRubrics>>} Rubrics */

/** Typing is read so long after the last key. */
const READ_DELAY_MS = 250;

export class Workshop {
  #parts = partsOf();
  #setup;
  #onEdit;
  /** @type {Edited | null} as the pack has it */
  #original = null;
  /** @type {Edited | null} */
  #edited = null;
  /** @type {Words | null} */
  #words = null;
  #timer = 0;

  /** @param {{ onRubric: (id: string) => void, onEdit: () => void }} actions @param {AbortSignal} signal */
  constructor({ onRubric, onEdit }, signal) {
    this.#onEdit = onEdit;
    this.#setup = mountSetup("calibrate", { onRubric, onParameter: (id, value) => this.#set(id, value) }, signal);
    const { setup, rule, points, json, reset, keep } = this.#parts;
    setup.append(this.#setup.element);
    rule.addEventListener("change", () => this.#drawRule(), { signal });
    points.addEventListener("change", () => this.#readPoints(), { signal });
    json.addEventListener("input", () => {
      clearTimeout(this.#timer);
      this.#timer = window.setTimeout(() => this.#readJson(), READ_DELAY_MS);
    }, { signal });
    reset.addEventListener("click", () => {
      this.#edited = structuredClone(this.#original);
      this.#draw();
      this.#onEdit();
    }, { signal });
    keep.addEventListener("click", () => this.#edited && offer(this.#edited.id, "json", JSON.stringify(this.#edited, null, 2)), { signal });
  }

  get element() {
    return this.#parts.element;
  }

  /** The rubric as the pack has it and as it is now. */
  both() {
    return this.#original && this.#edited ? { before: this.#original, after: structuredClone(this.#edited) } : null;
  }

  /** @param {RubricDocument} rubric */
  open(rubric) {
    this.#original = /** @type {Edited} */ (rubric);
    this.#edited = structuredClone(this.#original);
    this.#parts.rule.replaceChildren();
    this.#draw();
  }

  /** @param {Rubrics} rubrics @param {Words} words */
  speak(rubrics, words) {
    this.#words = words;
    for (const [element, key] of this.#parts.worded) element.textContent = words.say(key);
    this.#setup.speak(rubrics, this.#original?.id ?? "", words.say("rubric"), words.language);
    this.#draw();
  }

  /** Everything anew, at the rule that is open. */
  #draw() {
    if (!this.#words || !this.#edited) return;
    const { language } = this.#words;
    const { rules, parameters = {} } = this.#edited;
    const { rule } = this.#parts;
    const at = Math.max(0, rule.selectedIndex);
    rule.replaceChildren(...rules.map(({ id, title }) => build("option", { value: id }, inLanguage(title, language))));
    rule.selectedIndex = at;
    this.#setup.draw(Object.entries(parameters).map(([id, { title, value, unit = "" }]) => ({ id, title: inLanguage(title, language), value, unit })));
    this.#drawRule();
  }

  get #rule() {
    return this.#edited?.rules[this.#parts.rule.selectedIndex];
  }

  #drawRule() {
    const rule = this.#rule;
    if (!rule) return;
    this.#parts.points.value = String(rule.points ?? 0);
    this.#parts.json.value = JSON.stringify(rule, null, 2);
    this.#check();
  }

  /** What is wrong with the rule; what its neighbours get wrong is theirs. */
  #check() {
    if (!this.#edited || !this.#words) return;
    const { language: lang, say } = this.#words;
    const { rule, json, problems: place } = this.#parts;
    const mine = `rules[${rule.selectedIndex}]`;
    const problems = checkDocument(this.#edited, { lang }).filter(({ path }) => path.startsWith(mine));
    json.removeAttribute("aria-invalid");
    place.replaceChildren(...problemList(problems, say), ...(problems.length === 0 ? [build("p", { class: "note" }, say("ruleFine"))] : []));
  }

  /** @param {string} id @param {number} value */
  #set(id, value) {
    const parameter = this.#edited?.parameters?.[id];
    if (!parameter) return;
    parameter.value = value;
    this.#onEdit();
  }

  #readPoints() {
    const { points, json } = this.#parts;
    const wanted = points.valueAsNumber;
    if (Number.isNaN(wanted)) return;
    // What was typed into the rule a moment ago is part of it.
    this.#readJson();
    if (!this.#rule || json.hasAttribute("aria-invalid")) return;
    this.#change({ ...this.#rule, points: wanted });
    points.value = String(wanted);
    json.value = JSON.stringify(this.#rule, null, 2);
  }

  #readJson() {
    clearTimeout(this.#timer);
    const { points, json, problems } = this.#parts;
    try {
      const rule = JSON.parse(json.value);
      points.value = String(rule.points ?? 0);
      this.#change(rule);
    } catch (error) {
      json.setAttribute("aria-invalid", "true");
      problems.replaceChildren(build("p", { class: "problem", "data-gravity": "error" }, error instanceof Error ? error.message : String(error)));
    }
  }

  /** @param {Rule} rule */
  #change(rule) {
    if (!this.#edited) return;
    this.#edited.rules[this.#parts.rule.selectedIndex] = rule;
    this.#check();
    this.#onEdit();
  }
}

function partsOf() {
  const { worded, word, field, button } = /** @type {typeof fieldsOf<Key>} */ (fieldsOf)();
  const setup = build("div");
  const rule = build("select", { id: "calibrate-rule" });
  const points = build("input", { id: "calibrate-points", type: "number", step: "any", required: "" });
  const json = build("textarea", { id: "calibrate-json", rows: "12", spellcheck: "false", class: "code" });
  const problems = build("div", { class: "rule-problems", "aria-live": "polite" });
  const [reset, keep] = [button("reset"), button("keep")];
  const element = build("div", { class: "workshop" }, setup,
    build("div", {}, build("div", { class: "field-row" }, field("ruleToEdit", rule), field("rulePoints", points)), field("ruleJson", json), problems,
      build("p", { class: "buttons" }, reset, keep), word("workshopNote", build("p", { class: "note" }))));
  return { element, worded, setup, rule, points, json, problems, reset, keep };
}
