// What each layer of the engine reads, as JavaScript gets it.

import assert from "node:assert/strict";
import { before, test } from "node:test";
import { root } from "./support/packages.js";

/** @type {typeof import("../../www/lib/index.js")} */
let kefu;

before(async () => {
  kefu = await import(new URL("www/dist/index.js", root).href);
  await kefu.default();
});

test("each layer's reading comes with the parts of it that were changed", () => {
  const guard = new kefu.PhraseGuard({ phrases: ["不关我事"] });
  const layers = guard.readings("不\u200b關wo事");
  assert.deepEqual(layers.map(({ layer }) => layer),
    ["typed", "folded", "joined", "sound", "near-sound", "pinyin", "initials", "split", "shape", "symbol", "reads"]);
  const told = Object.fromEntries(layers.map(({ layer, text, changed }) => [layer, [text, ...changed.map(([start, end]) => text.slice(start, end))]]));
  assert.deepEqual(told.typed, ["不U+200B關wo事", "U+200B"]);
  assert.deepEqual(told.folded, ["不关wo事", "关"]);
  assert.deepEqual(told.pinyin, ["不关我事", "我"]);
  assert.deepEqual(told.shape, ["不关wo事"]);
  guard.dispose();
});

test("a guard that only folds has only the layers up to the tokens", () => {
  const guard = new kefu.PhraseGuard({ phrases: ["不关我事"], cloaks: "fold" });
  assert.deepEqual(guard.readings("").map(({ layer, text, changed }) => [layer, text, changed]), [["typed", "", []], ["folded", "", []], ["joined", "", []]]);
  guard.dispose();
  assert.throws(() => guard.readings("不"), { code: "disposed" });
});

test("what is no text is refused", () => {
  const guard = new kefu.PhraseGuard({ phrases: ["不关我事"] });
  assert.throws(() => guard.readings(/** @type {any} */ (7)), { code: "invalid-argument" });
  guard.dispose();
});
