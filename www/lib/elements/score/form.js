// The form of a sheet, made from its fields: the facts of the month, and apart from them the parameters that are set by
// management; beside each field what is wrong with it.
//
// Refuses to know: scoring. Invariants: what the person typed is never changed by it, nor hidden; what is only not entered
// yet is marked, not scolded; a field that is asked under a condition is there when it is asked.

import { make } from "../dom.js";
import { controlOf } from "./controls.js";
import { listOf } from "./list.js";

/** @typedef {import("../../score-types.js").ScoreField} Field */
/** @typedef {import("../../index.js").Problem} Problem */
/** @typedef {import("./strings.js").Strings} Strings */
/** @typedef {{ field: Field, control: import("./controls.js").Control & { mark?: ReturnType<typeof listOf>["mark"] }, element: HTMLElement, note: HTMLElement }} Entry */

/** A default of these is chosen in the control itself; that of the others stands in it as a hint. */
const STANDING = ["level", "flag"];
/** The code of a problem that says nothing was entered. */
export const MISSING = "missing";

/**
 * @param {Field[]} fields
 * @param {Strings} strings
 * @param {() => void} onChange
 */
export function createForm(fields, strings, onChange) {
  const entries = fields.map((field) => entryOf(field, strings, onChange));
  const parts = [partOf("facts", strings.facts, entries.filter(({ field }) => !field.parameter)), partOf("parameters", strings.parameters, entries.filter(({ field }) => field.parameter))];
  const element = make("div", "form", ...parts.map((part) => part.element));
  element.addEventListener("input", onChange);
  return {
    element,
    /** @returns {Record<string, unknown>} */
    read: () => Object.fromEntries(entries.flatMap(({ field, control }) => {
      const value = control.read();
      return value === undefined ? [] : [[field.id, value]];
    })),
    /** @param {Record<string, unknown>} inputs */
    write(inputs) {
      for (const { field, control } of entries) control.write(inputs[field.id] ?? (STANDING.includes(field.type) ? field.default : undefined));
    },
    /** @param {Problem[]} problems */
    mark(problems) {
      const byField = grouped(problems);
      for (const entry of entries) {
        const own = byField.get(entry.field.id) ?? [];
        markEntry(entry, own, strings);
        entry.element.hidden = own.length === 0 && isIdle(entry);
      }
      for (const part of parts) part.element.hidden = part.entries.every((entry) => entry.element.hidden);
    },
  };
}

/** @param {string} name @param {string} title @param {Entry[]} entries */
function partOf(name, title, entries) {
  const element = make("section", name, make("h3", "heading", title), make("div", "fields", ...entries.map((entry) => entry.element)));
  element.hidden = entries.length === 0;
  return { element, entries };
}

/**
 * Whether a field waits for its condition: nothing stands in it, and nothing is wrong with that. One that a person is in stays.
 * @param {Entry} entry
 */
function isIdle({ field, control, element }) {
  if (!field.conditional || field.default !== null || element.matches(":focus-within")) return false;
  const value = control.read();
  return value === undefined || value === false || (Array.isArray(value) && value.length === 0);
}

/** @param {Field} field @param {Strings} strings @param {() => void} onChange @returns {Entry} */
function entryOf(field, strings, onChange) {
  const id = `field-${field.id}`;
  const single = !["level", "list"].includes(field.type) || (field.options?.length ?? 0) > 4;
  const control = field.type === "list" ? listOf({ kind: field, id, title: field.title, strings, onChange }) : controlOf({ kind: field, id, name: single ? "" : field.title, strings });
  const note = make("p", "problem");
  note.id = `${id}-problem`;
  const title = single ? make("label", "title", field.title) : make("span", "title", field.title);
  if (title instanceof HTMLLabelElement) title.htmlFor = id;
  control.focusable.setAttribute("aria-describedby", note.id);
  const remark = field.note ? [make("small", "aside", field.note)] : [];
  return { field, control, note, element: make("div", `field ${field.type}`, title, control.element, ...remark, note) };
}

/** @param {Entry} entry @param {(Problem & { place: number | null })[]} problems @param {Strings} strings */
function markEntry({ control, element, note }, problems, strings) {
  const own = problems.filter(({ place }) => place === null);
  const missing = own.length > 0 && own.every(({ code }) => code === MISSING);
  const message = missing ? strings.required : own.map(({ message: said, hint }) => [said, hint].filter(Boolean).join(" ")).join(" ");
  if (note.textContent !== message) note.textContent = message;
  element.classList.toggle("open", missing);
  const wrong = own.some(({ severity, code }) => severity === "error" && code !== MISSING);
  if (control.bearer) control.bearer.ariaInvalid = wrong ? "true" : null;
  element.classList.toggle("wrong", wrong);
  control.mark?.(problems);
}

/** Problems by the field they are about, with the entry of a list. @param {Problem[]} problems */
function grouped(problems) {
  /** @type {Map<string, (Problem & { place: number | null })[]>} */
  const byField = new Map();
  for (const problem of problems) {
    const [, id, place] = /^inputs\.([^.[]+)(?:\[(\d+)\])?/.exec(problem.path) ?? [];
    if (id !== undefined) byField.set(id, [...(byField.get(id) ?? []), { ...problem, place: place === undefined ? null : Number(place) }]);
  }
  return byField;
}
