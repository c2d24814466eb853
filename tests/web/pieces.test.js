// A text in pieces is the text, wherever it is cut.

import assert from "node:assert/strict";
import { test } from "node:test";
import { Pieces } from "../../www/lib/pieces.js";

test("whatever is put in or taken out, the pieces are the text", () => {
  let seed = 11;
  const random = (/** @type {number} */ most) => (seed = (seed * 48271) % 2147483647) % most;
  const pieces = new Pieces();
  let text = "";
  for (let round = 0; round < 400; round += 1) {
    const start = random(text.length + 1);
    const end = Math.min(text.length, start + (random(4) === 0 ? random(9000) : random(3)));
    const inserted = String.fromCharCode(0x4e00 + round).repeat(random(3) === 0 ? random(12_000) : random(4));
    pieces.splice(start, end, inserted);
    text = text.slice(0, start) + inserted + text.slice(end);
    assert.equal(pieces.length, text.length);
    const [from, to] = [random(text.length + 1), random(text.length + 1)].sort((left, right) => left - right);
    assert.equal(pieces.slice(from, to), text.slice(from, to));
  }
  assert.equal(pieces.whole(), text);
  pieces.splice(0, text.length, "");
  assert.deepEqual([pieces.whole(), pieces.length], ["", 0]);
});
