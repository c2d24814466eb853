/**
 * The manager's side: responses from a file, made up, or given just now, and what they come to.
 * It owns where the responses come from; counting is the job's, drawing that of the parts.
 */

import { loadPack, readResponses, toCsv } from "../../dist/index.js";
import { build } from "../dom.js";
import { fieldsOf } from "../review/fields.js";
import { offer } from "../rules/files.js";
import { mountCounting } from "./counting.js";
import { drawFigures } from "./figures-drawn.js";
import { sampleOf } from "./sample.js";

/** @typedef {import("./index.js").Words} Words */
/** @typedef {import("./index.js").Key} Key */
/** @typedef {import("../../dist/index.js").Form} Form */
/** @typedef {import("../../dist/index.js").FormResponse} FormResponse */
/** @typedef {import("../../dist/index.js").ResponseSource} Source */

const SAMPLES = 300;
const PERIODS = /** @type {const} */ (["day", "week", "month"]);
const GROUPS = /** @type {const} */ ({ by: "agent", channel: "channel" });
const THEMES = "themes/remarks";
/** A file larger than this is counted, but not written out again: that would be all of it in memory at once. */
const LARGEST = 64 << 20;
/** Up to here a worker takes longer to begin than the page to count. */
const SMALL = 2 << 20;

/** @param {AbortSignal} signal */
export function mountResults(signal) {
  const parts = partsOf();
  /** @type {{ words: Words, form: Form } | null} */
  let setting = null;
  /** @type {Source | null} */
  let source = null;
  /** @type {FormResponse[]} */
  let own = [];
  const group = () => (parts.by.value === "channel" ? "channel" : "by");

  const counting = mountCounting({
    onFigures: (summary, unread, stopped) => {
      if (!setting) return;
      const { say } = setting.words;
      parts.state.textContent = [summary.responses === 0 ? say("noResponses") : "", stopped ? say("stoppedAt", { n: summary.responses }) : "",
        unread.count > 0 ? `${say("problems", { n: unread.count })} (${unread.first.slice(0, 20).join(", ")})` : ""].join(" ").trim();
      parts.found.hidden = summary.responses === 0;
      if (summary.responses > 0) drawFigures(parts, summary, setting.form, GROUPS[group()], setting.words);
    },
    onTrouble: (error) => {
      parts.state.textContent = error.message;
      parts.found.hidden = true;
    },
  }, signal);
  parts.counting.append(counting.element);

  const count = async () => {
    if (!setting || !source) return;
    const { form } = setting;
    const period = PERIODS.find((one) => one === parts.period.value) ?? "week";
    await loadPack("themes");
    if (setting?.form === form && source) counting.begin({ ...source, form: form.document, lang: form.lang, by: group(), period, themes: THEMES, worker: (source.file?.size ?? 0) > SMALL });
  };
  const take = (/** @type {Source} */ given) => {
    source = given;
    void count();
  };
  /** The responses themselves, to be written out. @returns {Promise<FormResponse[]>} */
  const responses = async () => {
    if (!setting || !source) return [];
    if (source.file === undefined) return [.../** @type {FormResponse[]} */ (source.responses)];
    if (source.file.size <= LARGEST) return (await readResponses(source.file, setting.form)).responses;
    parts.state.textContent = setting.words.say("tooLarge");
    return [];
  };
  const write = (/** @type {(form: Form, responses: FormResponse[]) => unknown} */ offering) => async () => {
    const given = await responses();
    if (setting && given.length > 0) await offering(setting.form, given);
  };

  parts.file.addEventListener("change", () => parts.file.files?.[0] && take({ file: parts.file.files[0] }), { signal });
  parts.element.addEventListener("dragover", (event) => event.preventDefault(), { signal });
  parts.element.addEventListener("drop", (event) => {
    event.preventDefault();
    const file = event.dataTransfer?.files[0];
    if (file) take({ file });
  }, { signal });
  parts.sample.addEventListener("click", () => setting && take({ responses: sampleOf(setting.form, SAMPLES) }), { signal });
  parts.own.addEventListener("click", () => take({ responses: own }), { signal });
  for (const select of [parts.period, parts.by]) select.addEventListener("change", () => void count(), { signal });
  parts.csv.addEventListener("click", write((form, given) => offer(fileOf(form), "csv", toCsv(form.table(given)))), { signal });
  parts.jsonl.addEventListener("click", write((form, given) => offer(fileOf(form), "jsonl", given.map((response) => JSON.stringify(response)).join("\n"))), { signal });
  parts.xlsx.addEventListener("click", write(async (form, given) => {
    const { toXlsx } = await import("../../dist/sheets.js");
    offer(fileOf(form), "xlsx", await toXlsx({ sheets: [form.table(given)] }));
  }), { signal });

  return {
    element: parts.element,
    /** @param {FormResponse} response just given on the page */
    add(response) {
      own = [...own, response];
      if (setting) speakOwn(parts, own.length, setting.words);
    },
    /** Another form is on its way, whose responses are others. */
    leave() {
      setting = null;
      source = null;
      own = [];
      counting.forget();
      parts.found.hidden = true;
      parts.state.textContent = "";
    },
    /** @param {Form} form @param {Words} words */
    speak(form, words) {
      setting = { form, words };
      for (const [worded, key] of parts.worded) worded.textContent = words.say(key);
      parts.sample.textContent = words.say("sample", { n: SAMPLES });
      counting.speak(words);
      speakOwn(parts, own.length, words);
      fill(parts.period, PERIODS.map((period) => [period, words.say(period)]), "week");
      fill(parts.by, Object.entries(GROUPS).map(([by, key]) => [by, words.say(key)]), "by");
      void count();
    },
  };
}

