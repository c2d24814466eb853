// Rows out of CSV, as spreadsheets write it: commas, semicolons or tabs, quotes doubled, UTF-8 or GB 18030.

const MARK = "\ufeff";
const SEPARATORS = [",", "\t", ";"];

/**
 * The cells of all rows as texts; an empty one is null. Rows without any text are left out.
 * @param {Uint8Array} bytes
 * @returns {(string | null)[][]}
 */
export function csvRows(bytes) {
  const text = decoded(bytes);
  return records(text, separatorOf(text)).filter((row) => row.some((cell) => cell !== null));
}

/** Text that is no UTF-8 is GB 18030, which Excel in Chinese writes; UTF-16 tells itself by its mark. @param {Uint8Array} bytes */
function decoded(bytes) {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder("utf-16le").decode(bytes);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes).replace(MARK, "");
  } catch {
    return new TextDecoder("gb18030").decode(bytes);
  }
}

/** The sign that parts the first line most often. @param {string} text */
function separatorOf(text) {
  const [line = ""] = text.split(/\r?\n/u, 1);
  const often = (/** @type {string} */ sign) => line.split(sign).length;
  return SEPARATORS.reduce((best, sign) => (often(sign) > often(best) ? sign : best));
}

/**
 * @param {string} text
 * @param {string} separator
 */
function records(text, separator) {
  // A quoted cell, or one up to the next separator; then what ends it.
  const cells = new RegExp(String.raw`(?:"((?:[^"]|"")*)"|([^\r\n${separator}]*))(${separator}|\r\n|\n|\r|$)`, "gu");
  /** @type {(string | null)[][]} */
  const rows = [];
  /** @type {(string | null)[]} */
  let row = [];
  for (const [all, quoted, plain, end] of text.matchAll(cells)) {
    if (all === "" && row.length === 0) break;
    const cell = (quoted?.replaceAll('""', '"') ?? plain ?? "").trim();
    row.push(cell === "" ? null : cell);
    if (end === separator) continue;
    rows.push(row);
    row = [];
  }
  return rows;
}
