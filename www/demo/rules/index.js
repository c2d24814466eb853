/**
 * The rule workshop: a lexicon is chosen, its entries are listed and searched, one of them is edited while its examples are
 * checked, lists come in and go out. It owns what is open; the parts draw it and say what was done.
 */

import { build } from "../dom.js";
import { exportLexicon } from "../../dist/index.js";
import { lexicons } from "../lexicons.js";
import { speakerOf } from "../wording.js";
import { mountBar } from "./bar.js";
import { mountEntry } from "./entry.js";
import { offer } from "./files.js";
import { mountImport } from "./importing.js";
import { mountUse } from "./in-use.js";
import { mountList } from "./list.js";
import { addEntry, free, merge, newLexicon } from "./model.js";
import { strings as english } from "./strings/en.js";
import { strings as simplified } from "./strings/zh-CN.js";
import { strings as traditional } from "./strings/zh-TW.js";
import { wholeCheck } from "./whole.js";

/** @typedef {keyof typeof simplified} Key */
/** @typedef {(key: Key, values?: Record<string, string | number>) => string} Say */
/** @typedef {{ say: Say, page: import("../wording.js").Say, language: import("../wording.js").Language }} Words `page` has the words of the page itself */
/** @typedef {import("./model.js").LexiconDocument} LexiconDocument */

const FIRST = "service/taboo";
const OWN_ID = "own/list";

const speaker = speakerOf({ "zh-CN": simplified, "zh-TW": traditional, en: english });

/**
 * @param {HTMLElement} place
 * @param {import("../views.js").Host} host
 * @param {AbortSignal} signal
 */
export async function mount(place, host, signal) {
  await lexicons.ready();
  const workshop = new Workshop(host, signal);
  await workshop.open(FIRST);
  place.replaceChildren(workshop.element);
  return { speak: () => workshop.speak() };
}

class Workshop {
  #host;
  /** @type {LexiconDocument} */
  #lexicon = newLexicon(OWN_ID, "", { title: { "zh-CN": "" }, severity: "warn", why: { "zh-CN": "" } });
  /** The entry that is open, or -1. */
  #at = -1;
  #bar;
  #list;
  #entry;
  #import;
  #use;
  #title = build("h1");
  #lead = build("p", { class: "lead" });
  #pane = build("section", { class: "block pane" });

  /** @param {import("../views.js").Host} host @param {AbortSignal} signal */
  constructor(host, signal) {
    this.#host = host;
    this.#use = mountUse(host);
    this.#bar = mountBar({
      onOpen: (id) => this.open(id),
      onNew: () => this.#create(),
      onAdd: () => this.#add(),
      onImport: () => this.#showImport(),
      onCheck: () => this.#showWhole(),
      onUse: () => this.#toggleUse(),
      onDrop: () => this.#drop(),
      onTitle: (title) => this.#rename(title),
      onExport: (format) => offer(this.#lexicon.id, format, exportLexicon(this.#lexicon, format)),
    }, signal);
    this.#list = mountList((at) => this.#show(at), signal);
    this.#entry = mountEntry({ onChange: (entry) => this.#change(entry), onRemove: () => this.#remove() }, signal);
    this.#import = mountImport({ onTake: (lexicon, apart) => this.#take(lexicon, apart), onClose: () => this.#show(this.#at) }, signal);
    this.element = build("div", { class: "sheet-body" },
      build("header", { class: "sheet-head" }, this.#title, this.#lead),
      this.#bar.element,
      build("div", { class: "rules-grid" }, build("div", { class: "block" }, this.#list.element), this.#pane));
    lexicons.addEventListener("change", () => this.#drawBar(), { signal });
  }

  /** @param {string} id */
  async open(id) {
    this.#lexicon = await this.#host.during(() => lexicons.read(id));
    this.#list.reset();
    this.#at = this.#lexicon.entries.length > 0 ? 0 : -1;
    this.#draw();
  }

  speak() {
    this.#draw();
    this.#use.speak();
  }

  #draw() {
    this.#title.textContent = this.#words.say("title");
    this.#lead.textContent = this.#words.say("lead");
    this.#pane.setAttribute("aria-label", this.#words.say("pane"));
    this.#drawBar();
    this.#show(this.#at);
  }

  #drawBar() {
    this.#bar.draw(this.#lexicon, this.#use.isUsed(this.#lexicon), this.#words);
  }

  #toggleUse() {
    this.#use.put(this.#use.isUsed(this.#lexicon) ? null : this.#lexicon);
    this.#drawBar();
  }

  /** @returns {Words} */
  get #words() {
    const language = this.#host.language();
    return { say: speaker(language), page: this.#host.say, language };
  }

  /** @param {number} at */
  #show(at) {
    this.#at = at;
    const entry = this.#lexicon.entries[at];
    this.#list.draw(this.#lexicon, at, this.#words);
    if (entry) this.#entry.fill(this.#lexicon, entry, this.#words);
    this.#pane.replaceChildren(entry ? this.#entry.element : build("p", { class: "note" }, this.#words.say("empty")));
  }

  /** @param {import("./model.js").Entry} entry */
  #change(entry) {
    this.#lexicon.entries[this.#at] = entry;
    this.#save();
  }

  #save() {
    lexicons.save(this.#lexicon);
    this.#use.follow(this.#lexicon);
    this.#list.draw(this.#lexicon, this.#at, this.#words);
  }

  #add() {
    addEntry(this.#lexicon);
    this.#list.reset();
    this.#show(0);
    this.#save();
    this.#entry.focus();
  }

  #remove() {
    this.#lexicon.entries.splice(this.#at, 1);
    this.#save();
    this.#show(Math.min(this.#at, this.#lexicon.entries.length - 1));
  }

  #create() {
    const { say } = this.#words;
    return this.#found(newLexicon(OWN_ID, say("ownTitle"), { title: { "zh-CN": say("ownCategory") }, severity: "warn", why: { "zh-CN": say("ownWhy") } }));
  }

  /** Keeps a lexicon of one's own under an id that is free, and opens it. @param {LexiconDocument} lexicon */
  #found(lexicon) {
    const taken = new Set(lexicons.list().map(({ id }) => id));
    const id = free(OWN_ID, (wish) => taken.has(wish));
    lexicons.save({ ...lexicon, id });
    return this.open(id);
  }

  /** @param {string} title */
  #rename(title) {
    this.#lexicon.title = { "zh-CN": title };
    lexicons.save(this.#lexicon);
  }

  async #drop() {
    const { id } = this.#lexicon;
    const wasUsed = this.#use.isUsed(this.#lexicon);
    lexicons.drop(id);
    const left = lexicons.list().some((listed) => listed.id === id);
    await this.open(left ? id : FIRST);
    if (wasUsed) this.#use.put(left ? this.#lexicon : null);
    this.#drawBar();
  }

  #showWhole() {
    const check = wholeCheck(this.#lexicon, this.#words, (at) => this.#show(at));
    this.#pane.replaceChildren(check);
    check.querySelector("h2")?.focus();
  }

  #showImport() {
    this.#import.fill(this.#lexicon, this.#words);
    this.#pane.replaceChildren(this.#import.element);
    this.#import.focus();
  }

  /** @param {LexiconDocument} taken @param {boolean} apart whether it stays a lexicon of its own */
  async #take(taken, apart) {
    if (apart) return this.#found(taken);
    merge(this.#lexicon, taken);
    this.#save();
    this.#show(0);
  }
}
