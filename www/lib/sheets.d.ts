import type { Table } from "./index.js";
export { KefuError } from "./index.js";
export type { Table } from "./index.js";

/** What stands in a cell. A `formula` goes without `=`, and `value` is what it comes to; `format` is a spreadsheet's, `0.00%`. */
export type SheetCell = string | number | null | { value: string | number | null; formula?: string; format?: string; bold?: boolean };
/** A table with formulas, widths (in characters) and a layout for A4: one page wide, the titles on each page. Every {@link Table} is one. */
export type Sheet = {
  name: string;
  columns: (string | { title: string; width?: number })[];
  rows: SheetCell[][];
  print?: { landscape?: boolean; heading?: string };
};

/**
 * Tables as an XLSX file: titles bold and frozen, figures as figures, formulas only where they are given as such, texts never; the same tables give the same bytes.
 * The first call loads `sheets.wasm`.
 * @param options `source`: its address, if it does not lie beside this file
 * @throws KefuError `invalid-argument`, `table-too-large` (also two sheets of one name), `module-missing`
 */
export function toXlsx(book: { sheets: Sheet[] }, options?: { source?: URL | string }): Promise<Uint8Array<ArrayBuffer>>;
