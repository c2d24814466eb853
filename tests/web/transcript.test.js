// Transcripts in Node and in Chromium: files of several encodings, and what their texts read as.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { launch, open } from "./support/browser.js";
import { root } from "./support/packages.js";
import { serve } from "./support/server.js";

/** @type {any} */
const kefu = await import(new URL("www/dist/index.js", root).href);
await kefu.default();

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

test("a pasted chat becomes turns with their times, sides and names", () => {
  const { conversations, problems } = kefu.parseTranscript("客服001 2024-05-01 10:00:01\n您好\n客户 2024-05-01 10:00:20\n在吗\n急");
  assert.deepEqual(conversations, [
    {
      turns: [
        { role: "agent", text: "您好", at: "2024-05-01T10:00:01+08:00", by: "客服001" },
        { role: "customer", text: "在吗\n急", at: "2024-05-01T10:00:20+08:00" },
      ],
    },
  ]);
  assert.deepEqual(problems, []);
});

test("attributes keep their types, and lone surrogates survive", () => {
  const source = JSON.stringify([{ id: 7, vip: true, tags: ["退款", 3], turns: [{ role: "agent", text: "a\\ud800b" }, { role: "user", text: "\ud800" }] }]);
  const [conversation] = kefu.parseTranscript(source.replace("\\\\ud800", "\\ud800")).conversations;
  assert.deepEqual([conversation.id, conversation.attributes], ["7", { vip: true, tags: ["退款", 3] }]);
  assert.deepEqual(conversation.turns.map((/** @type {any} */ turn) => turn.text), ["a\ud800b", "\ud800"]);
});

test("problems say the line, in the language asked for", () => {
  const source = "role,text,time\nagent,好,2024-02-30 10:00\n";
  const problem = (/** @type {string} */ lang) => kefu.parseTranscript(source, "csv", { lang }).problems.find((/** @type {any} */ each) => each.code === "impossible-time");
  assert.equal(problem("en").path, "line 2");
  assert.equal(problem("en").severity, "warning");
  assert.match(problem("en").message, /no such day/);
  assert.match(problem("zh-CN").message, /没有这样的日期/);
});

test("what the caller knows counts: sides, columns, the day and the offset", () => {
  const source = "谁,说了啥\n小美,在\n老王,嗯\n";
  const columns = { by: "谁", text: "2" };
  const roles = { 小美: "agent", 老王: "customer" };
  const { conversations } = kefu.parseTranscript(source, "csv", { columns, roles });
  assert.deepEqual(conversations[0].turns.map((/** @type {any} */ { role, text, by }) => [role, text, by]), [["agent", "在", "小美"], ["customer", "嗯", "老王"]]);
  assert.deepEqual(kefu.transcriptColumns(source, { columns }).map((/** @type {any} */ { title, holds }) => [title, holds]), [["谁", "by"], ["说了啥", "text"]]);
  const [chat] = kefu.parseTranscript("[10:00] A：好", "text", { date: "2024-05-01", offset: "-03:30" }).conversations;
  assert.equal(chat.turns[0].at, "2024-05-01T10:00:00-03:30");
});

test("a mistake in the arguments is an error that says which", () => {
  const mistakes = [
    [[7], "source"],
    [["", "xml"], "format"],
    [["", "csv", { column: {} }], "options.column"],
    [["", "csv", { columns: { text: 1 } }], "options.columns.text"],
    [["", "csv", { roles: { a: "boss" } }], 'options.roles["a"]'],
    [["", "csv", { offset: "8" }], "options.offset"],
    [["", "csv", { date: "2024-02-30" }], "options.date"],
    [["", "csv", { date: "2024-13-01" }], "options.date"],
  ];
  for (const [given, path] of mistakes) {
    assert.throws(() => kefu.parseTranscript(.../** @type {any[]} */ (given)), (/** @type {any} */ error) => error.code === "invalid-argument" && error.path === path, `${path}`);
  }
});

test("files are read in UTF-8, UTF-16 and GB18030, and nothing else is guessed", async () => {
  const text = "客服：您好\n";
  const gb18030 = [0xbf, 0xcd, 0xb7, 0xfe, 0xa3, 0xba, 0xc4, 0xfa, 0xba, 0xc3, 0x0a];
  const utf16 = [...Buffer.from(text, "utf16le")];
  const swapped = [...Buffer.from(text, "utf16le").swap16()];
  const files = [[0xef, 0xbb, 0xbf, ...Buffer.from(text)], [...Buffer.from(text)], gb18030, [0xff, 0xfe, ...utf16], [0xfe, 0xff, ...swapped], utf16, swapped];
  for (const bytes of files) assert.equal(await kefu.readTranscriptFile(new Blob([new Uint8Array(bytes)])), text, `${bytes}`);
  assert.equal(await kefu.readTranscriptFile(new Uint8Array(gb18030)), text);
  await assert.rejects(kefu.readTranscriptFile(new Uint8Array([0xff, 0xff, 0xff])), { code: "encoding-unknown" });
  await assert.rejects(kefu.readTranscriptFile("text"), { code: "invalid-argument" });
});

test("ten thousand conversations come across whole", (context) => {
  const turns = Array.from({ length: 12 }, (_, at) => ({ role: at % 2 === 0 ? "agent" : "user", text: `第${at}句，请问还有什么可以帮您？`, at: "2024-05-01T10:00:00Z" }));
  const source = JSON.stringify(Array.from({ length: 10_000 }, (_, id) => ({ id: `c${id}`, turns })));
  const begin = performance.now();
  const { conversations, problems } = kefu.parseTranscript(source);
  context.diagnostic(`${(source.length / 1e6).toFixed(1)} million code units in ${Math.round(performance.now() - begin)} ms`);
  assert.equal(conversations.length, 10_000);
  assert.deepEqual(conversations[9_999].turns[11], { role: "customer", text: "第11句，请问还有什么可以帮您？", at: "2024-05-01T10:00:00+00:00" });
  assert.deepEqual(problems, []);
});

test("the same in Chromium, from a file", async () => {
  const { page, trouble } = await open(browser, site.url("/blank.html"));
  const read = await page.evaluate(async () => {
    const address = "/dist/index.js";
    const { default: init, parseTranscript, readTranscriptFile } = await import(address);
    await init();
    const file = new File(["会话ID,角色,内容\n1,客服,您好\n1,客户,嗯\n"], "chat.csv");
    return parseTranscript(await readTranscriptFile(file)).conversations;
  });
  assert.deepEqual(read, [{ id: "1", turns: [{ role: "agent", text: "您好" }, { role: "customer", text: "嗯" }] }]);
  assert.deepEqual(trouble, []);
});
