// What a person reads in a rich editor, as one string, and the way back from an offset to a place in the DOM.
//
// Refuses to know: which editor made the DOM, what the text means, how marks are drawn.
// Invariants: reading never writes to the DOM; one `\n` stands for each line boundary (a block or a `<br>`), whatever
// the nesting; U+FEFF, which editors put in as a caret rest, is dropped; offsets are UTF-16 code units.

/**
 * A run of text that is shown as it stands: `node.data` from `from` on is `text` from `start` to `end`.
 * @typedef {{ node: Text, from: number, start: number, end: number }} Piece
 */

/**
 * @typedef {object} TextMap
 * @property {string} text
 * @property {(offset: number, side: "start" | "end") => [Node, number]} place
 *   The DOM position of an offset. At a seam `start` takes the later node and `end` the earlier one, so that a range
 *   made of both never reaches into a node it does not mark.
 * @property {(node: Node, offset: number) => number} offset  The text offset of a DOM position.
 */

const CARET_REST = /\uFEFF/g;
/** Stands for something inside the message that is not text of the message: a mention chip, an emoji picture. */
const OBJECT = "\uFFFC";

/**
 * Reads an editing host.
 * @param {Element} root
 * @returns {TextMap}
 */
export function mapText(root) {
  const reader = new Reader();
  reader.readChildren(root);
  const { text, pieces } = reader;
  return {
    text,
    place: (offset, side) => placeOf(pieces, root, offset, side),
    offset: (node, offset) => offsetOf(pieces, node, offset),
  };
}

class Reader {
  text = "";
  /** @type {Piece[]} */
  pieces = [];
  /** Something stands on the current line. */
  #lineHasContent = false;
  /** A block has closed, so whatever comes next starts a line. */
  #blockClosed = false;
  /** A `<br>` was met; the last one in a block only props the line up, so it counts when something follows it. */
  #breakPending = false;

  /** @param {Node} parent */
  readChildren(parent) {
    for (const child of parent.childNodes) {
      if (child instanceof Text) this.#readText(child);
      else if (child instanceof Element) this.#readElement(child);
    }
  }

  /** @param {Element} element */
  #readElement(element) {
    if (element.localName === "br") {
      this.#startLine();
      this.#breakPending = true;
      return;
    }
    const style = getComputedStyle(element);
    if (style.display === "none") return;
    if (element.getAttribute("contenteditable") === "false") {
      // A placeholder cannot be selected; a chip that belongs to the message can.
      if (style.userSelect !== "none") this.#append(OBJECT);
      return;
    }
    const inline = style.display.startsWith("inline") || style.display === "contents";
    if (inline) return this.readChildren(element);
    this.#startLine(this.#lineHasContent);
    this.readChildren(element);
    this.#breakPending = false;
    this.#blockClosed = true;
  }

  /** @param {boolean} [due]  what stands on the line so far asks for it */
  #startLine(due = false) {
    if (this.#blockClosed || this.#breakPending || due) this.#newLine();
  }

  #newLine() {
    this.text += "\n";
    this.#lineHasContent = false;
    this.#blockClosed = false;
    this.#breakPending = false;
  }

  /** @param {Text} node */
  #readText(node) {
    const shown = shownData(node);
    let from = 0;
    for (const run of shown.split(CARET_REST)) {
      if (run !== "") {
        this.#startLine();
        this.pieces.push({ node, from, start: this.text.length, end: this.text.length + run.length });
        this.#append(run);
      }
      from += run.length + 1;
    }
  }

  /** @param {string} text */
  #append(text) {
    this.#startLine();
    this.text += text;
    this.#lineHasContent = true;
  }
}

/**
 * The node's text with source line ends as the spaces they are shown as (same length); empty when it is only the
 * indentation between two blocks.
 * @param {Text} node
 */
function shownData(node) {
  if (!/[\n\r\t]/.test(node.data) || node.parentElement === null) return node.data;
  if (/^(pre|break-spaces)/.test(getComputedStyle(node.parentElement).whiteSpace)) return node.data;
  return /\S|\u00A0/.test(node.data) ? node.data.replace(/[\n\r\t]/g, " ") : "";
}

/**
 * @param {Piece[]} pieces
 * @param {Node} root
 * @param {number} offset
 * @param {"start" | "end"} side
 * @returns {[Node, number]}
 */
function placeOf(pieces, root, offset, side) {
  const piece =
    side === "start"
      ? (pieces.find((it) => offset < it.end) ?? pieces.at(-1))
      : (pieces.filter((it) => it.start < offset).at(-1) ?? pieces[0]);
  if (piece === undefined) return [root, 0];
  const within = Math.min(Math.max(offset, piece.start), piece.end) - piece.start;
  return [piece.node, piece.from + within];
}

/**
 * @param {Piece[]} pieces
 * @param {Node} node
 * @param {number} offset
 */
function offsetOf(pieces, node, offset) {
  const place = document.createRange();
  place.setStart(node, offset);
  let result = 0;
  for (const piece of pieces) {
    if (place.comparePoint(piece.node, piece.from) > 0) break;
    result = piece.node === node ? Math.min(piece.start + offset - piece.from, piece.end) : piece.end;
  }
  return result;
}
