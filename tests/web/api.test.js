// The programmatic interface in Node, and the same results from the same text in Chromium.

import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { after, before, test } from "node:test";
import { launch, open } from "./support/browser.js";
import { pathOf, root } from "./support/packages.js";
import { serve } from "./support/server.js";

/** @type {any} */
const kefu = await import(new URL("www/dist/index.js", root).href);
await kefu.default();

const packs = readdirSync(pathOf("www/dist/packs"))
  .filter((name) => name.endsWith(".json") && name !== "index.json")
  .map((name) => JSON.parse(readFileSync(pathOf(`www/dist/packs/${name}`), "utf8")));

/** @type {import("playwright-core").Browser} */
let browser;
/** @type {import("./support/server.js").Site} */
let site;

before(async () => {
  site = await serve({ files: { "/blank.html": "<!doctype html><html lang='zh-CN'><title>空</title></html>" } });
  browser = await launch();
});

after(async () => {
  await browser?.close();
  await site?.close();
});

test("initialising again changes nothing", async () => {
  await Promise.all([kefu.default(), kefu.default()]);
  assert.ok(kefu.packs().some((/** @type {any} */ pack) => pack.id === "service"));
});

test("a finding says where, what, why, by which rule and what to say instead", () => {
  const guard = new kefu.PhraseGuard();
  const [finding, ...rest] = guard.check("😀你找领导去", { role: "agent" });
  assert.deepEqual(rest, []);
  assert.deepEqual([finding.start, finding.end, finding.text], [2, 7, "你找领导去"]);
  assert.equal(finding.severity, "block");
  assert.equal(finding.mention, null);
  for (const field of ["id", "phrase", "entry", "category", "via", "message", "source", "categoryTitle"]) {
    assert.ok(finding[field], `${field} is filled`);
  }
  assert.ok(finding.instead.length > 0);
  guard.dispose();
});

test("polite and innocent sentences are left alone", () => {
  const guard = new kefu.PhraseGuard();
  for (const text of ["我帮您请示领导", "您可以申请退款", "请按说明书操作", "", "\ud800"]) {
    assert.deepEqual(guard.check(text, { role: "agent" }), [], text);
  }
  guard.dispose();
});

test("phrases hidden by sound, pinyin, shape and signs are found, and said how", () => {
  const guard = new kefu.PhraseGuard({ phrases: ["你去告吧", "不关我事", "我不清楚"] });
  const seen = (/** @type {string} */ text) => guard.check(text).map((/** @type {any} */ found) => [found.text, found.via, found.phrase]);
  assert.deepEqual(seen("亲，你qu告吧。"), [["你qu告吧", "pinyin", "你去告吧"]]);
  assert.deepEqual(seen("补棺握事！"), [["补棺握事", "sound", "不关我事"]]);
  assert.deepEqual(seen("手戈不清楚"), [["手戈不清楚", "split", "我不清楚"]]);
  assert.deepEqual(seen("你去告8️⃣"), [["你去告8️⃣", "emoji", "你去告吧"]]);
  const plain = new kefu.PhraseGuard({ phrases: ["你去告吧"], cloaks: "fold" });
  assert.deepEqual(plain.check("亲，你qu告吧。"), []);
  for (const each of [guard, plain]) each.dispose();
});

test("numbers that should not be given away are found in an agent's words, and masked", () => {
  const guard = new kefu.PhraseGuard();
  const [found] = guard.check("他电话13812345678", { role: "agent" });
  assert.deepEqual([found.text, found.via, found.entry, found.severity], ["13812345678", "leak", "mobile", "warn"]);
  assert.equal(guard.mask("他电话13812345678"), "他电话138****5678");
  assert.deepEqual(guard.check("客服电话96766"), []);
  assert.deepEqual(guard.check("他电话13812345678", { role: "customer" }), []);
  const without = new kefu.PhraseGuard({ leaks: false });
  assert.deepEqual(without.check("他电话13812345678"), []);
  for (const each of [guard, without]) each.dispose();
});

test("plain phrases need no document: spans, mask and exceptions", () => {
  const guard = new kefu.PhraseGuard({ phrases: ["领导", "操"], exceptions: ["操作"] });
  const text = "领导在操作，操";
  assert.deepEqual([...guard.spans(text)], [0, 0, 2, 1, 6, 7]);
  assert.equal(guard.mask(text, "*"), "**在操作，*");
  assert.deepEqual(guard.check(text).map((/** @type {any} */ { start, end }) => [start, end]), [[0, 2], [6, 7]]);
  guard.dispose();
});

test("a mistake in the arguments is a KefuError that says how to mend it", () => {
  assert.throws(
    () => new kefu.PhraseGuard({ lexicons: ["nowhere/nothing"] }),
    (/** @type {any} */ error) => error instanceof kefu.KefuError && typeof error.code === "string" && error.message.length > 0,
  );
});

test("a malformed document is told all its problems, each with its path", () => {
  const problems = kefu.checkDocument({ kind: "lexicon", id: "x/y", colour: 1, entries: [{ phrase: 7 }] });
  assert.ok(problems.length > 1, JSON.stringify(problems));
  for (const problem of problems) assert.ok(problem.message && typeof problem.path === "string");
});

for (const pack of packs) {
  for (const document of pack.documents) {
    test(`${document.id} passes its own examples in Node`, async () => {
      await kefu.loadPack(pack.id);
      assert.deepEqual(kefu.checkDocument(document), []);
    });
  }
}

test("every document passes its own examples in Chromium", async () => {
  const { page, trouble } = await open(browser, site.url("/blank.html"));
  const problems = await page.evaluate(async (ids) => {
    const address = "/dist/index.js";
    const { default: init, checkDocument, loadPack } = await import(address);
    await init();
    const loaded = await Promise.all(ids.map((id) => loadPack(id)));
    return loaded.flatMap(({ documents }) => documents).flatMap((document) => checkDocument(document));
  }, packs.map(({ id }) => id));
  assert.deepEqual(problems, []);
  assert.deepEqual(trouble, []);
});
