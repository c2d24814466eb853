// Numbers as a reader wants them.

/** @param {number} microseconds */
export function time(microseconds) {
  if (microseconds < 1000) return `${significant(microseconds)} µs`;
  return microseconds < 1e6 ? `${significant(microseconds / 1000)} ms` : `${significant(microseconds / 1e6)} s`;
}

/** @param {number} bytes */
export const megabytes = (bytes) => `${(bytes / 2 ** 20).toFixed(1)} MB`;

/** @param {number} bytes */
export const kilobytes = (bytes) => `${(bytes / 1024).toFixed(1)} KB`;

/** @param {number} value */
export const whole = (value) => value.toLocaleString("en");

/** @param {number} value a ratio */
export const times = (value) => `${significant(value)}×`;

/**
 * Three digits, as a plain number.
 * @param {number} value
 */
export const significant = (value) => (value >= 100 ? whole(Math.round(value)) : String(Number(value.toPrecision(value < 10 ? 2 : 3))));

/**
 * A Markdown table.
 * @param {string[]} head
 * @param {string[][]} rows
 * @param {number} [worded] how many columns, from the left, are words
 */
export function table(head, rows, worded = 1) {
  const line = (/** @type {string[]} */ cells) => `| ${cells.join(" | ")} |`;
  return [line(head), line(head.map((_, at) => (at < worded ? "---" : "---:"))), ...rows.map(line)].join("\n");
}
