import type { Table } from "./index.js";
export { KefuError } from "./index.js";
export type { Table } from "./index.js";

/**
 * Tables as an XLSX file: titles bold and frozen, figures as figures, texts never as formulas; the same tables give the same bytes.
 * The first call loads `sheets.wasm`.
 * @param options `source`: its address, if it does not lie beside this file
 * @throws KefuError `invalid-argument`, `table-too-large` (also two sheets of one name), `module-missing`
 */
export function toXlsx(book: { sheets: Table[] }, options?: { source?: URL | string }): Promise<Uint8Array<ArrayBuffer>>;
