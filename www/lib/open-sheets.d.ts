export { KefuError } from "./index.js";

/** What stands in a cell: a date is a text, `2024-05-01`; an error is null. Cells of CSV are texts. */
export type OpenedCell = string | number | boolean | null;
/** A sheet of a file; CSV is one without a name. */
export type OpenedSheet = { name: string; rows: OpenedCell[][] };

/**
 * The tables in a file: XLSX, XLSM, XLSB, XLS, ODS, or CSV with commas, semicolons or tabs in UTF-8, UTF-16 or GB 18030.
 * The first spreadsheet loads `open-sheets.wasm`; CSV needs no module. Nothing is computed: of a formula the figure in the file is taken.
 * @param options `source`: its address, if it does not lie beside this file
 * @throws KefuError `invalid-argument`, `file-too-large` (over 64 MB), `file-unreadable`, `module-missing`
 */
export function openSheets(file: Blob | ArrayBuffer | Uint8Array, options?: { source?: URL | string }): Promise<OpenedSheet[]>;

/** A field of a score sheet as `ScoreSheet.fields()` gives it; `names` are further titles it goes by. */
export type FieldName = { id: string; title: string; type: string; names?: string[] };
/**
 * Which column holds what: plain data, to be kept and passed again. `fields` has for each column a field's id, `"name"` for the
 * person, or null. `shares` are the fields of percent whose columns hold 0.97 for 97 %.
 */
export type ColumnMap = { titles: string[]; fields: (string | null)[]; shares: string[] };

/**
 * A mapping to begin with: the latest of the `remembered` ones for the same titles, else by the titles. A list may have several
 * columns (迟到 1, 迟到 2).
 */
export function guessColumns(head: readonly unknown[], fields: readonly FieldName[], remembered?: readonly ColumnMap[]): ColumnMap;
/** The rows below the head as what `ScoreSheet.score` takes. Empty cells are not entered, never 0. */
export function rowsBy(rows: readonly (readonly OpenedCell[])[], map: ColumnMap, fields: readonly FieldName[]): { name: string; inputs: Record<string, unknown> }[];
