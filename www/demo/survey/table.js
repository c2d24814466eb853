/** A table of figures under names, in a box that scrolls when it is wider than the page. */

import { build } from "../dom.js";

/**
 * @param {string[]} heads
 * @param {(string | number | Node)[][]} rows the first cell names the row
 * @param {string} label
 */
export function table(heads, rows, label) {
  return build("div", { class: "table-box", tabindex: "0", role: "group", "aria-label": label }, build("table", { class: "figures-table" },
    build("thead", {}, build("tr", {}, ...heads.map((head) => build("th", { scope: "col" }, head)))),
    build("tbody", {}, ...rows.map(([name, ...cells]) => build("tr", {}, build("th", { scope: "row" }, plain(name)), ...cells.map((cell) => build("td", {}, plain(cell))))))));
}

/** @param {string | number | Node} cell */
const plain = (cell) => (cell instanceof Node ? cell : String(cell));
