// Tables out of files: spreadsheets by a module of its own, loaded when the first is opened; CSV without it.

import * as glue from "#glue";
import { csvRows } from "./csv.js";
import { KefuError, invalidArgument } from "./errors.js";
import { read } from "./files.js";

/** @typedef {import("./open-sheets.js").OpenedSheet} OpenedSheet */

export { KefuError };
export { guessColumns, rowsBy } from "./columns.js";

/** Types are checked with the glue of the module that has everything else. */
const { sheetsOf, scheduleReinit, abiVersion } = /** @type {{ sheetsOf: (bytes: Uint8Array) => OpenedSheet[], scheduleReinit: () => void, abiVersion: () => number }} */ (/** @type {unknown} */ (glue));
/** @type {Promise<void> | null} */
let loading = null;

/** How files begin: an archive (XLSX, ODS), and the container of older versions (XLS). */
const ARCHIVE = [0x50, 0x4b, 3, 4];
const CONTAINER = [0xd0, 0xcf, 0x11, 0xe0];
const LARGEST = 64 * 2 ** 20;

/**
 * @param {Blob | ArrayBuffer | Uint8Array} file
 * @param {{ source?: URL | string }} [options]
 * @returns {Promise<OpenedSheet[]>}
 */
export async function openSheets(file, { source = new URL("./open-sheets.wasm", import.meta.url) } = {}) {
  const bytes = await bytesOf(file);
  if (bytes.length > LARGEST) throw new KefuError("file-too-large", `${bytes.length} bytes`, { path: "file", hint: "at most 64 MB; save only the sheet that is needed" });
  if (!begins(bytes, ARCHIVE) && !begins(bytes, CONTAINER)) return [{ name: "", rows: csvRows(bytes) }];
  loading ??= load(source).catch((error) => {
    loading = null;
    throw error;
  });
  await loading;
  try {
    return sheetsOf(bytes);
  } catch (error) {
    // A damaged file can make the reader run out of memory; the next one is read by a fresh instance.
    if (error instanceof WebAssembly.RuntimeError) refresh();
    throw new KefuError("file-unreadable", `no spreadsheet that can be read: ${error}`, { path: "file", hint: "save it as .xlsx or .csv", cause: error });
  }
}

function refresh() {
  scheduleReinit();
  abiVersion();
}

/** @param {unknown} file */
async function bytesOf(file) {
  if (file instanceof Blob) return new Uint8Array(await file.arrayBuffer());
  if (file instanceof ArrayBuffer) return new Uint8Array(file);
  if (file instanceof Uint8Array) return file;
  throw invalidArgument("file", "not a file", "pass a Blob, an ArrayBuffer or a Uint8Array");
}

const begins = (/** @type {Uint8Array} */ bytes, /** @type {number[]} */ mark) => mark.every((byte, at) => bytes[at] === byte);

/** @param {URL | string} source */
async function load(source) {
  const bytes = await (await read(source)).arrayBuffer();
  glue.initSync({ module: await WebAssembly.compile(bytes) });
}
