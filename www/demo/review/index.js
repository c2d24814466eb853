/**
 * "Review": one conversation judged by a rubric, each verdict beside the words that prove it, and what would mend it, with
 * `<kefu-review>`. It owns the case that is open and passes it on; reviewing is the engine's, showing it the element's.
 * Invariant: a change can always be undone, down to the conversation as it was read.
 */

import "../../dist/define-courtesy.js";
import "../../dist/define-review.js";
import { ConversationReview } from "../../dist/index.js";
import { build } from "../dom.js";
import { speakerOf } from "../wording.js";
import { mountDraft } from "./draft.js";
import { fieldsOf } from "./fields.js";
import { handover } from "./handover.js";
import { Objections } from "./objections.js";
import { listRubrics, loadRubric } from "./rubrics.js";
import { mountSetup } from "./setup.js";
import { mountSource } from "./source.js";
import { strings as english } from "./strings/en.js";
import { strings as simplified } from "./strings/zh-CN.js";
import { strings as traditional } from "./strings/zh-TW.js";

/** @typedef {import("../views.js").Host} Host */
/** @typedef {import("../wording.js").Language} Language */
/** @typedef {import("../../dist/index.js").Conversation} Conversation */
/** @typedef {keyof typeof simplified} Key */
/** @typedef {{ language: Language, say: (key: Key, values?: Record<string, string | number>) => string }} Words */

/** The rubric the view opens with. */
const FIRST = "service/basics";

const speaker = speakerOf({ "zh-CN": simplified, "zh-TW": traditional, en: english });

/** @param {HTMLElement} place @param {Host} host @param {AbortSignal} signal */
export async function mount(place, host, signal) {
  const rubrics = await listRubrics();
  const desk = new Desk(host, rubrics, signal);
  await desk.choose(FIRST);
  desk.speak();
  desk.begin();
  place.replaceChildren(desk.body);
  handover.addEventListener("given", () => desk.receive(), { signal });
  await desk.receive();
  return { speak: () => desk.speak() };
}

class Desk {
  #host;
  #rubrics;
  #setup;
  #source;
  #draft;
  #objections;
  #parts = partsOf();
  /** @type {import("./rubrics.js").RubricDocument | null} */
  #rubric = null;
  /** @type {ConversationReview | null} */
  #engine = null;
  /** @type {Record<string, number>} */
  #parameters = {};
  /** @type {Conversation[]} what it was before each change, and last what it is now */
  #versions = [{ turns: [] }];
  #asked = 0;

  /** @param {Host} host @param {Awaited<ReturnType<typeof listRubrics>>} rubrics @param {AbortSignal} signal */
  constructor(host, rubrics, signal) {
    this.#host = host;
    this.#rubrics = rubrics;
    this.#setup = mountSetup("review", {
      onRubric: (id) => void this.choose(id),
      onParameter: (id, value) => this.#set({ ...this.#parameters, [id]: value }),
    }, signal);
    this.#source = mountSource({ onConversation: (conversation) => this.#open(conversation), onExample: (id) => void this.choose(id) }, signal);
    this.#draft = mountDraft((text) => this.#change({ ...this.#conversation, turns: [...this.#conversation.turns, { role: "agent", text }] }), signal);
    this.#objections = new Objections(signal);
    const { undo, aside, shown, body } = this.#parts;
    undo.addEventListener("click", () => {
      this.#versions.pop();
      this.#show();
    }, { signal });
    shown.addEventListener("kefu-mend", (event) => {
      event.preventDefault();
      this.#change(event.detail.conversation);
    }, { signal });
    shown.addEventListener("kefu-review", ({ detail }) => this.#pass(detail), { signal });
    shown.addEventListener("kefu-choose", ({ detail }) => detail.rule && this.#objections.choose(detail.rule), { signal });
    aside.append(build("section", { class: "block" }, this.#setup.element), this.#source.element);
    shown.append(undo, this.#draft.element);
    body.append(this.#objections.element);
  }

  get body() {
    return this.#parts.body;
  }

  get #conversation() {
    return this.#versions[this.#versions.length - 1];
  }

  /** @returns {Words} */
  get #words() {
    const language = this.#host.language();
    return { language, say: (key, values) => speaker(language)(key, values) };
  }

  begin() {
    this.#source.showExample();
  }

  /** Takes another rubric; of two at once only the later one counts. @param {string} id */
  async choose(id) {
    const turn = (this.#asked += 1);
    if (this.#rubric?.id === id) return;
    const rubric = await this.#host.during(() => loadRubric(id));
    if (turn !== this.#asked) return;
    this.#rubric = rubric;
    this.#set({});
    this.#speakRubric();
  }

  speak() {
    const words = this.#words;
    for (const [element, key] of this.#parts.worded) element.textContent = words.say(key);
    this.#parts.shown.lang = words.language;
    this.#source.speak(words);
    this.#objections.speak(words);
    this.#speakRubric();
    this.#set(this.#parameters);
  }

  /** Opens what another view handed over. */
  async receive() {
    const given = handover.take();
    if (!given) return;
    await this.choose(given.rubric);
    this.#set(given.parameters);
    this.#open(given.conversation);
    this.#parts.shown.chosen = given.rule;
  }

  #speakRubric() {
    if (!this.#rubric) return;
    const words = this.#words;
    this.#setup.speak(this.#rubrics, this.#rubric.id, words.say("rubric"), words.language);
    this.#draft.speak(this.#rubric, words);
  }

  /** Reviews anew with other figures. @param {Record<string, number>} parameters */
  #set(parameters) {
    if (!this.#rubric) return;
    this.#parameters = parameters;
    this.#engine?.dispose();
    this.#engine = new ConversationReview(this.#rubric, { parameters, lang: this.#words.language });
    this.#setup.draw(this.#engine.parameters);
    this.#parts.shown.reviewer = this.#engine;
  }

  /** @param {Conversation} conversation */
  #open(conversation) {
    this.#versions = [conversation];
    this.#parts.shown.chosen = null;
    this.#show();
  }

  /** @param {Conversation} conversation */
  #change(conversation) {
    this.#versions.push(conversation);
    this.#show();
  }

  #show() {
    this.#parts.undo.hidden = this.#versions.length < 2;
    this.#parts.shown.conversation = this.#conversation;
  }

  /** Tells the parts around the element what it found. @param {import("../../dist/index.js").Review} review */
  #pass(review) {
    const [engine, conversation, rubric, parameters] = [this.#engine, this.#conversation, this.#rubric, this.#parameters];
    if (!engine || !rubric) return;
    this.#draft.draw({ conversation, review, figures: (text) => engine.figures({ ...conversation, turns: [...conversation.turns, { role: "agent", text }] }) });
    this.#objections.open({ input: { rubric, parameters, conversation, lang: this.#words.language }, review, chosen: this.#parts.shown.chosen });
  }
}

function partsOf() {
  const { worded, word, button } = /** @type {typeof fieldsOf<Key>} */ (fieldsOf)();
  const undo = button("undo");
  undo.slot = "actions";
  undo.hidden = true;
  const aside = build("div", { class: "review-column" });
  const shown = build("kefu-review");
  const body = build("div", { class: "sheet-body review-body" },
    build("header", { class: "sheet-head" }, word("title", build("h1")), word("lead", build("p", { class: "lead" }))),
    build("div", { class: "review-top" }, aside), shown);
  return { body, worded, undo, aside, shown };
}
