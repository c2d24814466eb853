/**
 * What is reviewed: a file chosen or dropped, or the sample; of a table, what each column holds is put right first.
 * It reads no conversation itself. Invariant: nothing starts before the mapping of a table was seen.
 */

import { readTranscriptFile, transcriptColumns } from "../../dist/index.js";
import { build } from "../dom.js";
import { fieldsOf } from "../review/fields.js";
import { droppable } from "../review/source.js";
import { sample } from "./sample.js";

/** @typedef {"file" | "sample" | "mapping" | "start" | `holds-${typeof HOLDS[number]}`} Key */
/** @typedef {{ say: (key: Key, values?: Record<string, number>) => string }} Words */
/** @typedef {import("../../dist/index.js").TranscriptOptions} TranscriptOptions */
/** @typedef {import("../../dist/index.js").BatchSource} BatchSource */
/** @typedef {import("../../dist/index.js").TranscriptColumn} Column */

const SAMPLE = 1000;
/** So much of a table is enough to see its columns by; a line cut in the middle does no harm. */
const HEAD = 200_000;
/** What a column may hold, as the options of a transcript name it; `date` goes with `at` by itself. */
const HOLDS = /** @type {const} */ (["conversation", "role", "by", "text", "at", "attribute"]);

/**
 * @param {string} view before the ids of its fields
 * @param {{ onStart: (source: BatchSource) => void, onTrouble: (error: unknown) => void }} actions
 * @param {AbortSignal} signal
 */
export function mountIntake(view, { onStart, onTrouble }, signal) {
  const parts = partsOf(view);
  /** @type {File | null} */
  let file = null;
  /** @type {Column[]} */
  let columns = [];
  /** @type {Words | null} */
  let words = null;

  const take = async (/** @type {File | undefined} */ given) => {
    if (!given) return;
    file = given;
    columns = [];
    try {
      if (/\.csv$/i.test(given.name)) columns = transcriptColumns((await readTranscriptFile(given)).slice(0, HEAD));
    } catch (error) {
      onTrouble(error);
      return;
    }
    drawMapping(parts, columns, words);
    if (columns.length === 0) onStart({ file });
  };
  parts.file.addEventListener("change", () => take(parts.file.files?.[0]), { signal });
  droppable(parts.element, take, signal);
  parts.sample.addEventListener("click", () => {
    drawMapping(parts, (columns = []), words);
    onStart({ conversations: sample(SAMPLE) });
  }, { signal });
  parts.start.addEventListener("click", () => file && onStart({ file, format: "csv", transcript: { columns: mappingOf(parts.columns) } }), { signal });

  return {
    element: parts.element,
    /** @param {Words} given */
    speak(given) {
      words = given;
      for (const [element, key] of parts.worded) element.textContent = given.say(key, { n: SAMPLE });
      drawMapping(parts, columns, words);
    },
  };
}

/** @param {string} view */
function partsOf(view) {
  const { worded, word, field, button } = /** @type {typeof fieldsOf<Key>} */ (fieldsOf)();
  const file = build("input", { id: `${view}-file`, type: "file", accept: ".txt,.csv,.json,.jsonl,text/plain,text/csv,application/json" });
  const trial = button("sample");
  const start = button("start", "strong");
  const columns = build("div", { class: "mapping", "data-view": view });
  const mapping = build("section", { hidden: "", "aria-labelledby": `${view}-mapping-title` },
    word("mapping", build("h3", { id: `${view}-mapping-title` })), columns, start);
  const element = build("div", { class: "drop" }, field("file", file), build("p", { class: "buttons" }, trial), mapping);
  return { element, worded, file, sample: trial, start, columns, mapping };
}

/** @param {ReturnType<typeof partsOf>} parts @param {Column[]} columns @param {Words | null} words */
function drawMapping({ mapping, columns: place }, columns, words) {
  mapping.hidden = columns.length === 0;
  if (!words) return;
  const chosen = new Map(selectsIn(place).map(({ name, value }) => [name, value]));
  place.replaceChildren(...columns.map(({ title, holds, samples }, at) => {
    // A table without titles has its columns by their numbers.
    const name = title || String(at + 1);
    const choice = build("select", { id: `${place.dataset.view}-column-${at}`, name }, ...HOLDS.map((held) => build("option", { value: held }, words.say(`holds-${held}`))));
    choice.value = chosen.get(name) ?? (holds === "date" ? "at" : holds);
    return build("div", { class: "field" }, build("label", { for: choice.id }, name), choice, build("p", { class: "note cells" }, samples.slice(0, 2).join(" / ")));
  }));
}

/** @param {HTMLElement} place @returns {TranscriptOptions["columns"]} */
function mappingOf(place) {
  const chosen = selectsIn(place);
  /** @param {typeof HOLDS[number]} wanted */
  const titled = (wanted) => chosen.filter(({ value }) => value === wanted).map(({ name }) => name);
  const single = /** @type {const} */ (["conversation", "role", "by", "text", "at"]).flatMap((name) => titled(name).slice(0, 1).map((title) => [name, title]));
  return { ...Object.fromEntries(single), attributes: titled("attribute") };
}

/** @param {HTMLElement} place */
const selectsIn = (place) => [...place.querySelectorAll("select")];
