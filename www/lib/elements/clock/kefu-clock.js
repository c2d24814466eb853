// `<kefu-clock calendar="supervisor/complaints" event="complaint">`: an event's deadlines on a time line, what was counted,
// what is late, what is next, and the readings of contradictory rules as switches.
//
// Refuses to know: how times come about (clockwork.js), how things look (view.js), what time it is: `now` is given.
// Invariants: importing this has no effect; moving the element in the document is not the end of it; whatever fails, the
// page goes on.

import { languageOf } from "../../strings/index.js";
import { adopt } from "../adopt.js";
import { Clockwork } from "./clockwork.js";
import { wordsIn } from "./strings.js";
import { createView } from "./view.js";

/** @typedef {import("../../clock-types.js").Calendar} Calendar */
/** @typedef {import("../../clock-types.js").Happening} Happening */

const PROPERTIES = ["calendar", "event", "happening", "now", "readings", "parameters"];

// Outside a browser the class can be imported, though not used.
const Base = globalThis.HTMLElement ?? class {};

export class KefuClockElement extends Base {
  static observedAttributes = ["lang", "calendar", "event", "now"];

  #view = createView(this, { onReading: (reading, option) => (this.readings = { ...this.#readings, [reading]: option }) });
  #clockwork = new Clockwork();
  /** @type {Calendar | null} */
  #calendar = null;
  /** @type {Happening | null} */
  #happening = null;
  /** @type {Record<string, string>} */
  #readings = {};
  /** @type {Record<string, number>} */
  #parameters = {};
  /** @type {import("./clockwork.js").Shown | null} */
  #shown = null;
  #trouble = "";
  #live = false;
  #waiting = false;
  #width = 0;
  /** @type {ResizeObserver | null} */
  #room = null;

  connectedCallback() {
    if (this.#live) return;
    this.#live = true;
    adopt(this, PROPERTIES);
    this.#room = new ResizeObserver(() => {
      if (this.#view.width() !== this.#width) this.#draw();
    });
    this.#room.observe(this);
    this.#restart();
  }

  disconnectedCallback() {
    // Taken out and put in again within a task is a move.
    queueMicrotask(() => {
      if (this.isConnected || !this.#live) return;
      this.#live = false;
      this.#room?.disconnect();
      this.#clockwork.stop();
    });
  }

  /** @param {string} name */
  attributeChangedCallback(name) {
    if (name === "event" || name === "now") this.refresh();
    else this.#restart();
  }

  /** The calendar as a document, or the id of a built-in one; the attribute, unless it is set. */
  get calendar() {
    return this.#calendar ?? this.getAttribute("calendar");
  }

  set calendar(calendar) {
    if (typeof calendar === "string") this.setAttribute("calendar", calendar);
    this.#calendar = typeof calendar === "string" ? null : calendar;
    this.#restart();
  }

  /** What happened, by its name in the calendar; without one, every target is shown. */
  get event() {
    return this.getAttribute("event");
  }

  set event(event) {
    if (event === null) this.removeAttribute("event");
    else this.setAttribute("event", event);
  }

  /** The time it is looked at, ISO 8601. */
  get now() {
    return this.getAttribute("now");
  }

  set now(now) {
    if (now === null) this.removeAttribute("now");
    else this.setAttribute("now", now);
  }

  get happening() {
    return this.#happening;
  }

  set happening(happening) {
    this.#happening = happening;
    this.refresh();
  }

  get readings() {
    return this.#readings;
  }

  set readings(readings) {
    this.#readings = readings;
    this.#restart();
  }

  get parameters() {
    return this.#parameters;
  }

  set parameters(parameters) {
    this.#parameters = parameters;
    this.#restart();
  }

  /** What is shown; null while there is nothing. */
  get verdicts() {
    return this.#shown?.verdicts ?? null;
  }

  /** Asks again. */
  refresh() {
    // What is to come will ask what is there then.
    if (!this.#live || this.#waiting) return;
    const happening = this.#happening;
    this.#shown = null;
    this.#trouble = happening === null ? this.#words.say("empty") : "";
    if (happening !== null) this.#ask(happening);
    this.#draw();
  }

  /** @param {Happening} happening */
  #ask(happening) {
    try {
      this.#shown = this.#clockwork.ask(this.event, happening, this.now ?? happening.start, this.#words);
    } catch (error) {
      this.#fail(error);
    }
    if (this.#shown) this.#emit("kefu-clock", { verdicts: this.#shown.verdicts, cost: this.#shown.cost, next: this.#shown.next, readings: this.#readings });
  }

  get #words() {
    return wordsIn(languageOf(this.lang || this.closest("[lang]")?.getAttribute("lang") || ""));
  }

  /** Several settings changed in one task cost one engine. */
  #restart() {
    if (!this.#live || this.#waiting) return;
    this.#waiting = true;
    queueMicrotask(() => void this.#start());
  }

  async #start() {
    const { calendar } = this;
    this.#waiting = false;
    if (calendar === null) return this.refresh();
    try {
      const settings = { calendar, readings: this.#readings, parameters: this.#parameters, lang: this.#words.language };
      for (const problem of await this.#clockwork.start(settings)) {
        if (problem.severity === "error") this.#emit("kefu-error", problem);
      }
      this.refresh();
    } catch (error) {
      this.#fail(error);
      this.#draw();
    }
  }

  #draw() {
    this.#width = this.#view.width();
    this.#view.draw(this.#trouble, this.#shown, this.#width, this.#words);
  }

  /** @param {unknown} error */
  #fail(error) {
    const { code = "unknown", message = String(error), hint = "" } = /** @type {any} */ (error);
    this.#shown = null;
    this.#trouble = this.#words.say("failed", { reason: message });
    this.#emit("kefu-error", { code, message, hint });
  }

  /** @param {string} type @param {unknown} detail */
  #emit(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true }));
  }
}
