// RESULTS.md as parts, so that one of them can be measured again while the others stay as they were.
//
// A part stands between two comments that name it. All else in the file is this module's.

const HEAD = "# The benchmark's results\n\nWritten by `cargo xtask bench`; `cargo xtask bench <part>` measures one part anew. Each tells its machine and how long it took.";

/**
 * The file with a part replaced, or added in its place.
 * @param {string} document as it was, empty if there was none
 * @param {readonly string[]} order all parts
 * @param {string} name
 * @param {string} content
 */
export function withPart(document, order, name, content) {
  const parts = order.map((each) => (each === name ? content : partOf(document, each))).map((text, at) => (text === null ? null : wrapped(order[at], text)));
  return `${[HEAD, ...parts.filter((part) => part !== null)].join("\n\n")}\n`;
}

const begins = (/** @type {string} */ name) => `<!-- part ${name} -->`;
const ends = (/** @type {string} */ name) => `<!-- end of ${name} -->`;
const wrapped = (/** @type {string} */ name, /** @type {string} */ text) => `${begins(name)}\n\n${text.trim()}\n\n${ends(name)}`;

/**
 * @param {string} document
 * @param {string} name
 */
function partOf(document, name) {
  const from = document.indexOf(begins(name));
  const to = document.indexOf(ends(name));
  return from < 0 || to < from ? null : document.slice(from + begins(name).length, to);
}
