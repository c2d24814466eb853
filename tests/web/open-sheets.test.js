// Files of spreadsheets, opened: what they hold, whoever wrote them, and what is said of those that hold nothing readable.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { root } from "./support/packages.js";

/** @type {any} */
const { guessColumns, openSheets, rowsBy } = await import(new URL("www/dist/open-sheets.js", root).href);
/** @type {any} */
const { toXlsx } = await import(new URL("www/dist/sheets.js", root).href);

const HEAD = ["姓名", "接待数", "满意率", "迟到 1", "迟到 2", "入职"];
const FIELDS = [
  { id: "contacts", title: "接待数", type: "count" },
  { id: "satisfaction", title: "满意率", type: "percent" },
  { id: "lates", title: "迟到", type: "list" },
];

const fixture = async (/** @type {string} */ name) => new Uint8Array(await readFile(new URL(`fixtures/${name}`, import.meta.url)));
const bytes = (/** @type {string} */ text) => new TextEncoder().encode(text);

// The files were written by two libraries of another language, xlwt (BIFF8) and odfpy.
for (const name of ["month.xls", "month.ods"]) {
  test(`${name} holds names, figures and dates`, async () => {
    const [sheet] = await openSheets(await fixture(name));
    assert.equal(sheet.name, "五月");
    const [head, first, second] = sheet.rows;
    assert.deepEqual(head, HEAD);
    assert.deepEqual(first.slice(0, 5), ["小王", 120, 0.97, 5, 31]);
    assert.match(first[5], /^2024-05-01/u);
    assert.deepEqual(second.slice(0, 5), ["小李", 98, 0.905, null, null]);
    assert.match(second[5], /^2023-12-31[T ]17:30/u);
  });
}

test("what is written as XLSX is read as it was, and of a formula the figure it came to", async () => {
  const rows = [["小王", 97.5, { value: 98.5, formula: "B2+1", format: "0.00" }], ["=1+1", -3, null]];
  const file = await toXlsx({ sheets: [{ name: "五月", columns: ["姓名", { title: "得分", width: 20 }, "加一"], rows, print: { landscape: true, heading: "A & B" } }] });
  assert.deepEqual(await openSheets(new Blob([file])), [
    { name: "五月", rows: [["姓名", "得分", "加一"], ["小王", 97.5, 98.5], ["=1+1", -3, null]] },
  ]);
});

test("CSV in the encodings and with the signs that spreadsheets use", async () => {
  const expected = [{ name: "", rows: [["姓名", "备注"], ["小王", '他说"好",\n就走'], ["小李", null]] }];
  const csv = '姓名,备注\r\n小王,"他说""好"",\n就走"\r\n\r\n小李,\r\n';
  assert.deepEqual(await openSheets(bytes(csv)), expected);
  assert.deepEqual(await openSheets(bytes(`\ufeff${csv.replaceAll(",", "\t").replace('"\t', '",')}`)), expected);
  const [wide] = await openSheets(Uint8Array.from([0xff, 0xfe, ...Buffer.from("姓名;分\n小王;9", "utf16le")]));
  assert.deepEqual(wide.rows, [["姓名", "分"], ["小王", "9"]]);
  // 姓名 and 小王 in GB 18030, as Excel in Chinese saves CSV.
  const [chinese] = await openSheets(Uint8Array.from([0xd0, 0xd5, 0xc3, 0xfb, 0x0a, 0xd0, 0xa1, 0xcd, 0xf5]));
  assert.deepEqual(chinese.rows, [["姓名"], ["小王"]]);
  assert.deepEqual(await openSheets(bytes("")), [{ name: "", rows: [] }]);
});

test("a file that cannot be read is an error, and the next one is read", async () => {
  const good = await toXlsx({ sheets: [{ name: "a", columns: ["b"], rows: [[1]] }] });
  for (const broken of [good.slice(0, good.length / 2), Uint8Array.from([0x50, 0x4b, 3, 4]), Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 1, 2])]) {
    await assert.rejects(openSheets(broken), { code: "file-unreadable" });
  }
  assert.deepEqual(await openSheets(good), [{ name: "a", rows: [["b"], [1]] }]);
  await assert.rejects(openSheets("path.xlsx"), { code: "invalid-argument", path: "file" });
});

test("columns are found by their titles, a list in several of them, and a mapping is remembered", async () => {
  const [sheet] = await openSheets(await fixture("month.xls"));
  const [head, ...rows] = sheet.rows;
  const guess = guessColumns(head, FIELDS);
  assert.deepEqual(guess.fields, ["name", "contacts", "satisfaction", "lates", "lates", null]);
  const mended = { ...guess, shares: ["satisfaction"] };
  assert.deepEqual(guessColumns(["姓名 ", "接待数（次）", "满意率", "迟到1", "迟到2", "入职"], FIELDS, [mended]).shares, ["satisfaction"]);
  assert.deepEqual(rowsBy(rows, mended, FIELDS), [
    { name: "小王", inputs: { contacts: 120, satisfaction: "97%", lates: [5, 31] } },
    { name: "小李", inputs: { contacts: 98, satisfaction: "90.5%" } },
  ]);
});

test("a title that means nothing is left to the person, and no column is taken twice", () => {
  assert.deepEqual(guessColumns(["", "备注", "接待数", "接待数"], FIELDS).fields, [null, null, "contacts", null]);
  const map = guessColumns(["姓名", "迟到"], FIELDS);
  assert.deepEqual(rowsBy([["小王", "5、31"], [null, ""]], map, FIELDS), [{ name: "小王", inputs: { lates: ["5", "31"] } }]);
});
