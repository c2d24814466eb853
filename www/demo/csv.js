/** Cells of a table in CSV, as exports of this page and of spreadsheets have them. It knows no columns. */

/** The cells of a table in CSV; quotation marks double within quotation marks. @param {string} text */
export function cellsOf(text) {
  /** @type {string[][]} */
  const rows = [];
  /** @type {string[]} */
  let row = [];
  for (const [, quoted, plain, end] of text.replace(/^\uFEFF/, "").matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/g)) {
    if (row.length === 0 && quoted === undefined && plain === "" && end === "") break;
    // A text that a spreadsheet would take for a formula was guarded by an apostrophe.
    row.push((quoted?.replaceAll('""', '"') ?? plain).replace(/^'(?=[=+\-@\t\r])/, ""));
    if (end === ",") continue;
    rows.push(row);
    row = [];
  }
  return rows;
}
