/**
 * "Many conversations": a file of them reviewed in the background, counted by agent, rule and day, each a click from its
 * evidence, and out again as a table, which can be brought back and compared.
 * It owns the job that runs; reviewing and counting are the engine's, drawing that of the parts.
 * Invariants: only the newest job draws; one that was stopped goes on where it stopped.
 */

import { ReviewJob, toCsv } from "../../dist/index.js";
import { build } from "../dom.js";
import { fieldsOf } from "../review/fields.js";
import { handover } from "../review/handover.js";
import { problemList } from "../review/problems.js";
import { listRubrics, loadRubric } from "../review/rubrics.js";
import { mountSetup } from "../review/setup.js";
import { offer, textOf } from "../rules/files.js";
import { inLanguage, speakerOf } from "../wording.js";
import { compare } from "./compare.js";
import { mountHeat } from "./heat.js";
import { mountIntake } from "./intake.js";
import { mountList } from "./list.js";
import { strings as english } from "./strings/en.js";
import { strings as simplified } from "./strings/zh-CN.js";
import { strings as traditional } from "./strings/zh-TW.js";
import { mountTallies } from "./tallies.js";
import { trend } from "./trend.js";

/** @typedef {import("../views.js").Host} Host */
/** @typedef {keyof typeof simplified} Key */
/** @typedef {{ language: import("../wording.js").Language, say: (key: Key, values?: Record<string, string | number>) => string }} Words */
/** @typedef {import("../../dist/index.js").BatchSource} BatchSource */
/** @typedef {import("../../dist/index.js").ReviewResults} ReviewResults */

const FIRST = "service/basics";
/** The sheets of a workbook. */
const TABLES = /** @type {const} */ (["conversation", "agent", "day", "rule"]);
/** More differences than these are not read one by one. */
const MOST_DIFFERENCES = 50;

const speaker = speakerOf({ "zh-CN": simplified, "zh-TW": traditional, en: english });

/** @param {HTMLElement} place @param {Host} host @param {AbortSignal} signal */
export async function mount(place, host, signal) {
  const rubrics = await listRubrics();
  const batch = new Batch(host, rubrics, signal);
  await batch.choose(FIRST);
  batch.speak();
  place.replaceChildren(batch.body);
  return { speak: () => batch.speak() };
}

class Batch {
  #host;
  #rubrics;
  #setup;
  #intake;
  #heat;
  #tallies;
  #list;
  #parts = partsOf();
  /** @type {import("../review/rubrics.js").RubricDocument | null} */
  #rubric = null;
  /** @type {Record<string, number>} */
  #parameters = {};
  /** @type {BatchSource | null} */
  #source = null;
  /** @type {ReviewJob | null} */
  #job = null;
  /** @type {ReviewResults | null} */
  #results = null;
  #asked = 0;

