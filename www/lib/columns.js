// Which column of a table holds which field of a sheet: guessed by its title, put right by a person, remembered by the
// titles, so that next month's file of the same form needs no questions.

/**
 * @typedef {import("./open-sheets.js").FieldName} FieldName
 * @typedef {import("./open-sheets.js").ColumnMap} ColumnMap
 * @typedef {import("./open-sheets.js").OpenedCell} OpenedCell
 */

/** The column that names the person, in the titles people give it. */
const NAMES = ["姓名", "名字", "客服", "员工", "員工", "人员", "人員", "name", "agent", "employee"];
/** The name that the person's column has in a mapping. */
export const PERSON = "name";

/** A title as it is compared: without spaces, signs, units in brackets and the number of an item, in small letters. */
const folded = (/** @type {unknown} */ title) =>
  String(title ?? "").normalize("NFKC").toLowerCase().replace(/\(.*?\)|\[.*?\]/gu, "").replace(/[\s:_\-./]+/gu, "");
const unnumbered = (/** @type {string} */ title) => title.replace(/\d+$/u, "");

/**
 * @param {readonly unknown[]} head the titles
 * @param {readonly FieldName[]} fields
 * @param {readonly ColumnMap[]} [remembered] earlier mappings, the latest first
 * @returns {ColumnMap}
 */
export function guessColumns(head, fields, remembered = []) {
  const titles = head.map((title) => String(title ?? ""));
  const known = remembered.find((map) => map.titles.length === titles.length && map.titles.every((title, at) => folded(title) === folded(titles[at])));
  const ids = new Set([PERSON, ...fields.map(({ id }) => id)]);
  if (known !== undefined) return { titles, fields: known.fields.map((field) => (field !== null && ids.has(field) ? field : null)), shares: known.shares };
  /** @type {Set<string>} */
  const taken = new Set();
  const found = titles.map((title) => {
    const field = fieldCalled(title, fields);
    if (field === null || (taken.has(field) && fields.find(({ id }) => id === field)?.type !== "list")) return null;
    taken.add(field);
    return field;
  });
  return { titles, fields: found, shares: [] };
}

/**
 * @param {string} title
 * @param {readonly FieldName[]} fields
 */
function fieldCalled(title, fields) {
  const wanted = folded(title);
  if (wanted === "") return null;
  const called = (/** @type {string} */ name) => fields.find(({ id, title: own, names = [] }) => [id, own, ...names].some((each) => folded(each) === name));
  const items = called(unnumbered(wanted));
  const field = called(wanted) ?? (items?.type === "list" ? items : undefined);
  return field?.id ?? (NAMES.includes(wanted) ? PERSON : null);
}

/**
 * What was entered for each person: the rows below the head by a mapping. Columns of one list come together; what is empty
 * is left out, so that it counts as not entered.
 * @param {readonly (readonly OpenedCell[])[]} rows
 * @param {ColumnMap} map
 * @param {readonly FieldName[]} fields
 * @returns {{ name: string, inputs: Record<string, unknown> }[]}
 */
export function rowsBy(rows, map, fields) {
  const lists = new Set(fields.filter(({ type }) => type === "list").map(({ id }) => id));
  const shares = new Set(map.shares);
  return rows.filter((row) => row.some((cell) => cell !== null && cell !== "")).map((row) => {
    /** @type {Record<string, unknown>} */
    const inputs = {};
    let name = "";
    for (const [at, field] of map.fields.entries()) {
      const cell = row[at] ?? null;
      if (field === null || cell === null || cell === "") continue;
      if (field === PERSON) name = String(cell);
      else if (lists.has(field)) inputs[field] = [.../** @type {unknown[]} */ (inputs[field] ?? []), ...items(cell)];
      // A spreadsheet holds 97 % as 0.97, and nothing in it says which was meant; the person who maps the column does.
      else inputs[field] = shares.has(field) && typeof cell === "number" ? `${Number((cell * 100).toPrecision(15))}%` : cell;
    }
    return { name, inputs };
  });
}

/** The items in one cell: a figure, or several with signs between. @param {OpenedCell} cell */
const items = (cell) => (typeof cell === "string" ? cell.split(/[、;；\s]+/u).filter((item) => item !== "") : [cell]);
