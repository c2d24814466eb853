// Files of responses, read piece by piece: JSON, JSON lines, or a table with a column for each question.
//
// Refuses to know: how responses are counted. Invariants: of a file of JSON no more than a piece is in memory; every line
// that is no response keeps its number, counted from 1 (in a table behind its head, in a list by its elements).

import { csvRows } from "./csv.js";
import { invalidArgument } from "./errors.js";
import { piecesFor } from "./response-pieces.js";
import { rowReader } from "./response-table.js";

/** @typedef {{ lines: string[], first: number, done: number, unread?: number[] }} Batch responses as JSON, the number of the first, and how many bytes are read */

/** Rows of a table that are read as one piece. */
const ROWS = 200;
const AT_ONCE = 1 << 20;

/**
 * @param {Blob} file
 * @param {import("./forms.js").Form} form decides what a table's columns are
 * @param {number} bytes how much is read at once
 * @returns {AsyncGenerator<Batch>}
 */
export async function* responsesOf(file, form, bytes) {
  const beginning = new Uint8Array(await file.slice(0, bytes).arrayBuffer());
  const encoding = encodingOf(beginning);
  const start = new TextDecoder(encoding).decode(beginning).trimStart();
  yield* /^[[{]/u.test(start) ? fromJson(file, encoding, piecesFor(start), bytes) : fromTable(file, form);
}

/**
 * All responses of a file, for those who have room for them.
 * @param {Blob} file
 * @param {import("./forms.js").Form} form
 * @returns {Promise<{ responses: import("./form-types.js").FormResponse[], unread: number[] }>}
 */
export async function readResponses(file, form) {
  if (!(file instanceof Blob)) throw invalidArgument("file", `not a file but ${typeof file}`, "pass a File or a Blob");
  /** @type {import("./form-types.js").FormResponse[]} */
  const responses = [];
  /** @type {number[]} */
  const unread = [];
  for await (const { lines, first, unread: rows = [] } of responsesOf(file, form, AT_ONCE)) {
    unread.push(...rows);
    for (const [at, line] of lines.entries()) {
      if (line.trim() === "") continue;
      const response = parsed(line);
      if (response === null) unread.push(first + at);
      else responses.push(response);
    }
  }
  return { responses, unread };
}

/** @param {string} line */
function parsed(line) {
  try {
    const value = JSON.parse(line);
    return typeof value?.answers === "object" && value.answers !== null ? value : null;
  } catch {
    return null;
  }
}

/**
 * @param {Blob} file
 * @param {string} encoding
 * @param {ReturnType<typeof piecesFor>} pieces
 * @param {number} bytes
 * @returns {AsyncGenerator<Batch>}
 */
async function* fromJson(file, encoding, pieces, bytes) {
  const decoder = new TextDecoder(encoding);
  let first = 1;
  for (let at = 0; at < file.size; at += bytes) {
    const done = Math.min(file.size, at + bytes);
    const text = decoder.decode(await file.slice(at, done).arrayBuffer(), { stream: done < file.size });
    const lines = pieces.take(text, done === file.size);
    yield { lines, first, done };
    first += lines.length;
  }
}

/** @param {Blob} file @param {import("./forms.js").Form} form @returns {AsyncGenerator<Batch>} */
async function* fromTable(file, form) {
  const [heads = [], ...rows] = csvRows(new Uint8Array(await file.arrayBuffer()));
  const read = rowReader(heads, form);
  for (let at = 0; at < rows.length; at += ROWS) {
    /** @type {string[]} */
    const lines = [];
    /** @type {number[]} */
    const unread = [];
    for (const [number, row] of rows.slice(at, at + ROWS).entries()) {
      const response = read(row, at + number + 2);
      if (response === null) unread.push(at + number + 2);
      else lines.push(JSON.stringify(response));
    }
    yield { lines, first: at + 2, done: Math.round((file.size * Math.min(rows.length, at + ROWS)) / rows.length), unread };
  }
}

/** UTF-16 tells itself by its mark; what is no UTF-8 is GB 18030, which older programs in China write. @param {Uint8Array} bytes */
function encodingOf(bytes) {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "utf-16be";
  try {
    // A piece may end within a character.
    new TextDecoder("utf-8", { fatal: true }).decode(bytes, { stream: true });
    return "utf-8";
  } catch {
    return "gb18030";
  }
}
