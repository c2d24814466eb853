// The card: the question somebody is at, the way through, and at the end the thanks.
//
// Refuses to know: the engine, the device, the host. It is given what to show and tells what was pressed.
// Invariants: the focus is never taken from elsewhere, and never lost inside; what did not change is not drawn anew.

import { fill } from "../../strings/index.js";
import { make } from "../dom.js";
import { fieldOf } from "./fields/index.js";
import { questionOf } from "./sitting.js";
import { surveyStyles } from "./styles.js";

/** @typedef {import("./fields/frame.js").Field} Field */
/** @typedef {import("./sitting.js").QuestionView} QuestionView */
/** @typedef {import("./strings.js").Strings} Strings */
/** @typedef {import("../../index.js").Problem} Problem */
/** @typedef {{ question: QuestionView, strings: Strings, signature: string, field: Field }} Shown a question as it was drawn last */
/**
 * @typedef {object} Handlers
 * @property {import("./fields/frame.js").Report["answer"]} answer
 * @property {() => void} next
 * @property {() => void} back
 * @property {() => void} close
 * @property {() => void} again
 */
/**
 * @typedef {object} Asking
 * @property {string} title
 * @property {string} intro
 * @property {string} pageTitle
 * @property {boolean} anonymous
 * @property {boolean} closable
 * @property {boolean} resumed
 * @property {string} step
 * @property {QuestionView[]} questions
 * @property {number} at from 0
 * @property {number} of
 * @property {Problem[]} problems
 */
/** @typedef {{ title: string, thanks: string, delivery: string, closable: boolean, again: boolean }} Ending */

/** @param {HTMLElement} host @param {ElementInternals} internals @param {Handlers} handlers */
export function createCard(host, internals, handlers) {
  const root = host.attachShadow({ mode: "open" });
  root.adoptedStyleSheets = [surveyStyles()];
  const parts = partsOf(handlers);
  root.append(parts.card, parts.live);
  internals.role = "region";
  /** @type {Map<string, Shown>} */
  let fields = new Map();
  let step = "";
  let byKeys = false;
  root.addEventListener("keydown", () => (byKeys = true), { capture: true });
  root.addEventListener("pointerdown", () => (byKeys = false), { capture: true });

  /** @param {QuestionView[]} questions @param {Strings} strings */
  const place = (questions, strings) => {
    const next = new Map(questions.map((question) => {
      const before = fields.get(question.id);
      // Of thirty questions on a page an answer changes one; to touch the others would cost more than all the rest.
      if (before?.question === question && before.strings === strings) return [question.id, before];
      const signature = JSON.stringify({ ...question, value: undefined, other: undefined });
      const kept = before?.signature === signature && before.strings === strings ? before.field : null;
      const field = kept ?? fieldOf(question, strings, handlers);
      kept?.show(question);
      return [question.id, { question, strings, signature, field }];
    }));
    const elements = [...next.values()].map(({ field }) => field.element);
    fields = next;
    if (elements.length === parts.body.children.length && elements.every((element, at) => element === parts.body.children[at])) return;
    const held = root.activeElement?.closest(".field");
    const id = [...parts.body.children].indexOf(/** @type {Element} */ (held));
    parts.body.replaceChildren(...elements);
    if (held && !held.isConnected) [...next.values()][id]?.field.focus();
  };

  return {
    root,
    card: parts.card,
    /** @param {Asking} state @param {Strings} strings */
    ask(state, strings) {
      const inside = root.activeElement !== null;
      const moved = step !== state.step;
      internals.ariaLabel = state.title;
      drawAround(parts, state, strings);
      place(state.questions, strings);
      complain(fields, state.problems);
      if (moved && inside) (byKeys ? [...fields.values()].find(({ field }) => field.element.querySelector("input, textarea, button"))?.field : parts.body)?.focus();
      if (moved && step !== "") parts.live.textContent = parts.place.textContent;
      step = state.step;
    },
    /** To what has to be mended first. */
    toProblem() {
      for (const { field } of fields.values()) {
        if (field.element.querySelector(".problem:not([hidden])")) return field.focus();
      }
    },
    /** @param {Ending} state @param {Strings} strings */
    end(state, strings) {
      const inside = root.activeElement !== null;
      internals.ariaLabel = state.title;
      drawEnd(parts, state, strings);
      fields = new Map();
      step = "";
      if (inside && !parts.end.contains(root.activeElement)) parts.end.focus();
    },
    /** @param {string} sentence */
    say: (sentence) => (parts.live.textContent = sentence),
  };
}

