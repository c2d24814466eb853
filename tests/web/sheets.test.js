// Workbooks: unpacked again, they hold what the tables held, and nothing is a formula.

import assert from "node:assert/strict";
import { test } from "node:test";
import { inflateRawSync } from "node:zlib";
import { root } from "./support/packages.js";

/** @type {any} */
const { toXlsx } = await import(new URL("www/dist/sheets.js", root).href);

/**
 * The files of an archive by their names.
 * @param {Uint8Array} bytes
 */
function unpacked(bytes) {
  const archive = Buffer.from(bytes);
  const end = archive.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]));
  let at = archive.readUInt32LE(end + 16);
  /** @type {Record<string, string>} */
  const files = {};
  for (let left = archive.readUInt16LE(end + 10); left > 0; left -= 1) {
    const [name, extra, comment] = [28, 30, 32].map((offset) => archive.readUInt16LE(at + offset));
    const local = archive.readUInt32LE(at + 42);
    const start = local + 30 + archive.readUInt16LE(local + 26) + archive.readUInt16LE(local + 28);
    const packed = archive.subarray(start, start + archive.readUInt32LE(at + 20));
    const content = archive.readUInt16LE(at + 10) === 0 ? packed : inflateRawSync(packed);
    files[archive.toString("utf8", at + 46, at + 46 + name)] = content.toString("utf8");
    at += 46 + name + extra + comment;
  }
  return files;
}

const TABLES = [
  { name: "会话/一", columns: ["客服", "得分"], rows: [["小王", 97.5], ["=1+1", -3], [null, 0], ["http://a.cn", Infinity]] },
  { name: "", columns: ["a"], rows: [["x & <y>"]] },
];

test("a workbook holds its tables: texts as texts, figures as figures", async () => {
  const files = unpacked(await toXlsx({ sheets: TABLES }));
  assert.match(files["xl/workbook.xml"], /<sheet name="会话一".*<sheet name="2"/);
  const [first, texts] = [files["xl/worksheets/sheet1.xml"], files["xl/sharedStrings.xml"]];
  assert.doesNotMatch(first, /<f>|hyperlink/);
  assert.match(first, /<c r="B2"><v>97.5<\/v><\/c>/);
  assert.match(first, /<c r="B3"><v>-3<\/v><\/c>/);
  const known = [...texts.matchAll(/<t[^>]*>([^<]*)<\/t>/g)].map(([, text]) => text);
  assert.deepEqual(known, ["客服", "得分", "小王", "=1+1", "http://a.cn", "a", "x &amp; &lt;y&gt;"]);
});

test("the same tables give the same bytes", async () => {
  assert.deepEqual(await toXlsx({ sheets: TABLES }), await toXlsx({ sheets: TABLES }));
});

test("what a workbook cannot hold is said, not cut short", async () => {
  await assert.rejects(toXlsx({ sheets: [TABLES[1], TABLES[1]].map((table) => ({ ...table, name: "a" })) }), { code: "table-too-large" });
  const long = { name: "b", columns: ["a"], rows: [["长".repeat(32768)]] };
  await assert.rejects(toXlsx({ sheets: [long] }), { code: "table-too-large" });
  await assert.rejects(toXlsx({ sheets: [] }), { code: "invalid-argument" });
  await assert.rejects(toXlsx({ sheets: [{ name: "a" }] }), { code: "invalid-argument", path: "sheets[0].columns" });
});