/** @param {Form} form */
const fileOf = (form) => `${form.document.id}-responses`;

/** @param {HTMLSelectElement} select @param {[string, string][]} options @param {string} first */
function fill(select, options, first) {
  const value = select.value || first;
  select.replaceChildren(...options.map(([id, title]) => build("option", { value: id }, title)));
  select.value = value;
}

/** @param {Parts} parts @param {number} count @param {Words} words */
function speakOwn({ own }, count, { say }) {
  own.hidden = count === 0;
  own.textContent = say("own", { n: count });
}

/** @typedef {ReturnType<typeof partsOf>} Parts */

function partsOf() {
  const { worded, word, field, button } = /** @type {typeof fieldsOf<Key>} */ (fieldsOf)();
  const file = build("input", { id: "survey-file", type: "file", accept: ".json,.jsonl,.ndjson,.csv,.txt" });
  const sample = build("button", { type: "button", class: "strong" });
  const own = build("button", { type: "button", class: "quiet", hidden: "" });
  const [period, by] = ["period", "by"].map((id) => build("select", { id: `survey-${id}` }));
  const state = build("p", { class: "note", role: "status" });
  const head = build("p", { class: "note", role: "status" });
  const [counting, problems, measures, trend, groups, calls, questions, quality] = Array.from({ length: 8 }, () => build("div"));
  const part = (/** @type {Key} */ key, /** @type {HTMLElement[]} */ ...children) => build("section", { class: "survey-part" }, word(key, build("h2")), ...children);
  const groupsTitle = build("h2");
  const [csv, jsonl, xlsx] = /** @type {const} */ (["csv", "jsonl", "xlsx"]).map((key) => button(key));
  const found = build("div", { class: "survey-found", hidden: "" }, head, problems, part("measures", measures), part("callbacks", calls), part("trend", trend),
    build("section", { class: "survey-part" }, groupsTitle, groups), part("questions", questions), part("quality", quality),
    part("out", build("p", { class: "buttons" }, csv, jsonl, xlsx), word("outNote", build("p", { class: "note" }))));
  const element = build("div", {}, build("div", { class: "field-row" }, field("file", file), field("period", period), field("compareBy", by)),
    build("p", { class: "buttons" }, sample, own), counting, state, found);
  return { element, worded, file, sample, own, period, by, counting, state, head, problems, measures, trend, groupsTitle, groups, callbacks: calls, questions, quality, csv, jsonl, xlsx, found };
}