  /** @param {Host} host @param {Awaited<ReturnType<typeof listRubrics>>} rubrics @param {AbortSignal} signal */
  constructor(host, rubrics, signal) {
    this.#host = host;
    this.#rubrics = rubrics;
    this.#setup = mountSetup("batch", {
      onRubric: (id) => void this.choose(id),
      onParameter: (id, value) => this.#set({ ...this.#parameters, [id]: value }),
    }, signal);
    this.#intake = mountIntake("batch", { onStart: (source) => this.#begin(source), onTrouble: (error) => this.#tell(error) }, signal);
    this.#heat = mountHeat((rule) => this.#list.filter(rule), signal);
    this.#tallies = mountTallies(signal);
    this.#list = mountList((number, rule) => void this.#open(number, rule), signal);
    const { pause, csv, xlsx, again, setup, heat, tallies, list } = this.#parts;
    pause.addEventListener("click", () => (this.#job?.state === "running" ? this.#job.stop() : void this.#run()), { signal });
    csv.addEventListener("click", () => this.#export(), { signal });
    xlsx.addEventListener("click", () => void this.#exportBook(), { signal });
    again.addEventListener("change", () => void this.#compare(), { signal });
    setup.append(this.#setup.element, this.#intake.element);
    heat.append(this.#heat.element);
    tallies.append(this.#tallies.element);
    list.append(this.#list.element);
  }

  get body() {
    return this.#parts.body;
  }

  /** @returns {Words} */
  get #words() {
    const language = this.#host.language();
    return { language, say: (key, values) => speaker(language)(key, values) };
  }

  /** Takes another rubric, and reviews by it what is there; of two at once only the later one counts. @param {string} id */
  async choose(id) {
    const turn = (this.#asked += 1);
    const rubric = await this.#host.during(() => loadRubric(id));
    if (turn !== this.#asked) return;
    this.#rubric = rubric;
    this.#set({});
  }

  speak() {
    const words = this.#words;
    for (const [element, key] of this.#parts.worded) element.textContent = words.say(key);
    this.#parts.bar.setAttribute("aria-label", words.say("progress"));
    this.#intake.speak(words);
    this.#set(this.#parameters);
  }

  /** @param {Record<string, number>} parameters */
  #set(parameters) {
    if (!this.#rubric) return;
    this.#parameters = parameters;
    const { say, language } = this.#words;
    this.#setup.speak(this.#rubrics, this.#rubric.id, say("rubric"), language);
    if (this.#source) this.#begin(this.#source);
    else this.#drawParameters();
  }

  /** The figures of the rubric with those that were changed. */
  #drawParameters() {
    const { language } = this.#words;
    this.#setup.draw(Object.entries(this.#rubric?.parameters ?? {}).map(([id, { title, value, unit = "" }]) =>
      ({ id, title: inLanguage(title, language), value: this.#parameters[id] ?? value, unit })));
  }

  /** @param {BatchSource} source */
  #begin(source) {
    if (!this.#rubric) return;
    this.#drawParameters();
    this.#source = source;
    this.#results = null;
    // Results of before would pass for those of now.
    this.#parts.found.hidden = true;
    this.#progress("reading", 0, 0);
    this.#job?.dispose();
    this.#parts.trouble.replaceChildren();
    this.#parts.differences.replaceChildren();
    this.#job = new ReviewJob({
      ...source, rubric: this.#rubric, parameters: this.#parameters, lang: this.#words.language,
      onProgress: ({ phase, done, total }) => this.#progress(phase, done, total),
    });
    void this.#run();
  }

  async #run() {
    const job = this.#job;
    if (!job) return;
    const { say } = this.#words;
    this.#parts.pause.textContent = say("pause");
    this.#parts.running.hidden = false;
    try {
      // The worker is loaded with the first job.
      const results = await this.#host.during(() => job.run());
      if (job !== this.#job) return;
      this.#results = results;
      this.#progress("reviewing", results.count, results.total);
      this.#parts.pause.textContent = say("resume");
      this.#parts.pause.hidden = results.complete;
      this.#draw();
    } catch (error) {
      if (job === this.#job) this.#tell(error);
    }
  }

  /** @param {"reading" | "reviewing"} phase @param {number} done @param {number} total */
  #progress(phase, done, total) {
    const { bar, state, pause } = this.#parts;
    pause.hidden = phase === "reading";
    if (phase === "reading") bar.removeAttribute("value");
    else bar.value = total === 0 ? 1 : done / total;
    state.textContent = phase === "reading" ? this.#words.say("reading") : this.#words.say("done", { done, total });
  }

  /** @param {unknown} error */
  #tell(error) {
    this.#parts.running.hidden = true;
    this.#parts.trouble.replaceChildren(build("p", { class: "problem", "data-gravity": "error", role: "alert" }, error instanceof Error ? error.message : String(error)));
  }

  #draw() {
    const results = this.#results;
    if (!results || !this.#job) return;
    const words = this.#words;
    const { found, trend: place, trouble } = this.#parts;
    trouble.replaceChildren(...problemList(this.#job.problems, words.say));
    found.hidden = results.count === 0;
    this.#heat.draw(results, words);
    this.#tallies.draw(results, words);
    this.#list.draw(results, words);
    place.replaceChildren(trend(results, words));
  }

  /** Opens a conversation in the other view, at the rule it was looked for by. @param {number} number @param {number | null} rule */
  async #open(number, rule) {
    if (!this.#job || !this.#rubric) return;
    const { conversation, review } = await this.#job.open(number);
    const shown = rule === null ? review.rules.find(({ state }) => state === "unmet") : review.rules[rule];
    handover.give({ conversation, rubric: this.#rubric.id, parameters: this.#parameters, rule: shown?.id ?? null });
    location.hash = "#/review";
  }

  #export() {
    if (this.#results) offer("review/conversations", "csv", toCsv(this.#results.table("conversation", this.#words.language)));
  }

  /** All tables as one workbook; what makes it is loaded when it is first asked for. */
  async #exportBook() {
    const results = this.#results;
    if (!results) return;
    const { language } = this.#words;
    try {
      const sheets = TABLES.map((of) => results.table(of, language));
      const bytes = await this.#host.during(async () => (await import("../../dist/sheets.js")).toXlsx({ sheets }));
      offer("review/conversations", "xlsx", bytes);
    } catch (error) {
      this.#tell(error);
    }
  }

  /** An exported table beside what is there now. */
  async #compare() {
    const file = this.#parts.again.files?.[0];
    if (!file || !this.#results) return;
    const { text } = await textOf(file, "auto");
    const { say, language } = this.#words;
    const result = compare(text, this.#results.table("conversation", language));
    const { differences: place } = this.#parts;
    if (result === null) return void place.replaceChildren(build("p", { class: "problem" }, say("nothingInCommon")));
    const { same, differences } = result;
    place.replaceChildren(build("p", {}, say("compared", { same, other: differences.length })), build("ul", { class: "problems" }, ...differences.slice(0, MOST_DIFFERENCES).map(({ conversation, rule, before, now }) =>
      build("li", {}, say("difference", { conversation, rule, before, now })))));
  }
}

function partsOf() {
  const { worded, word, field, button } = /** @type {typeof fieldsOf<Key>} */ (fieldsOf)();
  const bar = build("progress", { max: "1" });
  const state = build("p", { class: "note", role: "status" });
  const pause = build("button", { type: "button", class: "quiet" });
  const running = build("div", { class: "running", hidden: "" }, bar, state, pause);
  const trouble = build("div", { class: "review-problems" });
  const setup = build("div");
  const block = (/** @type {Key} */ key, /** @type {string} */ id, /** @type {HTMLElement[]} */ ...children) =>
    build("section", { class: "block", "aria-labelledby": id }, word(key, build("h2", { id })), ...children);
  const heat = block("heat", "batch-heat-title", word("heatNote", build("p", { class: "note" })));
  const tallies = block("tallies", "batch-tallies-title");
  const trendPlace = build("div");
  const list = block("list", "batch-list-title");
  const csv = button("csv", "strong");
  const xlsx = button("xlsx");
  const again = build("input", { id: "batch-again", type: "file", accept: ".csv,text/csv" });
  const differences = build("div", { "aria-live": "polite" });
  const found = build("div", { class: "found", hidden: "" }, heat, block("trend", "batch-trend-title", trendPlace), tallies, list,
    block("out", "batch-out-title", build("p", { class: "buttons" }, csv, xlsx), field("again", again), differences));
  const body = build("div", { class: "sheet-body" },
    build("header", { class: "sheet-head" }, word("title", build("h1")), word("lead", build("p", { class: "lead" }))), build("div", { class: "batch-grid" }, block("setup", "batch-setup-title", setup, running, trouble), found));
  return { body, worded, bar, state, pause, running, trouble, setup, heat, tallies, trend: trendPlace, list, csv, xlsx, again, differences, found };
}
