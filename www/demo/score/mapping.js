/**
 * What each column of a table is: a choice for each with what stands in it, and of a percentage whether 0.97 is meant for 97 %.
 * It reads no table. Invariant: a change gives a new mapping; only a list may have several columns.
 */

import { build } from "../dom.js";

/** @typedef {import("../../dist/open-sheets.js").ColumnMap} ColumnMap */
/** @typedef {import("../../dist/score.js").ScoreField} Field */

/** How a mapping calls the column of names. */
const PERSON = "name";

/**
 * @param {ColumnMap} map
 * @param {import("../../dist/open-sheets.js").OpenedCell[][]} rows below the titles
 * @param {Field[]} fields
 * @param {import("./index.js").Words} words
 */
export function drawMapping({ titles, fields: held, shares }, rows, fields, { say }) {
  const options = [["", say("holds-nothing")], [PERSON, say("person")], ...fields.map(({ id, title }) => [id, title])];
  const percents = new Set(fields.filter(({ type }) => type === "percent").map(({ id }) => id));
  return titles.map((title, at) => {
    const choice = build("select", { id: `score-column-${at}`, "data-column": String(at) }, ...options.map(([value, text]) => build("option", { value }, text)));
    const field = held[at];
    choice.value = field ?? "";
    const samples = rows.slice(0, 3).flatMap((row) => (row[at] === null || row[at] === undefined || row[at] === "" ? [] : [String(row[at])]));
    const share = build("input", { type: "checkbox", "data-share": field ?? "", checked: field && shares.includes(field) ? "" : undefined });
    return build("div", { class: "field" }, build("label", { for: choice.id }, title || String(at + 1)), choice, build("p", { class: "note cells" }, samples.join(" / ")),
      ...(field && percents.has(field) ? [build("label", { class: "share" }, share, say("share"))] : []));
  });
}

/** The mapping after a person changed a choice or a box of it. @param {ColumnMap} map @param {Field[]} fields @param {EventTarget | null} target */
export function remapped(map, fields, target) {
  if (target instanceof HTMLSelectElement) {
    const [at, wanted] = [Number(target.dataset.column), target.value || null];
    const several = fields.find(({ id }) => id === wanted)?.type === "list";
    return { ...map, fields: map.fields.map((held, place) => (place === at ? wanted : held === wanted && !several ? null : held)) };
  }
  if (target instanceof HTMLInputElement && target.dataset.share) {
    const field = target.dataset.share;
    const others = map.shares.filter((each) => each !== field);
    return { ...map, shares: target.checked ? [...others, field] : others };
  }
  return map;
}
