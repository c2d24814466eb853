// A control for a list: one row for each event, each with a control of its own, added and removed by a person.
//
// Refuses to know: what an entry is. Invariants: a row in which nothing was entered is not handed over; a problem of an
// entry finds its row even so; after a row is removed the focus is at a place that is still there.

import { fill } from "../../strings/index.js";
import { make } from "../dom.js";
import { controlOf } from "./controls.js";

/** @typedef {import("./controls.js").Control} Control */
/** @typedef {{ control: Control, element: HTMLElement, note: HTMLElement }} Row */

/**
 * @param {{ kind: import("../../score-types.js").ScoreField, id: string, title: string, strings: import("./strings.js").Strings, onChange: () => void }} wanted
 * @returns {Control & { mark: (problems: { place: number | null, message: string }[]) => void }} `place` counts the entries handed over
 */
export function listOf({ kind, id, title, strings, onChange }) {
  /** @type {Row[]} */
  let rows = [];
  const list = make("ol", "rows");
  const add = make("button", "add", strings.add);
  add.type = "button";
  add.ariaLabel = fill(strings.addTo, { title });
  const element = make("div", "list", list, add);
  element.id = id;
  const of = { type: kind.of ?? "number", unit: kind.unit, options: kind.options };

  const append = (/** @type {unknown} */ value) => {
    const n = rows.length + 1;
    const control = controlOf({ kind: of, id: `${id}-${n}`, name: fill(strings.entry, { title, n }), strings });
    if (value !== undefined) control.write(value);
    const remove = make("button", "remove", "×");
    remove.type = "button";
    remove.ariaLabel = fill(strings.remove, { title, n });
    const note = make("p", "problem");
    const row = { control, note, element: make("li", "row", control.element, remove, note) };
    remove.addEventListener("click", () => take(row));
    rows.push(row);
    list.append(row.element);
    return row;
  };
  const take = (/** @type {Row} */ gone) => {
    const values = rows.filter((row) => row !== gone).map(({ control }) => control.read());
    write(values);
    (rows.at(-1)?.control.focusable ?? add).focus();
    onChange();
  };
  const write = (/** @type {unknown} */ values) => {
    rows = [];
    list.replaceChildren();
    for (const value of Array.isArray(values) ? values : []) append(value);
  };
  add.addEventListener("click", () => {
    append(undefined).control.focusable.focus();
    onChange();
  });

  const entered = () => rows.filter(({ control }) => control.read() !== undefined);
  return {
    element,
    focusable: add,
    bearer: null,
    read: () => entered().map(({ control }) => control.read()),
    write,
    mark(problems) {
      const told = new Map(problems.map(({ place, message }) => [place === null ? undefined : entered()[place], message]));
      for (const row of rows) say(row, told.get(row) ?? "");
    },
  };
}

/** @param {Row} row @param {string} message */
function say({ control, note }, message) {
  if (note.textContent !== message) note.textContent = message;
  if (control.bearer) control.bearer.ariaInvalid = message === "" ? null : "true";
}