/** @param {Handlers} handlers */
function partsOf(handlers) {
  const name = make("h2", "name");
  const badge = make("span", "badge");
  const close = make("button", "close", "×");
  const done = make("div", "done");
  const progress = make("div", "progress", done);
  const resumed = make("p", "resumed");
  const intro = make("p", "intro");
  const pageTitle = make("p", "page-title");
  const body = make("div", "body");
  const place = make("span", "place-in");
  const back = make("button", "back");
  const next = make("button", "next");
  const form = make("form", "asking", progress, resumed, intro, pageTitle, body, make("div", "foot", place, back, next));
  const thanks = make("p", "thanks");
  const delivery = make("p", "delivery");
  const again = make("button", "again");
  const end = make("div", "end", thanks, delivery, again);
  const live = make("p", "live");
  const card = make("div", "card", make("div", "head", name, badge), form, end, close);
  progress.ariaHidden = "true";
  // What is inside gets the focus when the control that had it is gone.
  for (const element of [body, end]) element.tabIndex = -1;
  for (const element of [close, back, again]) element.type = "button";
  delivery.role = "status";
  live.role = "status";
  form.noValidate = true;
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    handlers.next();
  });
  back.addEventListener("click", handlers.back);
  close.addEventListener("click", handlers.close);
  again.addEventListener("click", handlers.again);
  return { card, name, badge, close, progress, done, resumed, intro, pageTitle, body, place, back, next, form, thanks, delivery, again, end, live };
}

/** @typedef {ReturnType<typeof partsOf>} Parts */

/** @param {Parts} parts @param {Asking} state @param {Strings} strings */
function drawAround(parts, { title, intro, pageTitle, anonymous, closable, resumed, at, of }, strings) {
  parts.form.hidden = false;
  parts.end.hidden = true;
  write(parts.name, title);
  write(parts.badge, anonymous ? strings.anonymous : "");
  write(parts.intro, at === 0 ? intro : "");
  write(parts.resumed, resumed ? strings.resumed : "");
  write(parts.pageTitle, pageTitle);
  write(parts.place, of > 1 ? fill(strings.progress, { at: at + 1, of }) : "");
  write(parts.back, strings.back);
  write(parts.next, at + 1 < of ? strings.next : strings.submit);
  parts.back.hidden = at === 0;
  parts.close.hidden = !closable;
  parts.close.ariaLabel = strings.close;
  parts.progress.hidden = of <= 1;
  parts.done.style.transform = `scaleX(${of === 0 ? 0 : (at + 1) / of})`;
}

/** @param {Parts} parts @param {Ending} state @param {Strings} strings */
function drawEnd(parts, { title, thanks, delivery, closable, again }, strings) {
  parts.form.hidden = true;
  parts.end.hidden = false;
  write(parts.name, title);
  write(parts.badge, "");
  write(parts.thanks, thanks);
  write(parts.delivery, delivery);
  write(parts.again, again ? strings.again : "");
  parts.close.hidden = !closable;
  parts.close.ariaLabel = strings.close;
}

/** A text that is not there takes no room. @param {HTMLElement} element @param {string} text */
function write(element, text) {
  if (element.textContent !== text) element.textContent = text;
  element.hidden = text === "";
}

/** @param {Map<string, { field: Field }>} fields @param {Problem[]} problems */
function complain(fields, problems) {
  for (const [id, { field }] of fields) {
    const sentences = problems.filter((problem) => questionOf(problem) === id).map(({ message }) => message);
    field.complain([...new Set(sentences)].join(" "));
  }
}
