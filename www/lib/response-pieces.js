// Responses out of JSON that comes in pieces: a list of them, an object with such a list, or one on each line.
//
// Refuses to know: what is in a response. Invariants: every character is looked at once; of what was given, no more is kept
// than the response that is not there in full yet.

/** A text in quotation marks, whole or cut off by the end; or a bracket that opens or closes an object. */
const MARKS = /"(?:[^"\\]|\\.)*("|\\?$)|[{}]/gsu;
/** A document around the list, as exports of other programs have it. */
const AROUND = /^\s*\{\s*"responses"\s*:\s*\[/u;

/** What a file begins with says how it goes on. @param {string} text @returns {Lines | Elements} */
export function piecesFor(text) {
  const [line] = text.trimStart().split(/\r?\n/u, 1);
  return line.startsWith("{") && isJson(line) && !AROUND.test(line) ? new Lines() : new Elements();
}

/** @param {string} text */
function isJson(text) {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** One on each line; what is no response keeps its place. */
export class Lines {
  #rest = "";

  /** The lines that are whole by now. @param {string} text @param {boolean} last whether no more comes */
  take(text, last) {
    const lines = (this.#rest + text).split(/\r?\n/u);
    this.#rest = last ? "" : /** @type {string} */ (lines.pop());
    if (last && lines.at(-1) === "") lines.pop();
    return lines;
  }
}

/** Objects out of a list. */
export class Elements {
  #rest = "";
  #from = 0;
  #depth = 0;
  #begun = false;

  /** The objects that are whole by now, each on one line. @param {string} text @param {boolean} last whether no more comes */
  take(text, last) {
    let all = this.#rest + text;
    if (!this.#begun) all = all.replace(AROUND, "[");
    this.#begun = true;
    /** @type {string[]} */
    const found = [];
    let start = this.#depth > 0 ? 0 : -1;
    let end = all.length;
    MARKS.lastIndex = this.#from;
    for (let mark = MARKS.exec(all); mark !== null; mark = MARKS.exec(all)) {
      if (mark[0][0] === '"' && mark[1] !== '"') {
        end = mark.index;
        break;
      }
      if (mark[0] === "{" && (this.#depth += 1) === 1) start = mark.index;
      if (mark[0] !== "}" || this.#depth === 0) continue;
      this.#depth -= 1;
      if (this.#depth > 0) continue;
      // Line ends within a text are written as signs; those that are none stand between its parts.
      found.push(all.slice(start, MARKS.lastIndex).replace(/[\r\n]+/gu, " "));
      start = -1;
    }
    const kept = start < 0 ? end : start;
    this.#rest = last ? "" : all.slice(kept);
    this.#from = end - kept;
    // What was cut off at the end of the file is told as something that is no response.
    if (last && this.#depth > 0) found.push(all.slice(Math.max(0, kept), kept + 80).replace(/[\r\n]+/gu, " "));
    return found;
  }
}
