// Tables as a workbook for spreadsheets, by a module of its own: a page that exports nothing never loads it.

import * as glue from "#glue";
import { KefuError, invalidArgument } from "./errors.js";
import { read } from "./files.js";

/** @typedef {import("./sheets.js").Sheet} Sheet */

export { KefuError };

/** Types are checked with the glue of the module that has everything else. */
const { workbookOf } = /** @type {{ workbookOf: (sheets: Sheet[]) => Uint8Array<ArrayBuffer> }} */ (/** @type {unknown} */ (glue));
/** @type {Promise<void> | null} */
let loading = null;

/**
 * @param {{ sheets: Sheet[] }} book
 * @param {{ source?: URL | string }} [options]
 * @returns {Promise<Uint8Array<ArrayBuffer>>}
 */
export async function toXlsx({ sheets }, { source = new URL("./sheets.wasm", import.meta.url) } = {}) {
  checked(sheets);
  loading ??= load(source).catch((error) => {
    loading = null;
    throw error;
  });
  await loading;
  try {
    return workbookOf(sheets);
  } catch (error) {
    if (typeof error !== "string") throw error;
    throw new KefuError("table-too-large", error, { path: "sheets", hint: "a sheet holds 1,048,576 rows, 16,384 columns, 32,767 characters a cell" });
  }
}

/** @param {URL | string} source */
async function load(source) {
  const bytes = await (await read(source)).arrayBuffer();
  glue.initSync({ module: await WebAssembly.compile(bytes) });
}

/** @param {unknown} sheets */
function checked(sheets) {
  if (!Array.isArray(sheets) || sheets.length === 0) throw invalidArgument("sheets", "not a list of tables", "pass { sheets: [{ name, columns, rows }] }");
  for (const [at, sheet] of sheets.entries()) {
    for (const part of ["columns", "rows"]) {
      if (!Array.isArray(sheet?.[part])) throw invalidArgument(`sheets[${at}].${part}`, "not a list", "pass { name, columns, rows }");
    }
  }
}
