/**
 * "Registers": duty logs, handovers, complaint books. Entries are added and corrected, never changed; the chain they form
 * is verified at a press, and tampering shown; what is printed looks like the paper it replaces.
 * It owns the open book; the form to fill in is the survey element, a page at a time.
 */

import "../../dist/define-survey.js";
import init, { Form, loadForm } from "../../dist/form.js";
import { grouped } from "../choices.js";
import { build } from "../dom.js";
import { listForms } from "../survey/forms.js";
import { problemList } from "../review/problems.js";
import { offer, textOf } from "../rules/files.js";
import { speakerOf } from "../wording.js";
import { Book } from "./book.js";
import { daysOf } from "./days.js";
import { paper, standing } from "./paper.js";
import { partsOf } from "./parts.js";
import { strings as english } from "./strings/en.js";
import { strings as simplified } from "./strings/zh-CN.js";
import { strings as traditional } from "./strings/zh-TW.js";

/** @typedef {import("../views.js").Host} Host */
/** @typedef {keyof typeof simplified} Key */
/** @typedef {{ language: import("../wording.js").Language, say: (key: Key, values?: Record<string, string | number>) => string }} Words */
/** @typedef {import("../survey/forms.js").Choice} Choice */

const speaker = speakerOf({ "zh-CN": simplified, "zh-TW": traditional, en: english });

/** @param {HTMLElement} place @param {Host} host @param {AbortSignal} signal */
export async function mount(place, host, signal) {
  const [choices] = await Promise.all([listForms(["register", "checklist"]), host.during(() => init())]);
  const view = new Registers(host, choices, signal);
  place.replaceChildren(view.body);
  await view.choose(choices[0].id);
  return { speak: () => void view.choose(view.chosen) };
}

class Registers {
  #host;
  #choices;
  #parts = partsOf();
  /** @type {Book | null} */
  #book = null;
  /** @type {Form | null} */
  #form = null;
  /** The number of the entry that is being corrected. @type {number | null} */
  #corrects = null;
  /** @type {import("../../dist/index.js").Problem[] | null} What verifying found; null until it was asked for. */
  #found = null;
  #turn = 0;

