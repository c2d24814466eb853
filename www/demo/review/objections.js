/**
 * Objections to outcomes: recorded with digests of the rubric and of the conversation, answered, written to a file, read back,
 * and held against what is open now. It judges nothing, and keeps nothing once the page is closed.
 * Invariant: a record is never changed; an answer makes a new one.
 */

import { answerObjection, exportObjections, importObjections, objection, verifyObjection } from "../../dist/index.js";
import { build } from "../dom.js";
import { offer } from "../rules/files.js";
import { fieldsOf } from "./fields.js";

/** @typedef {import("./index.js").Words} Words */
/** @typedef {import("./index.js").Key} Key */
/** @typedef {import("../../dist/index.js").Objection} Objection */
/** @typedef {import("../../dist/index.js").ReviewInput} ReviewInput */
/** @typedef {Awaited<ReturnType<typeof verifyObjection>>} Verified */
/** @typedef {{ input: ReviewInput, review: import("../../dist/index.js").Review, chosen: string | null }} Case */

export class Objections {
  #parts = partsOf();
  /** @type {Objection[]} */
  #records = [];
  /** @type {Case | null} */
  #case = null;
  /** @type {Words | null} */
  #words = null;
  #drawn = 0;

  /** @param {AbortSignal} signal */
  constructor(signal) {
    const { form, file, keep, records } = this.#parts;
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      void this.#record();
    }, { signal });
    keep.addEventListener("click", () => offer("review/objections", "json", exportObjections(this.#records)), { signal });
    file.addEventListener("change", () => void this.#read(), { signal });
    records.addEventListener("click", ({ target }) => {
      const button = target instanceof Element ? target.closest("button") : null;
      const item = button?.closest("li");
      if (button && item) this.#answer(Number(item.dataset.at), button.dataset.does === "accept", item.querySelector("input")?.value ?? "");
    }, { signal });
  }

  get element() {
    return this.#parts.element;
  }

  /** @param {Words} words */
  speak(words) {
    this.#words = words;
    for (const [element, key] of this.#parts.worded) element.textContent = words.say(key);
    void this.#draw();
  }

  /** What is open now. @param {Case} given */
  open(given) {
    this.#case = given;
    const { rule } = this.#parts;
    const before = given.chosen ?? rule.value;
    rule.replaceChildren(...given.review.rules.map(({ id, title }) => build("option", { value: id }, title)));
    rule.value = before;
    if (rule.selectedIndex < 0) rule.selectedIndex = 0;
    void this.#draw();
  }

  /** @param {string} rule */
  choose(rule) {
    this.#parts.rule.value = rule;
  }

  async #record() {
    const { rule, reason, by } = this.#parts;
    if (!this.#case) return;
    const { input, review } = this.#case;
    await this.#attempt(async () => {
      this.#records.push(await objection({ ...input, review, rule: rule.value, reason: reason.value, by: by.value, at: new Date().toISOString() }));
      reason.value = "";
    });
  }

  async #read() {
    const file = this.#parts.file.files?.[0];
    if (!file) return;
    await this.#attempt(async () => {
      const read = importObjections(await file.text());
      const known = new Set(this.#records.map((record) => JSON.stringify(record)));
      this.#records.push(...read.filter((record) => !known.has(JSON.stringify(record))));
    });
    this.#parts.file.value = "";
  }

  /** @param {number} at @param {boolean} accepted @param {string} text */
  #answer(at, accepted, text) {
    this.#records[at] = answerObjection(this.#records[at], { accepted, text, by: this.#parts.by.value, at: new Date().toISOString() });
    void this.#draw();
  }

  /** @param {() => Promise<void>} work */
  async #attempt(work) {
    this.#parts.trouble.replaceChildren();
    try {
      await work();
    } catch (error) {
      this.#parts.trouble.replaceChildren(build("p", { class: "problem", "data-gravity": "error", role: "alert" }, error instanceof Error ? error.message : String(error)));
    }
    await this.#draw();
  }

  async #draw() {
    const [words, open] = [this.#words, this.#case];
    if (!words || !open) return;
    const turn = (this.#drawn += 1);
    const verified = await Promise.all(this.#records.map((record) => verifyObjection(record, open.input)));
    if (turn !== this.#drawn) return;
    this.#parts.keep.disabled = this.#records.length === 0;
    this.#parts.records.replaceChildren(...this.#records.map((record, at) => recordOf(record, verified[at], at, words)));
  }
}

function partsOf() {
  const { worded, word, field, button } = /** @type {typeof fieldsOf<Key>} */ (fieldsOf)();
  const rule = build("select", { id: "objection-rule" });
  const reason = build("textarea", { id: "objection-reason", rows: "2", required: "" });
  const by = build("input", { id: "objection-by", type: "text", autocomplete: "off" });
  const file = build("input", { id: "objection-file", type: "file", accept: ".json,application/json" });
  const keep = button("objectionsKeep");
  const send = word("objectionSend", build("button", { type: "submit", class: "strong" }));
  const form = build("form", {}, build("div", { class: "field-row" }, field("objectionRule", rule), field("objectionBy", by)), field("objectionReason", reason), build("p", { class: "buttons" }, send, keep));
  const trouble = build("div");
  const records = build("ol", { class: "records", "aria-live": "polite" });
  const element = build("section", { class: "block objections", "aria-labelledby": "objections-title" },
    word("objections", build("h2", { id: "objections-title" })), word("objectionsNote", build("p", { class: "note" })), form, trouble, records, field("objectionsFile", file));
  return { element, worded, rule, reason, by, file, keep, form, trouble, records };
}

/** @param {Objection} record @param {Verified} verified @param {number} at @param {Words} words */
function recordOf({ rule, rubric, conversation, result, reason, by, at: when, answer }, verified, at, { say, language }) {
  const time = new Date(when).toLocaleString(language, { dateStyle: "medium", timeStyle: "short" });
  const marks = /** @type {const} */ (["rubric", "conversation", "result"]).map((part) =>
    build("li", { "data-same": String(verified[part]) }, `${verified[part] ? "✓" : "✗"} ${say(`${part}-${verified[part] ? "same" : "changed"}`)}`));
  const field = `objection-answer-${at}`;
  return build("li", { class: "record", "data-at": String(at) },
    build("p", {}, build("strong", {}, result.title || rule), ` · ${say(`was-${result.state}`)} · ${[by, time].filter(Boolean).join(" · ")}`),
    build("p", {}, reason),
    build("ul", { class: "verified" }, ...marks),
    build("p", { class: "note digest" }, `${rubric.id} ${rubric.sha256.slice(0, 12)} · ${conversation.id || "–"} ${conversation.sha256.slice(0, 12)}`),
    answer === null
      ? build("div", { class: "answer" }, build("div", { class: "field" }, build("label", { for: field }, say("answer")), build("input", { id: field, type: "text", autocomplete: "off" })),
        build("p", { class: "buttons" }, build("button", { type: "button", class: "quiet", "data-does": "accept" }, say("accept")), build("button", { type: "button", class: "quiet", "data-does": "refuse" }, say("refuse"))))
      : build("p", { class: "answered" }, [say(answer.accepted ? "accepted" : "refused"), answer.text].filter(Boolean).join(" · ")));
}
