// The lines of a report as a tree: each with its formula in numbers, what it comes to, and where it is written.
//
// Refuses to know: how a figure came about. Invariants: lines keep their elements as long as the sheet is the same, so that a
// keystroke touches only the words that change; nothing is told by colour alone.

import { fill } from "../../strings/index.js";
import { make } from "../dom.js";

/** @typedef {import("../../score-types.js").ScoreLine} Line */
/** @typedef {import("./strings.js").Strings} Strings */
/** @typedef {{ element: HTMLElement, update: (line: Line) => void }} View */

/** Lines that stand deeper are folded away until somebody wants to see them. */
const OPEN_DEPTH = 2;

/** @param {Strings} strings */
export function createLines(strings) {
  const element = make("ul", "lines");
  /** @type {View[]} */
  let views = [];
  let shape = "";
  return {
    element,
    /** @param {Line[]} lines */
    update(lines) {
      const now = shapeOf(lines);
      if (now !== shape) {
        shape = now;
        views = lines.map((line) => viewOf(line, strings));
        element.replaceChildren(...views.map((view) => view.element));
      }
      lines.forEach((line, at) => views[at].update(line));
    },
  };
}

/** What makes two lists of lines the same sheet. @param {Line[]} lines @returns {string} */
const shapeOf = (lines) => lines.map(({ id, title, lines: parts }) => `${id}\n${title}(${shapeOf(parts)})`).join();

/** @param {Line} line @param {Strings} strings @param {number} [depth] @returns {View} */
function viewOf(line, strings, depth = 0) {
  const value = words("value");
  const formula = words("formula");
  const note = words("note");
  const bar = make("span", "bar");
  const source = sourceOf(line, strings);
  const parts = line.lines.map((part) => viewOf(part, strings, depth + 1));
  const head = make("span", "line-head", make("span", "line-title", line.title), bar, value.element);
  const element = make("li", "line", head, formula.element, note.element, ...(source === "" ? [] : [make("small", "source", source)]));
  if (parts.length > 0) element.append(fold(make("ul", "lines", ...parts.map((part) => part.element)), parts.length, strings, depth < OPEN_DEPTH));
  const share = shareOf(bar);
  return {
    element,
    update(now) {
      if (element.dataset.state !== now.state) element.dataset.state = now.state;
      value.say(valueOf(now, strings));
      formula.say(now.formula);
      note.say(noteOf(now, strings));
      share(now);
      now.lines.forEach((part, at) => parts[at].update(part));
    },
  };
}

/** @param {HTMLElement} list @param {number} count @param {Strings} strings @param {boolean} open */
function fold(list, count, strings, open) {
  const element = make("details", "parts", make("summary", "parts-title", fill(strings.parts, { n: count })), list);
  element.open = open;
  return element;
}

/** An element for a text that is only touched when it changes. @param {string} name */
function words(name) {
  const element = make("span", name);
  element.hidden = true;
  let said = "";
  return {
    element,
    /** @param {string} text */
    say(text) {
      if (text === said) return;
      said = text;
      element.textContent = text;
      element.hidden = text === "";
    },
  };
}

/** A bar of what was kept of the most there is; it only repeats what the figures beside it say. @param {HTMLElement} bar */
function shareOf(bar) {
  bar.ariaHidden = "true";
  let drawn = "";
  return (/** @type {Line} */ { value, max }) => {
    const share = value === null || max === null || max === undefined ? NaN : Number(value) / Number(max);
    const width = share >= 0 ? `${Math.min(100, share * 100)}%` : "";
    if (width === drawn) return;
    drawn = width;
    bar.style.setProperty("--share", width);
    bar.classList.toggle("drawn", width !== "");
  };
}

/** @param {Line} line @param {Strings} strings */
export function valueOf({ value, state, max, unit }, strings) {
  if (state === "not-applicable") return strings.notApplicable;
  if (value === null) return strings.unknown;
  if (unit === "yuan") return yuan(value, strings);
  return max === null ? written(value) : `${written(value)} / ${max}`;
}

/** A figure with the sign that formulas have. @param {string} figure */
export const written = (figure) => figure.replace(/^-/, "−");

/** An amount as people write it. @param {string} amount @param {Strings} strings */
export const yuan = (amount, strings) => `${written(amount.includes(".") ? amount.replace(/\.\d$/, "$&0") : `${amount}.00`)} ${strings.yuan}`;

/** @param {Line} line @param {Strings} strings */
function noteOf({ remarks, note, reconstructed, weight }, strings) {
  return [weight === null ? "" : fill(strings.weight, { weight }), ...remarks, note, reconstructed ? strings.rebuilt : ""].filter(Boolean).join(" · ");
}

/** @param {Line} line @param {Strings} strings */
function sourceOf({ rows, source }, strings) {
  const places = [source, rows.join(" ")].filter(Boolean).join(" · ");
  return places === "" ? "" : fill(strings.source, { rows: places });
}
