/**
 * The months that were kept: a trend, runs of months, two months beside each other, out as a file and in again; and in plain
 * words when this device does not keep them.
 * It knows the history and draws it; scoring is somebody else's.
 */

import { ScoreHistory, trend } from "../../dist/history.js";
import { build } from "../dom.js";
import { offer, textOf } from "../rules/files.js";
import { differencesOf, partsOf, sentence, tableOf } from "./months-view.js";
import { trendPicture } from "./trend.js";

/** @typedef {import("../../dist/history.js").Month} Month */
/** @typedef {import("../../dist/history.js").NewMonth} NewMonth */
/** @typedef {import("./index.js").Words} Words */

export class Months {
  #onOpen;
  #parts = partsOf();
  /** @type {ScoreHistory | null} */
  #history = null;
  #scheme = "";
  /** @type {Words | null} */
  #words = null;

  /** @param {(month: Month) => void} onOpen @param {AbortSignal} signal */
  constructor(onOpen, signal) {
    this.#onOpen = onOpen;
    const { person, before, now, save, file, table } = this.#parts;
    person.addEventListener("change", () => this.#draw(), { signal });
    for (const choice of [before, now]) choice.addEventListener("change", () => this.#compare(), { signal });
    save.addEventListener("click", () => this.#history && offer("score/months", "jsonl", this.#history.export()), { signal });
    file.addEventListener("change", () => void this.#import(), { signal });
    table.addEventListener("click", ({ target }) => void this.#act(target), { signal });
  }

  get element() {
    return this.#parts.element;
  }

  /** @param {import("../wording.js").Language} lang */
  async open(lang) {
    this.#history = await ScoreHistory.open({ lang });
  }

  /** @param {NewMonth[]} given */
  async keep(given) {
    await Promise.all(given.map((month) => this.#history?.put(month)));
    if (given.length > 0) this.#draw(given[0].person);
  }

  /** @param {string} scheme */
  use(scheme) {
    this.#scheme = scheme;
  }

  /** @param {Words} words */
  speak(words) {
    this.#words = words;
    for (const [element, key] of this.#parts.worded) element.textContent = words.say(key);
    this.#draw();
  }

  /** @param {string} [wanted] the person to look at */
  #draw(wanted) {
    if (!this.#history || !this.#words) return;
    const { say } = this.#words;
    const { person, found, none, table, picture, figures } = this.#parts;
    this.#drawState();
    const people = [...new Set(this.#history.list({ scheme: this.#scheme }).map((month) => month.person))];
    const chosen = wanted ?? person.value;
    person.replaceChildren(...people.map((name) => build("option", { value: name }, name || say("nobody"))));
    person.value = people.includes(chosen) ? chosen : (people[0] ?? "");
    found.hidden = people.length === 0;
    none.hidden = people.length > 0;
    if (people.length === 0) return;
    const months = this.#months;
    picture.replaceChildren(trendPicture(trend(months), this.#words));
    figures.textContent = sentence(months, this.#words);
    table.replaceChildren(tableOf(months, this.#words));
    this.#offerComparison(months);
  }

  get #months() {
    return this.#history?.list({ scheme: this.#scheme, person: this.#parts.person.value }) ?? [];
  }

  /** Where the months are; loud only if they would be gone with the page. */
  #drawState() {
    if (!this.#history || !this.#words) return;
    const { kept, unsaved, problems, damaged } = this.#history.state;
    const { say } = this.#words;
    const told = [...(unsaved > 0 ? [say("unsaved", { n: unsaved })] : []), ...problems.map(({ message, hint }) => `${message}。${hint}`), ...(damaged > 0 ? [say("damaged", { n: damaged })] : [])];
    this.#parts.state.replaceChildren(...told.map((text) => build("p", { class: "problem", "data-gravity": kept === "device" ? "warning" : "error" }, text)));
  }

  /** @param {Month[]} months */
  #offerComparison(months) {
    const { before, now, comparison } = this.#parts;
    comparison.hidden = months.length < 2;
    for (const choice of [before, now]) choice.replaceChildren(...months.map(({ month }) => build("option", { value: month }, month)));
    before.selectedIndex = Math.max(0, months.length - 2);
    now.selectedIndex = months.length - 1;
    this.#compare();
  }

  #compare() {
    const { before, now, differences } = this.#parts;
    const [old, later] = [before.value, now.value].map((month) => this.#months.find((each) => each.month === month));
    if (old && later && this.#words) differences.replaceChildren(differencesOf(old, later, this.#words));
  }

  async #import() {
    const file = this.#parts.file.files?.[0];
    if (!file || !this.#history || !this.#words) return;
    const { imported } = this.#parts;
    const { say } = this.#words;
    try {
      const { added, known, problems } = await this.#history.import((await textOf(file, "auto")).text);
      imported.textContent = [say("imported", { added, known }), ...problems.map(({ line }) => say("badLine", { line }))].join(" ");
      this.#draw();
    } catch {
      imported.textContent = say("noFile");
    }
    this.#parts.file.value = "";
  }

  /** @param {EventTarget | null} target */
  async #act(target) {
    const button = target instanceof Element ? target.closest("button") : null;
    const month = this.#months.find((each) => each.month === button?.dataset.month);
    if (!button || !month) return;
    if (button.dataset.act === "open") return this.#onOpen(month);
    await this.#history?.remove(month.scheme, month.person, month.month);
    this.#draw();
    this.#parts.person.focus();
  }
}
