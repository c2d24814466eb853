// Guards that change: entries added, taken away and replaced, and sessions that follow.

import assert from "node:assert/strict";
import { test } from "node:test";
import { root } from "./support/packages.js";

/** @type {any} */
const kefu = await import(new URL("www/dist/index.js", root).href);
await kefu.default();

const texts = (/** @type {any[]} */ findings) => findings.map(({ text }) => text);

test("plain phrases come and go", () => {
  const guard = new kefu.PhraseGuard({ phrases: ["没空"] });
  assert.deepEqual(guard.add(["走开", "🖕"]), []);
  assert.deepEqual(texts(guard.check("没空，走開🖕")), ["没空", "走開", "🖕"]);
  assert.deepEqual(guard.check("zou开").map((/** @type {any} */ { phrase, category }) => [phrase, category]), [["走开", "phrases"]]);
  assert.deepEqual(guard.remove(["没空", "没有的"]), ["没有的"]);
  assert.deepEqual(texts(guard.check("没空，走开")), ["走开"]);
  const loaded = new kefu.PhraseGuard({ compiled: guard.compile() });
  assert.deepEqual(loaded.check("没空走开🖕").map((/** @type {any} */ { phrase }) => phrase), guard.check("没空走开🖕").map((/** @type {any} */ { phrase }) => phrase));
  for (const each of [guard, loaded]) each.dispose();
});

test("entries are added to a lexicon, replaced and taken away; what is wrong is told", () => {
  const guard = new kefu.PhraseGuard({ lexicons: ["service/taboo"] });
  const entry = { id: "house", phrase: "这是店规", category: "shirk", exceptions: ["这是店规定的"] };
  assert.deepEqual(guard.add([entry]), []);
  assert.deepEqual(guard.check("這是店規").map((/** @type {any} */ { entry, lexicon, severity }) => [entry, lexicon, severity]), [["house", "service/taboo", "block"]]);
  assert.deepEqual(guard.check("这是店规定的"), []);
  assert.deepEqual(guard.add([entry, { id: "x", phrase: "x", category: "none" }]).map((/** @type {any} */ { code }) => code), ["unknown-category", "duplicate-id"]);
  assert.deepEqual(guard.change({ ...entry, phrase: "咱家规矩大", severity: "hint" }), []);
  assert.deepEqual(guard.check("这是店规，咱家规矩大").map((/** @type {any} */ { text, severity }) => [text, severity]), [["咱家规矩大", "hint"]]);
  assert.equal(guard.change({ ...entry, id: "nobody" })[0].code, "unknown-entry");
  assert.deepEqual(guard.remove(["house"], { lexicon: "service/taboo" }), []);
  assert.deepEqual(guard.check("咱家规矩大"), []);
  assert.throws(() => guard.add("没空"), (/** @type {any} */ error) => error.path === "entries");
  guard.dispose();
});

test("an open session follows its guard, and says so with the next edit", () => {
  const guard = new kefu.PhraseGuard({ phrases: ["没空"] });
  const session = guard.session("我没空，走开");
  const [kept] = session.findings;
  guard.add(["走开"]);
  assert.deepEqual(texts(session.findings), ["没空", "走开"]);
  assert.equal(session.findings[0], kept);
  const change = session.edit(0, 0, "啊");
  assert.deepEqual([texts(change.added), texts(change.removed)], [["走开"], []]);
  guard.remove(["没空"]);
  assert.deepEqual(session.edit(0, 1, "").removed, [kept]);
  assert.deepEqual(texts(session.findings), ["走开"]);
  for (const each of [session, guard]) each.dispose();
});

test("a change costs the same among a hundred thousand phrases", (context) => {
  const phrase = (/** @type {number} */ at) => String.fromCharCode(0x4e00 + (at % 8000), 0x5000 + (at % 7919), 0x6000 + Math.floor(at / 8000), 0x7000 + (at % 13));
  const guard = new kefu.PhraseGuard({ phrases: Array.from({ length: 100_000 }, (_, at) => phrase(at)), cloaks: "fold" });
  guard.add(["没空"]);
  const start = performance.now();
  for (let at = 0; at < 100; at += 1) guard.add([`走开${at}`]);
  guard.remove(["没空", phrase(5)]);
  const spent = (performance.now() - start) / 101;
  context.diagnostic(`a change takes ${spent.toFixed(2)} ms`);
  assert.deepEqual(texts(guard.check(`没空走开7 ${phrase(5)}${phrase(6)}`)), ["走开7", phrase(6)]);
  guard.dispose();
});
