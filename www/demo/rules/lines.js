/**
 * A list of one-line fields: variants, rewrites, exceptions, examples. Enter adds a line, each line can be taken out, and each
 * can be told how it fares.
 * It refuses to know what its items are: `read` and `write` turn them into lines and back.
 * Invariant: blank lines are no items, and `tell` counts items, not lines.
 */

import { build } from "../dom.js";

/**
 * @template Item
 * @typedef {object} Kind
 * @property {string} id unique on the page
 * @property {(item: Item) => string} read
 * @property {(text: string, item: Item | undefined) => Item} write `item` is what stood in the line before
 * @property {(item: Item) => string} [about] what the line cannot show
 */
/** @typedef {{ good?: string, bad?: string }} Fate what is said beside a line: that it does what it should, or what is wrong with it */

/** @template Item */
export class Lines {
  #kind;
  #onChange;
  #list = build("ol", { class: "lines" });
  #more = build("button", { type: "button", class: "quiet" });
  #note = build("p", { class: "note", hidden: "" });
  /** @type {{ input: HTMLInputElement, item: Item | undefined, fate: HTMLElement, row: HTMLElement, remove: HTMLButtonElement }[]} */
  #rows = [];
  #name = "";
  #removeName = "";
  #number = 0;

  /**
   * @param {Kind<Item>} kind
   * @param {() => void} onChange
   * @param {AbortSignal} signal
   */
  constructor(kind, onChange, signal) {
    this.#kind = kind;
    this.#onChange = onChange;
    this.title = build("h3", { id: `${kind.id}-title` });
    this.element = build("section", { class: "field", "aria-labelledby": `${kind.id}-title` }, this.title, this.#note, this.#list, build("p", {}, this.#more));
    this.#list.addEventListener("input", () => onChange(), { signal });
    this.#list.addEventListener("keydown", (event) => this.#key(event), { signal });
    this.#list.addEventListener("click", (event) => this.#click(event), { signal });
    this.#more.addEventListener("click", () => this.#add(undefined, this.#rows.length).input.focus(), { signal });
  }

  /** @param {string} name of the list @param {string} more @param {string} remove @param {string} [note] how its lines are written */
  speak(name, more, remove, note = "") {
    this.#note.textContent = note;
    this.#note.hidden = note === "";
    this.#name = name;
    this.#removeName = remove;
    this.title.textContent = name;
    this.#more.textContent = more;
    this.#label();
  }

  /** The items, in place of those before. */
  set items(items) {
    this.#rows = [];
    this.#list.replaceChildren();
    for (const item of items) this.#add(item, this.#rows.length);
    this.#label();
  }

  get items() {
    return this.#filled().map(({ input, item }) => this.#kind.write(input.value.trim(), item));
  }

  /** Says beside each item how it fares. @param {(at: number) => Fate} fate */
  tell(fate) {
    for (const row of this.#rows) row.fate.replaceChildren();
    for (const [at, { input, fate: place }] of this.#filled().entries()) {
      const { good, bad } = fate(at);
      place.dataset.state = bad === undefined ? "good" : "bad";
      place.textContent = bad ?? good ?? "";
      input.setAttribute("aria-invalid", String(bad !== undefined));
    }
  }

  #filled() {
    return this.#rows.filter(({ input }) => input.value.trim() !== "");
  }

  /** @param {Item | undefined} item @param {number} at */
  #add(item, at) {
    const id = `${this.#kind.id}-${(this.#number += 1)}`;
    const about = item === undefined ? "" : (this.#kind.about?.(item) ?? "");
    const input = build("input", { id, type: "text", autocomplete: "off", spellcheck: "false", "aria-describedby": `${id}-fate` });
    input.value = item === undefined ? "" : this.#kind.read(item);
    const remove = build("button", { type: "button", class: "line-remove" }, "×");
    const fate = build("p", { class: "line-fate", id: `${id}-fate` });
    const row = build("li", { class: "line" }, ...(about === "" ? [] : [build("p", { class: "line-about" }, about)]), input, remove, fate);
    const added = { input, item, fate, row, remove };
    this.#list.insertBefore(row, this.#rows[at]?.row ?? null);
    this.#rows.splice(at, 0, added);
    this.#label();
    return added;
  }

  #label() {
    for (const [at, { input, remove }] of this.#rows.entries()) {
      input.setAttribute("aria-label", `${this.#name} ${at + 1}`);
      remove.setAttribute("aria-label", `${this.#removeName} ${at + 1}`);
    }
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    const at = this.#rows.findIndex(({ input }) => input === event.target);
    if (event.key !== "Enter" || event.isComposing || at < 0) return;
    event.preventDefault();
    this.#add(undefined, at + 1).input.focus();
  }

  /** @param {MouseEvent} event */
  #click({ target }) {
    const at = this.#rows.findIndex(({ remove }) => remove === target);
    if (at < 0) return;
    this.#rows.splice(at, 1)[0].row.remove();
    this.#label();
    // The button that had the focus is gone; the line that took its place is next.
    (this.#rows[Math.min(at, this.#rows.length - 1)]?.input ?? this.#more).focus();
    this.#onChange();
  }
}
