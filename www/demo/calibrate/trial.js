/**
 * A rubric as edited beside the one in use, both over old conversations: how often each rule fires before and after, and the
 * most different of the conversations it newly finds, each opened at its evidence.
 * It edits no rubric. Invariant: only the newest trial draws; what it found is of the rubric as it was when it began.
 */

import { replay } from "../../dist/index.js";
import { mountIntake } from "../batch/intake.js";
import { build } from "../dom.js";
import { fieldsOf } from "../review/fields.js";
import { Workshop } from "./workshop.js";

/** @typedef {import("./index.js").Words} Words */
/** @typedef {import("./index.js").Key} Key */
/** @typedef {import("../../dist/index.js").Replay} Replay */
/** @typedef {import("../../dist/index.js").BatchSource} BatchSource */

/** @typedef {{ before: import("../../dist/index.js").Rubric, after: import("../../dist/index.js").Rubric }} Pair */

export class Trial {
  #during;
  #signal;
  #workshop;
  #intake;
  #parts = partsOf();
  /** @type {Words | null} */
  #words = null;
  /** @type {BatchSource | null} */
  #source = null;
  /** @type {Replay | null} */
  #tried = null;
  /** @type {Pair | null} what is tried */
  #pair = null;
  #asked = 0;

  /** @param {{ during: import("../views.js").Host["during"], onRubric: (id: string) => void }} host @param {AbortSignal} signal */
  constructor({ during, onRubric }, signal) {
    this.#during = during;
    this.#signal = signal;
    const { place, again, rules } = this.#parts;
    this.#workshop = new Workshop({ onRubric, onEdit: () => (again.hidden = this.#source === null) }, signal);
    this.#intake = mountIntake("calibrate", { onStart: (source) => this.#begin(source), onTrouble: (error) => this.#tell(error) }, signal);
    again.addEventListener("click", () => void this.#run(), { signal });
    rules.addEventListener("click", ({ target }) => {
      const rule = target instanceof Element ? target.closest("[data-rule]")?.getAttribute("data-rule") : null;
      if (rule) void this.#showHits(rule);
    }, { signal });
    place.append(this.#workshop.element, this.#intake.element);
  }

  get element() {
    return this.#parts.element;
  }

  /** @param {import("../review/rubrics.js").RubricDocument} rubric */
  open(rubric) {
    this.#workshop.open(rubric);
    if (this.#source) void this.#run();
  }

  /** @param {import("./workshop.js").Rubrics} rubrics @param {Words} words */
  speak(rubrics, words) {
    this.#words = words;
    for (const [element, key] of this.#parts.worded) element.textContent = words.say(key);
    this.#parts.bar.setAttribute("aria-label", words.say("progress"));
    this.#intake.speak(words);
    this.#workshop.speak(rubrics, words);
    // Titles come in the language of the trial.
    if (this.#source) void this.#run();
  }

  /** @param {BatchSource} source */
  #begin(source) {
    this.#source = source;
    void this.#run();
  }

  async #run() {
    const [source, pair, words] = [this.#source, this.#workshop.both(), this.#words];
    if (!source || !pair || !words) return;
    const turn = (this.#asked += 1);
    const { running, found, trouble, again } = this.#parts;
    [running.hidden, found.hidden, again.hidden] = [false, true, false];
    trouble.replaceChildren();
    this.#progress(0, 1);
    const [before, after] = [pair.before, pair.after].map((rubric) => ({ rubric, lang: words.language }));
    const onProgress = (/** @type {{ done: number, total: number }} */ { done, total }) => turn === this.#asked && this.#progress(done, total);
    try {
      const tried = await this.#during(() => replay({ ...source, before, after, onProgress }));
      if (turn !== this.#asked) return tried.dispose();
      this.#tried?.dispose();
      [this.#tried, this.#pair] = [tried, pair];
      this.#draw();
    } catch (error) {
      if (turn === this.#asked) this.#tell(error);
    }
  }

  /** @param {number} done @param {number} total */
  #progress(done, total) {
    const { bar, state } = this.#parts;
    bar.value = total === 0 ? 1 : done / total;
    state.textContent = this.#words?.say("replaying", { share: Math.round(bar.value * 100) }) ?? "";
  }

  /** @param {unknown} error */
  #tell(error) {
    this.#parts.running.hidden = true;
    this.#parts.trouble.replaceChildren(build("p", { class: "problem", "data-gravity": "error", role: "alert" }, error instanceof Error ? error.message : String(error)));
  }

  #draw() {
    if (!this.#tried || !this.#words) return;
    const { say } = this.#words;
    const { running, found, count, rules, hitsNote, hits, shown } = this.#parts;
    [running.hidden, found.hidden, shown.hidden] = [true, false, true];
    count.textContent = say("replayed", { n: this.#tried.count, changed: this.#tried.rules.filter(({ changed }) => changed > 0).length });
    rules.replaceChildren(tableOf(this.#tried, say));
    hitsNote.textContent = "";
    hits.replaceChildren();
  }

  /** @param {string} rule */
  async #showHits(rule) {
    const [tried, words] = [this.#tried, this.#words];
    if (!tried || !words) return;
    const found = await tried.hits(rule);
    if (tried !== this.#tried) return;
    const { hitsNote, hits, shown } = this.#parts;
    const title = tried.rules.find(({ id }) => id === rule)?.title ?? rule;
    hitsNote.textContent = words.say(found.length === 0 ? "noHits" : "hitsOf", { rule: title, n: found.length });
    hits.replaceChildren(...found.map((hit) => hitOf(hit, words.say, () => this.#open(hit, rule), this.#signal)));
    shown.hidden = true;
    hitsNote.scrollIntoView({ block: "nearest" });
  }

  /** Shows a hit at its evidence, by the rubric as it was tried. @param {import("../../dist/index.js").ReplayHit} hit @param {string} rule */
  #open({ conversation }, rule) {
    const { shown } = this.#parts;
    Object.assign(shown, { lang: this.#words?.language, rubric: this.#pair?.after, conversation, hidden: false, chosen: rule });
    shown.scrollIntoView({ block: "start" });
  }
}

function partsOf() {
  const { worded, word, button } = /** @type {typeof fieldsOf<Key>} */ (fieldsOf)();
  const place = build("div", { class: "trial-place" });
  const again = button("replay", "strong");
  again.hidden = true;
  const bar = build("progress", { max: "1" });
  const state = build("p", { class: "note", role: "status" });
  const running = build("div", { class: "running", hidden: "" }, bar, state);
  const trouble = build("div");
  const count = build("p", { role: "status" });
  const rules = build("div");
  const hitsNote = build("p", { class: "note", "aria-live": "polite" });
  const hits = build("ol", { class: "hits" });
  const shown = build("kefu-review", { hidden: "" });
  const found = build("div", { class: "trial-found", hidden: "" }, count, rules, hitsNote, hits, shown);
  const element = build("section", { class: "block", "aria-labelledby": "calibrate-trial-title" },
    word("trial", build("h2", { id: "calibrate-trial-title" })), word("trialNote", build("p", { class: "note" })), place,
    build("p", { class: "buttons" }, again), running, trouble, found);
  return { element, worded, place, again, bar, state, running, trouble, count, rules, hitsNote, hits, shown, found };
}

/** The rules that changed most first. @param {Replay} tried @param {Words["say"]} say */
function tableOf({ rules, count }, say) {
  const sorted = [...rules].sort((a, b) => b.changed - a.changed);
  const heads = /** @type {const} */ (["rule", "firesBefore", "firesAfter", "changed"]);
  return build("div", { class: "table-box", tabindex: "0", role: "group", "aria-label": say("trial") }, build("table", { class: "figures-table" },
    build("thead", {}, build("tr", {}, ...heads.map((head) => build("th", { scope: "col" }, say(head))))),
    build("tbody", {}, ...sorted.map(({ id, title, before, after, changed }) => build("tr", changed > 0 ? { "data-changed": "" } : {},
      build("th", { scope: "row" }, build("button", { type: "button", class: "rule-hits", "data-rule": id }, title)),
      fires(before, count), fires(after, count), build("td", {}, String(changed)))))));
}

/** How often a rule is unmet, in figures and as a bar. @param {import("../../dist/index.js").RuleTally | null} tally @param {number} count */
function fires(tally, count) {
  if (tally === null) return build("td", {}, "–");
  const bar = build("span", { class: "fires", "aria-hidden": "true" });
  bar.style.setProperty("--share", String(count === 0 ? 0 : tally.unmet / count));
  return build("td", {}, String(tally.unmet), bar);
}

/** @param {import("../../dist/index.js").ReplayHit} hit @param {Words["say"]} say @param {() => void} onOpen @param {AbortSignal} signal */
function hitOf({ number, conversation, evidence }, say, onOpen, signal) {
  const said = [...new Set(evidence.filter(({ shows }) => shows !== "occasion").map(({ text }) => text).filter(Boolean))];
  const asked = conversation.turns.slice(0, evidence[0]?.turn ?? 0).filter(({ role }) => role === "customer").at(-1)?.text ?? "";
  const button = build("button", { type: "button", class: "hit" }, build("strong", {}, conversation.id ?? String(number + 1)), " ",
    build("span", { lang: "zh-CN" }, said.join(" / ") || say("noWords")), build("span", { class: "hit-asked", lang: "zh-CN" }, asked));
  button.addEventListener("click", onOpen, { signal });
  return build("li", {}, button);
}
