/**
 * "Deadlines": an event by the calendar of those who promised, on a time line, with `<kefu-clock>`.
 * It owns the case that is open and passes it on; working out times is the engine's, showing them the element's.
 */

import "../../dist/define-clock.js";
import { ServiceClock } from "../../dist/clock.js";
import { grouped } from "../choices.js";
import { build } from "../dom.js";
import { speakerOf } from "../wording.js";
import { caseOf, listCalendars, loadCalendar } from "./calendars.js";
import { mountControls } from "./controls.js";
import { strings as english } from "./strings/en.js";
import { strings as simplified } from "./strings/zh-CN.js";
import { strings as traditional } from "./strings/zh-TW.js";

/** @typedef {import("../views.js").Host} Host */
/** @typedef {import("./calendars.js").Case} Case */

/** The calendar the view opens with. */
const FIRST = "supervisor/complaints";

const speaker = speakerOf({ "zh-CN": simplified, "zh-TW": traditional, en: english });

/** @param {HTMLElement} place @param {Host} host @param {AbortSignal} signal */
export async function mount(place, host, signal) {
  const desk = new Desk(host, await listCalendars(), signal);
  await desk.choose(FIRST);
  place.replaceChildren(desk.body);
  return { speak: () => desk.speak() };
}

class Desk {
  #host;
  #calendars;
  #controls;
  #parts = partsOf();
  /** @type {import("./calendars.js").CalendarDocument | null} */
  #calendar = null;
  /** @type {Case | null} */
  #case = null;
  /** @type {Record<string, number>} */
  #parameters = {};
  #asked = 0;

  /** @param {Host} host @param {Awaited<ReturnType<typeof listCalendars>>} calendars @param {AbortSignal} signal */
  constructor(host, calendars, signal) {
    this.#host = host;
    this.#calendars = calendars;
    this.#controls = mountControls({
      onCase: (part) => this.#set(part),
      onFigure: (id, value) => {
        this.#parameters = { ...this.#parameters, [id]: value };
        this.#parts.shown.parameters = this.#parameters;
      },
    }, signal);
    const { calendar, event, facts } = this.#parts;
    facts.append(this.#controls.element);
    calendar.addEventListener("change", () => void this.choose(calendar.value), { signal });
    event.addEventListener("change", () => this.#begin(event.value || null), { signal });
  }

  get body() {
    return this.#parts.body;
  }

  /** Takes another calendar; of two at once only the later one counts. @param {string} id */
  async choose(id) {
    const turn = (this.#asked += 1);
    const calendar = await this.#host.during(() => loadCalendar(id));
    if (turn !== this.#asked) return;
    this.#calendar = calendar;
    this.#parameters = {};
    const { shown } = this.#parts;
    shown.calendar = calendar;
    shown.readings = {};
    shown.parameters = {};
    this.#begin(Object.keys(calendar.events ?? {})[0] ?? null);
    this.speak();
  }

  speak() {
    const language = this.#host.language();
    const say = speaker(language);
    const { worded, calendar, shown } = this.#parts;
    for (const [element, key] of worded) element.textContent = say(key);
    shown.lang = language;
    calendar.replaceChildren(...grouped(this.#calendars, language));
    if (this.#calendar) calendar.value = this.#calendar.id;
    this.#draw();
  }

  /** Begins with the case that the document has of an event. @param {string | null} event */
  #begin(event) {
    if (!this.#calendar) return;
    this.#case = caseOf(this.#calendar, event);
    this.#show();
    this.#draw();
  }

  /** @param {Partial<Case>} part */
  #set(part) {
    if (!this.#case) return;
    this.#case = { ...this.#case, ...part };
    this.#show();
    // The fields that are there hold what was entered; drawing them anew would take the focus.
    if (this.#calendar) this.#controls.keep(this.#case);
  }

  #show() {
    if (!this.#case) return;
    const { event, start, now, ends, circumstances, pauses } = this.#case;
    const { shown } = this.#parts;
    shown.event = event;
    shown.now = now;
    shown.happening = { start, ends, circumstances, pauses };
  }

  #draw() {
    if (!this.#calendar || !this.#case) return;
    const language = this.#host.language();
    const say = speaker(language);
    const clock = new ServiceClock(this.#calendar, { lang: language, parameters: this.#parameters });
    const { about } = clock;
    clock.dispose();
    const { event } = this.#parts;
    event.replaceChildren(...about.events.map(({ id, title }) => build("option", { value: id }, title)),
      build("option", { value: "" }, say("allTargets")));
    event.value = this.#case.event ?? "";
    this.#controls.draw(this.#case, about, say);
  }
}

function partsOf() {
  /** @type {[HTMLElement, keyof typeof simplified][]} elements whose words change with the language alone */
  const worded = [];
  /** @template {HTMLElement} Kind @param {keyof typeof simplified} key @param {Kind} element */
  const word = (key, element) => (worded.push([element, key]), element);
  const calendar = build("select", { id: "clock-calendar" });
  const event = build("select", { id: "clock-event" });
  const field = (/** @type {keyof typeof simplified} */ key, /** @type {HTMLElement} */ control) =>
    build("div", { class: "field" }, word(key, build("label", { for: control.id })), control);
  const facts = build("section", { class: "block", "aria-labelledby": "clock-facts-title" },
    word("facts", build("h2", { id: "clock-facts-title" })), field("calendar", calendar), field("event", event));
  const shown = /** @type {import("../../dist/define-clock.js").KefuClockElement} */ (document.createElement("kefu-clock"));
  const body = build("div", { class: "sheet-body" },
    build("header", { class: "sheet-head" }, word("title", build("h1")), word("lead", build("p", { class: "lead" }))),
    build("div", { class: "clock-grid" }, facts, shown));
  return { body, worded, calendar, event, facts, shown };
}
