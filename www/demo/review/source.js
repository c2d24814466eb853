/**
 * Where the conversation comes from: an example, what is pasted or typed, a file chosen or dropped.
 * It reads nothing itself: what a transcript is, and what is wrong with it, the engine says.
 * Invariant: what cannot be read is told with its line; nothing read before is lost by it.
 */

import { parseTranscript, readTranscriptFile } from "../../dist/index.js";
import { build } from "../dom.js";
import { problemList } from "./problems.js";
import { EXAMPLES } from "./examples.js";
import { fieldsOf } from "./fields.js";

/** @typedef {import("../../dist/index.js").Conversation} Conversation */
/** @typedef {import("./index.js").Words} Words */

/** Typing is read so long after the last key. */
const READ_DELAY_MS = 120;

/**
 * @param {{ onConversation: (conversation: Conversation) => void, onExample: (rubric: string) => void }} actions
 * @param {AbortSignal} signal
 */
export function mountSource({ onConversation, onExample }, signal) {
  const parts = partsOf();
  /** @type {{ name: string, text: string } | null} */
  let file = null;
  /** @type {Conversation[]} */
  let conversations = [];
  /** @type {Words | null} */
  let words = null;
  let timer = 0;

  const choose = () => onConversation(conversations[parts.which.selectedIndex] ?? { turns: [] });
  const read = () => {
    clearTimeout(timer);
    if (!words) return;
    const result = parseTranscript(file?.text ?? parts.text.value, "auto", { lang: words.language });
    conversations = result.conversations;
    draw(parts, conversations, result.problems, file?.name ?? null, words);
    choose();
  };
  const take = async (/** @type {File | undefined} */ chosen) => {
    if (!chosen || !words) return;
    try {
      file = { name: chosen.name, text: await readTranscriptFile(chosen) };
      read();
    } catch (error) {
      parts.problems.replaceChildren(build("p", { class: "problem", "data-gravity": "error", role: "alert" }, error instanceof Error ? error.message : String(error)));
    }
  };
  const showExample = () => {
    const { text, rubric } = EXAMPLES[Math.max(0, parts.example.selectedIndex)];
    file = null;
    parts.file.value = "";
    parts.text.value = text;
    onExample(rubric);
    read();
  };

  parts.example.addEventListener("change", showExample, { signal });
  parts.which.addEventListener("change", choose, { signal });
  parts.file.addEventListener("change", () => take(parts.file.files?.[0]), { signal });
  parts.text.addEventListener("input", () => {
    file = null;
    parts.file.value = "";
    clearTimeout(timer);
    timer = window.setTimeout(read, READ_DELAY_MS);
  }, { signal });
  droppable(parts.element, take, signal);

  return {
    element: parts.element,
    showExample,
    /** @param {Words} given */
    speak(given) {
      words = given;
      for (const [element, key] of parts.worded) element.textContent = given.say(key);
      parts.text.placeholder = given.say("pasteHint");
      const at = Math.max(0, parts.example.selectedIndex);
      parts.example.replaceChildren(...EXAMPLES.map(({ id }) => build("option", { value: id }, given.say(`example-${id}`))));
      parts.example.selectedIndex = at;
    },
  };
}

/** Files may be dropped on an element. @param {HTMLElement} element @param {(file: File | undefined) => void} take @param {AbortSignal} signal */
export function droppable(element, take, signal) {
  element.addEventListener("dragover", (event) => {
    event.preventDefault();
    element.dataset.over = "";
  }, { signal });
  element.addEventListener("dragleave", () => delete element.dataset.over, { signal });
  element.addEventListener("drop", (event) => {
    event.preventDefault();
    delete element.dataset.over;
    take(event.dataTransfer?.files[0]);
  }, { signal });
}

function partsOf() {
  const { worded, field, word } = /** @type {typeof fieldsOf<import("./index.js").Key>} */ (fieldsOf)();
  const example = build("select", { id: "review-example" });
  const which = build("select", { id: "review-which" });
  const text = build("textarea", { id: "review-text", rows: "6", spellcheck: "false", lang: "zh-CN" });
  const file = build("input", { id: "review-file", type: "file", accept: ".txt,.csv,.json,.jsonl,text/plain,text/csv,application/json" });
  const note = build("p", { class: "note", role: "status" });
  const problems = build("div", { class: "review-problems" });
  const whichField = field("which", which);
  whichField.hidden = true;
  const element = build("section", { class: "block review-source", "aria-labelledby": "review-source-title" },
    word("source", build("h2", { id: "review-source-title" })),
    build("div", { class: "field-row" }, field("example", example), field("file", file)),
    field("paste", text), note, whichField, problems);
  return { element, worded, example, which, whichField, text, file, note, problems };
}

/**
 * @param {ReturnType<typeof partsOf>} parts
 * @param {Conversation[]} conversations
 * @param {import("../../dist/index.js").Problem[]} problems
 * @param {string | null} name
 * @param {Words} words
 */
function draw({ which, whichField, note, problems: place }, conversations, problems, name, { say }) {
  const turns = conversations.reduce((sum, conversation) => sum + conversation.turns.length, 0);
  note.textContent = [name, say("read", { n: conversations.length, turns })].filter(Boolean).join(" · ");
  which.replaceChildren(...conversations.map(({ id }, at) => build("option", { value: String(at) }, id ?? String(at + 1))));
  whichField.hidden = conversations.length < 2;
  place.replaceChildren(...problemList(problems, say));
}
