/**
 * "Review": one conversation judged by a rubric, each verdict beside the words that prove it, and what would mend it.
 * It owns the case that is open and passes it on; reviewing is the engine's, drawing that of the parts.
 * Invariant: a change can always be undone, down to the conversation as it was read.
 */

import "../../dist/define-courtesy.js";
import { ConversationReview } from "../../dist/index.js";
import { build } from "../dom.js";
import { speakerOf } from "../wording.js";
import { mountAround } from "./around.js";
import { mountDraft } from "./draft.js";
import { fieldsOf } from "./fields.js";
import { handover } from "./handover.js";
import { mended } from "./mending.js";
import { listRubrics, loadRubric } from "./rubrics.js";
import { mountRules } from "./rules.js";
import { mountSetup } from "./setup.js";
import { mountSource } from "./source.js";
import { strings as english } from "./strings/en.js";
import { strings as simplified } from "./strings/zh-CN.js";
import { strings as traditional } from "./strings/zh-TW.js";
import { mountTurns } from "./turns.js";

/** @typedef {import("../views.js").Host} Host */
/** @typedef {import("../wording.js").Language} Language */
/** @typedef {import("../../dist/index.js").Conversation} Conversation */
/** @typedef {import("../../dist/index.js").Review} Review */
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
  #turns;
  #rules;
  #around;
  #draft;
  #parts = partsOf();
  /** @type {import("./rubrics.js").RubricDocument | null} */
  #rubric = null;
  /** @type {ConversationReview | null} */
  #engine = null;
  /** @type {Record<string, number>} */
  #parameters = {};
  /** @type {Conversation[]} what it was before each change, and last what it is now */
  #versions = [{ turns: [] }];
  /** @type {string | null} */
  #chosen = null;
  /** @type {Review | null} */
  #review = null;
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
    this.#turns = mountTurns((rule) => this.#point(rule), signal);
    this.#rules = mountRules({
      onChoose: (rule) => this.#point(rule),
      onTurn: (turn) => this.#turns.show(turn),
      onMend: (mends) => this.#change(mended(this.#conversation, mends)),
    }, signal);
    this.#around = mountAround((turn) => this.#turns.show(turn), signal);
    this.#draft = mountDraft((text) => this.#change({ ...this.#conversation, turns: [...this.#conversation.turns, { role: "agent", text }] }), signal);
    const { undo, talk, verdict, aside } = this.#parts;
    undo.addEventListener("click", () => {
      this.#versions.pop();
      this.#judge();
    }, { signal });
    talk.append(this.#turns.element);
    verdict.append(this.#around.element, this.#rules.element);
    aside.append(build("section", { class: "block" }, this.#setup.element), this.#source.element);
    this.#parts.under.append(this.#draft.element);
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
    this.#source.speak(words);
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
    if (given.rule) this.#point(given.rule);
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
    this.#judge();
  }

  /** @param {Conversation} conversation */
  #open(conversation) {
    this.#versions = [conversation];
    this.#chosen = null;
    this.#judge();
  }

  /** @param {Conversation} conversation */
  #change(conversation) {
    this.#versions.push(conversation);
    this.#judge();
  }

  #judge() {
    const engine = this.#engine;
    if (!engine) return;
    this.#review = engine.review(this.#conversation);
    this.#parts.undo.hidden = this.#versions.length < 2;
    this.#draw();
    const conversation = this.#conversation;
    this.#draft.draw({ conversation, review: this.#review, figures: (text) => engine.figures({ ...conversation, turns: [...conversation.turns, { role: "agent", text }] }) });
  }

  #draw() {
    if (!this.#review) return;
    const words = this.#words;
    this.#turns.draw(this.#conversation, this.#review, this.#chosen, words);
    this.#rules.draw(this.#review, this.#chosen, words);
    this.#around.draw(this.#review, words);
  }

  /** Opens a rule and shows its evidence; a rule that is open is closed. @param {string} id */
  #point(id) {
    this.#chosen = this.#chosen === id ? null : id;
    this.#draw();
    if (this.#chosen === null) return;
    this.#rules.show(id);
    const evidence = this.#review?.rules.find((rule) => rule.id === id)?.evidence ?? [];
    const proof = evidence.find(({ shows }) => shows !== "occasion") ?? evidence[0];
    if (proof) this.#turns.show(proof.turn);
  }
}

function partsOf() {
  const { worded, word, button } = /** @type {typeof fieldsOf<Key>} */ (fieldsOf)();
  const undo = button("undo");
  const legend = build("p", { class: "legend" }, ...(/** @type {const} */ (["met", "unmet", "occasion"])).map((kind) =>
    build("span", {}, word(`legend-${kind}`, build("mark", { class: "proof", "data-kind": kind })))));
  const talk = build("section", { class: "block review-talk", "aria-labelledby": "review-talk-title" },
    build("div", { class: "panel-head" }, word("talk", build("h2", { id: "review-talk-title" })), undo), legend);
  const verdict = build("section", { class: "block review-verdict", "aria-labelledby": "review-verdict-title" },
    word("verdict", build("h2", { id: "review-verdict-title" })), word("verdictNote", build("p", { class: "note" })));
  const aside = build("div", { class: "review-column" });
  const under = build("div", { class: "review-column" }, talk);
  const body = build("div", { class: "sheet-body review-body" },
    build("header", { class: "sheet-head" }, word("title", build("h1")), word("lead", build("p", { class: "lead" }))),
    build("div", { class: "review-top" }, aside),
    build("div", { class: "review-grid" }, under, verdict));
  return { body, worded, undo, talk, verdict, aside, under };
}
