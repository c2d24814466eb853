/**
 * Files in and out: text of a file in whatever encoding it is, and a text as a file to keep.
 * Nothing is sent anywhere: a file is read, and written, by the browser itself.
 */

import { build } from "../dom.js";

/** @typedef {"auto" | "utf-8" | "gb18030"} Encoding */
/** @typedef {"json" | "csv" | "text"} Format a list of phrases comes in one of these */

/** @type {Record<Format | "xlsx" | "jsonl", { type: string, ending: string }>} */
const FORMATS = {
  json: { type: "application/json", ending: "json" },
  csv: { type: "text/csv", ending: "csv" },
  text: { type: "text/plain", ending: "txt" },
  jsonl: { type: "application/x-ndjson", ending: "jsonl" },
  xlsx: { type: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", ending: "xlsx" },
};

/**
 * The text of a file. UTF-8 cannot be mistaken: what is not valid UTF-8 is a list from an older program, in GB18030.
 * @param {Blob} file
 * @param {Encoding} encoding
 * @returns {Promise<{ text: string, encoding: Exclude<Encoding, "auto"> }>}
 */
export async function textOf(file, encoding) {
  const bytes = await file.arrayBuffer();
  if (encoding !== "auto") return { text: new TextDecoder(encoding).decode(bytes), encoding };
  try {
    return { text: new TextDecoder("utf-8", { fatal: true }).decode(bytes), encoding: "utf-8" };
  } catch {
    return { text: new TextDecoder("gb18030").decode(bytes), encoding: "gb18030" };
  }
}

/**
 * Offers a content as a file.
 * @param {string} id of the document; it names the file
 * @param {Format | "xlsx" | "jsonl"} format
 * @param {string | Uint8Array<ArrayBuffer>} content
 */
export function offer(id, format, content) {
  const { type, ending } = FORMATS[format];
  const address = URL.createObjectURL(new Blob([content], { type }));
  build("a", { href: address, download: `${id.replaceAll("/", "-")}.${ending}` }).click();
  // The browser has taken hold of the content by the next turn; until then the address must stay.
  setTimeout(() => URL.revokeObjectURL(address), 0);
}
