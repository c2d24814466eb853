// Lists of phrases in and out through the package.

import assert from "node:assert/strict";
import { test } from "node:test";
import { root } from "./support/packages.js";

/** @type {any} */
const kefu = await import(new URL("www/dist/index.js", root).href);
await kefu.default();

test("an imported list is a lexicon that works, with a report", () => {
  const { lexicon, report, problems } = kefu.importLexicon("# 忌语\n1. 你找领导去\n没空\n沒 空\n操\n。。\n", { id: "shop/list", title: "本店", severity: "block" });
  assert.deepEqual(problems, []);
  assert.deepEqual([lexicon.kind, lexicon.id, lexicon.title["zh-CN"]], ["lexicon", "shop/list", "本店"]);
  assert.deepEqual(report.duplicates, [{ line: 4, phrase: "沒 空", of: { phrase: "没空", line: 3 } }]);
  assert.deepEqual(report.single, [{ line: 5, phrase: "操" }]);
  assert.ok(report.common[0].words.length > 0);
  assert.deepEqual(report.skipped, [{ line: 6, phrase: "。。", why: "punctuation" }]);
  assert.deepEqual([report.format, report.taken, report.comments, report.blank], ["text", 3, 1, 1]);
  const guard = new kefu.PhraseGuard({ lexicons: [lexicon] });
  assert.deepEqual(guard.problems, []);
  assert.deepEqual(guard.check("你找領導去").map((/** @type {any} */ { text, severity }) => [text, severity]), [["你找領導去", "block"]]);
  guard.dispose();
});

test("what a loaded pack has already is told, and not taken", () => {
  const { lexicon, report } = kefu.importLexicon("你找领导去", { against: ["service/taboo"] });
  assert.deepEqual(lexicon.entries, []);
  assert.equal(report.duplicates[0].of.lexicon, "service/taboo");
});

test("columns are found by name or said by place; problems speak the reader's language", () => {
  const named = kefu.importLexicon("忌语,级别\n没空,拦截\n走开,极高", { lang: "en" });
  assert.equal(named.lexicon.entries[0].severity, "block");
  assert.deepEqual([named.problems[0].code, named.problems[0].path], ["unknown-choice", "line 3"]);
  assert.match(named.problems[0].message, /is not one of/);
  const placed = kefu.importLexicon("推诿,没空", { format: "csv", columns: { category: 0, phrase: 1 } });
  assert.deepEqual(placed.lexicon.entries.map((/** @type {any} */ { phrase, category }) => [phrase, category]), [["没空", "推诿"]]);
});

test("every built-in lexicon goes out and comes back", () => {
  const phrases = (/** @type {any} */ lexicon) => lexicon.entries.filter((/** @type {any} */ entry) => entry.phrase).map((/** @type {any} */ { id, phrase }) => [id, phrase]);
  for (const { documents } of kefu.packs()) {
    for (const { id, kind } of documents.filter((/** @type {any} */ document) => document.kind === "lexicon" && document.id.startsWith("service/"))) {
      const json = kefu.exportLexicon(id, "json");
      const again = kefu.importLexicon(json);
      assert.deepEqual(again.problems, [], id);
      assert.equal(again.lexicon.kind, kind);
      assert.deepEqual(again.lexicon, JSON.parse(json), id);
      const table = kefu.exportLexicon(id, "csv");
      assert.ok(table.startsWith("\ufeff"));
      assert.deepEqual(phrases(kefu.importLexicon(table).lexicon), phrases(again.lexicon), id);
      const list = kefu.importLexicon(kefu.exportLexicon(id, "text"));
      assert.deepEqual(phrases(list.lexicon).map(([, phrase]) => phrase), phrases(again.lexicon).map(([, phrase]) => phrase), id);
    }
  }
});

test("a hundred thousand lines take well under a second", (context) => {
  const line = (/** @type {number} */ at) => Array.from({ length: 5 }, (_, place) => String.fromCharCode(0x4e00 + ((at * 7919 + place * 31 + Math.floor(at / 97) * place) % 4096))).join("");
  const list = Array.from({ length: 100_000 }, (_, at) => line(at)).join("\n");
  const start = performance.now();
  const { report } = kefu.importLexicon(list);
  const spent = performance.now() - start;
  context.diagnostic(`${report.taken} phrases of 100,000 lines in ${spent.toFixed(0)} ms`);
  assert.equal(report.taken + report.duplicates.length, 100_000);
  assert.ok(spent < 5000, "shared machines are slow, but not that slow");
});

test("a mistake in the arguments says where", () => {
  for (const [call, path] of /** @type {[() => unknown, string][]} */ ([
    [() => kefu.importLexicon(7), "source"],
    [() => kefu.importLexicon("", { colour: "red" }), "options"],
    [() => kefu.importLexicon("", { format: "xml" }), "options.format"],
    [() => kefu.importLexicon("", { against: ["no/thing"] }), "options.against[0]"],
    [() => kefu.exportLexicon("service/taboo", "xlsx"), "format"],
    [() => kefu.exportLexicon(null, "csv"), "lexicon"],
  ])) {
    assert.throws(call, (/** @type {any} */ error) => error instanceof kefu.KefuError && error.path === path, path);
  }
});
