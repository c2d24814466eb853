/**
 * The manager's side: responses from a file, made up, or given just now, and what they come to.
 * It owns the responses; counting is the engine's, drawing that of the parts.
 */

import { toCsv } from "../../dist/index.js";
import { build } from "../dom.js";
import { fieldsOf } from "../review/fields.js";
import { problemList } from "../review/problems.js";
import { offer, textOf } from "../rules/files.js";
import { callbacks } from "./callbacks.js";
import { comparison } from "./groups.js";
import { responsesIn } from "./intake.js";
import { measureCards } from "./measures.js";
import { questionBlocks } from "./questions.js";
import { sampleOf } from "./sample.js";
import { trends } from "./trend.js";

/** @typedef {import("./index.js").Words} Words */
/** @typedef {import("./index.js").Key} Key */
/** @typedef {import("../../dist/form.js").Form} Form */
/** @typedef {import("../../dist/form.js").FormResponse} FormResponse */

const SAMPLES = 300;
const PERIODS = /** @type {const} */ (["day", "week", "month"]);
const GROUPS = /** @type {const} */ ({ by: "agent", channel: "channel" });

/** @param {AbortSignal} signal */
export function mountResults(signal) {
  const parts = partsOf();
  /** @type {{ words: Words, form: Form } | null} */
  let setting = null;
  /** @type {FormResponse[]} */
  let responses = [];
  /** @type {FormResponse[]} */
  let own = [];

  const draw = () => setting && drawAll(parts, responses, setting.form, setting.words);
  const take = (/** @type {FormResponse[]} */ given) => {
    responses = given;
    draw();
  };
  const read = async (/** @type {File | undefined} */ file) => {
    if (!file || !setting) return;
    const { text } = await textOf(file, "auto");
    const { responses: found, unread } = responsesIn(text, setting.form);
    const { say } = setting.words;
    parts.state.textContent = found.length === 0 ? say("noResponses") : "";
    if (unread.length > 0) parts.state.textContent += ` ${say("problems", { n: unread.length })} (${unread.slice(0, 20).join(", ")})`;
    take(found);
  };

  parts.file.addEventListener("change", () => void read(parts.file.files?.[0]), { signal });
  parts.element.addEventListener("dragover", (event) => event.preventDefault(), { signal });
  parts.element.addEventListener("drop", (event) => {
    event.preventDefault();
    void read(event.dataTransfer?.files[0]);
  }, { signal });
  parts.sample.addEventListener("click", () => setting && take(sampleOf(setting.form, SAMPLES)), { signal });
  parts.own.addEventListener("click", () => take(own), { signal });
  for (const select of [parts.period, parts.by]) select.addEventListener("change", draw, { signal });
  parts.csv.addEventListener("click", () => setting && offer(fileOf(setting.form), "csv", toCsv(setting.form.table(responses))), { signal });
  parts.jsonl.addEventListener("click", () => setting && offer(fileOf(setting.form), "text", responses.map((response) => JSON.stringify(response)).join("\n")), { signal });
  parts.xlsx.addEventListener("click", async () => {
    if (!setting) return;
    const { toXlsx } = await import("../../dist/sheets.js");
    offer(fileOf(setting.form), "xlsx", await toXlsx({ sheets: [setting.form.table(responses)] }));
  }, { signal });

  return {
    element: parts.element,
    /** @param {FormResponse} response just given on the page */
    add(response) {
      own = [...own, response];
      if (setting) speakOwn(parts, own.length, setting.words);
    },
    /** Another form: its responses are others. @param {Form} form */
    use(form) {
      if (setting === null || setting.form.document.id === form.document.id) return;
      responses = [];
      own = [];
    },
    /** @param {Form} form @param {Words} words */
    speak(form, words) {
      setting = { form, words };
      for (const [worded, key] of parts.worded) worded.textContent = words.say(key);
      parts.sample.textContent = words.say("sample", { n: SAMPLES });
      speakOwn(parts, own.length, words);
      fill(parts.period, PERIODS.map((period) => [period, words.say(period)]), "week");
      fill(parts.by, Object.entries(GROUPS).map(([by, key]) => [by, words.say(key)]), "by");
      draw();
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

/** @param {Parts} parts @param {FormResponse[]} responses @param {Form} form @param {Words} words */
function drawAll(parts, responses, form, words) {
  const { say } = words;
  parts.found.hidden = responses.length === 0;
  if (responses.length === 0) return;
  const by = parts.by.value === "channel" ? "channel" : "by";
  const period = PERIODS.find((one) => one === parts.period.value) ?? "week";
  const summary = form.summarize(responses, { by, period });
  const days = [summary.from, summary.to].map((moment) => (moment ?? "").slice(0, 10));
  parts.head.textContent = [say("summary", { n: summary.responses, complete: summary.complete, from: days[0], to: days[1] }),
    summary.needed.share > summary.responses ? say("needed", { n: summary.needed.share }) : ""].join(" ");
  parts.problems.replaceChildren(...problemList(summary.problems, say));
  parts.measures.replaceChildren(measureCards(summary, say));
  parts.trend.replaceChildren(...trends(summary, say));
  parts.groupsTitle.textContent = say("groups", { by: say(GROUPS[by]) });
  parts.groups.replaceChildren(...comparison(summary, say(GROUPS[by]), say));
  parts.callbacks.replaceChildren(callbacks(summary, words));
  parts.questions.replaceChildren(...questionBlocks(summary.questions, say));
  const flags = summary.quality.filter(({ count }) => count > 0);
  parts.quality.replaceChildren(flags.length === 0 ? build("p", { class: "note" }, say("noQuality"))
    : build("ul", {}, ...flags.map(({ code, count }) => build("li", {}, `${say(/** @type {Key} */ (code))}: ${count}`))));
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
  const [problems, measures, trend, groups, calls, questions, quality] = Array.from({ length: 7 }, () => build("div"));
  const part = (/** @type {Key} */ key, /** @type {HTMLElement[]} */ ...children) => build("section", { class: "survey-part" }, word(key, build("h2")), ...children);
  const groupsTitle = build("h2");
  const [csv, jsonl, xlsx] = /** @type {const} */ (["csv", "jsonl", "xlsx"]).map((key) => button(key));
  const found = build("div", { class: "survey-found", hidden: "" }, head, problems, part("measures", measures), part("callbacks", calls), part("trend", trend),
    build("section", { class: "survey-part" }, groupsTitle, groups), part("questions", questions), part("quality", quality),
    part("out", build("p", { class: "buttons" }, csv, jsonl, xlsx), word("outNote", build("p", { class: "note" }))));
  const element = build("div", {}, build("div", { class: "field-row" }, field("file", file), field("period", period), field("compareBy", by)),
    build("p", { class: "buttons" }, sample, own), state, found);
  return { element, worded, file, sample, own, period, by, state, head, problems, measures, trend, groupsTitle, groups, callbacks: calls, questions, quality, csv, jsonl, xlsx, found };
}