  /** @param {Host} host @param {Choice[]} choices @param {AbortSignal} signal */
  constructor(host, choices, signal) {
    this.#host = host;
    this.#choices = choices;
    const { which, sheet, stage, sample, verify, tamper, again, print, save, file } = this.#parts;
    which.addEventListener("change", () => void this.choose(which.value), { signal });
    stage.addEventListener("kefu-submit", (event) => void this.#write(/** @type {CustomEvent} */ (event).detail), { signal });
    sheet.addEventListener("click", ({ target }) => {
      const number = target instanceof Element ? target.closest("[data-correct]")?.getAttribute("data-correct") : null;
      if (number) this.#correct(Number(number));
    }, { signal });
    sample.addEventListener("click", () => void this.#other((book) => book.sample(Date.now())), { signal });
    verify.addEventListener("click", () => this.#verify(), { signal });
    tamper.addEventListener("click", () => this.#tamper(), { signal });
    again.addEventListener("click", () => void this.#other((book) => book.reload()), { signal });
    print.addEventListener("click", () => window.print(), { signal });
    save.addEventListener("click", () => this.#book && offer(this.#book.document.id, "json", JSON.stringify(this.#book.entries, null, 2)), { signal });
    file.addEventListener("change", () => void this.#look(), { signal });
  }

  get body() {
    return this.#parts.body;
  }

  get chosen() {
    return this.#parts.which.value;
  }

  /** @param {string} id */
  async choose(id) {
    const turn = (this.#turn += 1);
    const { language } = this.#words;
    const document = await this.#host.during(() => loadForm(id));
    const book = await Book.open(document, language);
    if (turn !== this.#turn) return book.close();
    this.#book?.close();
    this.#form?.dispose();
    this.#book = book;
    this.#form = new Form(document, { lang: language });
    this.#corrects = null;
    this.#found = null;
    this.#speak();
    this.#ask({});
    this.#draw();
  }

  /** @returns {Words} */
  get #words() {
    const language = this.#host.language();
    return { language, say: (key, values) => speaker(language)(key, values) };
  }

  #speak() {
    const { say, language } = this.#words;
    for (const [worded, key] of this.#parts.worded) worded.textContent = say(key);
    const { which } = this.#parts;
    which.replaceChildren(...grouped(this.#choices, language));
    which.value = this.#book?.document.id ?? "";
  }

  /** Offers the form, with what is known. @param {import("../../dist/form.js").Answers} answers */
  #ask(answers) {
    if (!this.#form) return;
    const element = build("kefu-survey", { pace: "page", lang: this.#words.language });
    element.survey = this.#form.document;
    element.context = { answers };
    this.#parts.stage.replaceChildren(element);
    const { say } = this.#words;
    this.#parts.entryTitle.textContent = this.#corrects === null ? say("entry") : say("correcting", { n: this.#corrects });
  }

  /** @param {number} number */
  #correct(number) {
    const entry = this.#book?.entries.find((one) => one.number === number);
    if (!entry) return;
    this.#corrects = number;
    this.#ask(entry.answers);
    this.#parts.entryTitle.scrollIntoView({ block: "nearest" });
  }

  /** @param {{ response: import("../../dist/form.js").FormResponse, accept: () => void, reject: (reason: string) => void }} offered */
  async #write({ response, accept, reject }) {
    try {
      const by = this.#parts.by.value.trim();
      await this.#book?.write({ answers: response.answers, at: new Date().toISOString(), ...(by === "" ? {} : { by }) }, this.#corrects);
      accept();
      this.#corrects = null;
      this.#found = null;
      this.#draw();
      this.#ask({});
    } catch (error) {
      reject(error instanceof Error ? error.message : String(error));
    }
  }

  #verify() {
    this.#found = this.#book?.register.verify() ?? null;
    this.#draw();
  }

  /** Other entries: those of the document's examples, or again those of this device. @param {(book: Book) => void | Promise<void>} turn */
  async #other(turn) {
    if (this.#book) await turn(this.#book);
    this.#found = null;
    this.#draw();
  }

  /** What somebody would do who changes a line afterwards: the entry says something else, and its hash stays. */
  #tamper() {
    const book = this.#book;
    const at = book ? Math.floor(book.entries.length / 2) : 0;
    if (!book || book.entries.length === 0) return;
    book.take(book.entries.map((entry, place) => (place === at ? { ...entry, at: new Date(new Date(entry.at).getTime() - 3_600_000).toISOString() } : entry)));
    this.#verify();
  }

  /** Entries from a file, looked at and not kept. */
  async #look() {
    const file = this.#parts.file.files?.[0];
    if (!file || !this.#book) return;
    try {
      const entries = JSON.parse((await textOf(file, "auto")).text);
      this.#book.take(Array.isArray(entries) ? entries : []);
      this.#verify();
    } catch {
      this.#parts.state.textContent = this.#words.say("unreadable");
    }
  }

  #draw() {
    const [book, form] = [this.#book, this.#form];
    if (!book || !form) return;
    const words = this.#words;
    const { say } = words;
    const { sample, again, tamper, print, save, missing } = this.#parts;
    const isEmpty = book.entries.length === 0;
    sample.hidden = !isEmpty;
    again.hidden = book.isKept;
    for (const button of [tamper, print, save]) button.disabled = isEmpty;
    missing.hidden = isEmpty;
    const broken = new Set((this.#found ?? []).map(({ path }) => Number(/\d+/.exec(path)?.[0] ?? -1)));
    this.#parts.sheet.setAttribute("aria-label", say("paper"));
    this.#parts.sheet.replaceChildren(isEmpty ? build("p", { class: "note" }, say("empty")) : paper(book, form, words, broken));
    this.#parts.state.textContent = standing(book, this.#found, words);
    this.#parts.problems.replaceChildren(...problemList([...(this.#found ?? []), ...book.problems.map((problem) => ({ ...problem, document: "" }))], say));
    this.#parts.days.replaceChildren(...daysOf(book, words));
  }
}
