// A long text in pieces, so that an edit copies what stands near it and no more.
//
// Invariant: the pieces together are the text; none is empty unless the text is.

/** Code units of a piece when it is cut. */
const LENGTH = 2048;

export class Pieces {
  /** @type {string[]} */
  #pieces = [""];
  #length = 0;

  get length() {
    return this.#length;
  }

  /** The text in one. */
  whole() {
    return this.#pieces.join("");
  }

  /**
   * @param {number} start
   * @param {number} end
   */
  slice(start, end) {
    let part = "";
    let from = 0;
    for (const piece of this.#pieces) {
      if (from >= end) break;
      if (from + piece.length > start) part += piece.slice(Math.max(start - from, 0), end - from);
      from += piece.length;
    }
    return part;
  }

  /**
   * Puts `inserted` in place of a range that lies in the text.
   * @param {number} start
   * @param {number} end
   * @param {string} inserted
   */
  splice(start, end, inserted) {
    const pieces = this.#pieces;
    const [first, before] = this.#find(0, start);
    const [last, behind] = this.#find(first, end - start + before);
    const text = pieces[first].slice(0, before) + inserted + pieces[last].slice(behind);
    if (first === last && text !== "" && text.length <= LENGTH * 2) pieces[first] = text;
    else this.#pieces = [...pieces.slice(0, first), ...cut(text), ...pieces.slice(last + 1)];
    if (this.#pieces.length === 0) this.#pieces = [""];
    this.#length += inserted.length - (end - start);
  }

  /**
   * The piece in which a place `offset` code units behind the start of piece `at` lies, and where in it.
   * @param {number} at
   * @param {number} offset
   * @returns {[number, number]}
   */
  #find(at, offset) {
    let rest = offset;
    while (rest > this.#pieces[at].length) rest -= this.#pieces[at++].length;
    return [at, rest];
  }
}

/** @param {string} text */
const cut = (text) => Array.from({ length: Math.ceil(text.length / LENGTH) }, (_, at) => text.slice(at * LENGTH, (at + 1) * LENGTH));
