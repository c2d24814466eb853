// Score sheets as workbooks, by the modules of the package: what is written has formulas, and is read as it was computed.

import assert from "node:assert/strict";
import { test } from "node:test";
import { root } from "./support/packages.js";

/** @type {any} */
const { default: init, loadPack, ScoreSheet } = await import(new URL("www/dist/index.js", root).href);
/** @type {any} */
const { toXlsx } = await import(new URL("www/dist/sheets.js", root).href);
/** @type {any} */
const { guessColumns, openSheets, rowsBy } = await import(new URL("www/dist/open-sheets.js", root).href);

await init();
await loadPack("shop-points");

const PEOPLE = [
  { name: "小王", inputs: { lates: [10, 31], rude: 1 } },
  { name: "小李", inputs: { truancies: 1 } },
  { name: "小李", inputs: {} },
];

test("a team's workbook: a row each, a sheet each, and every figure by a formula", async () => {
  const sheet = new ScoreSheet("shop-points/ten-points");
  const book = sheet.workbook(PEOPLE, { each: true });
  assert.deepEqual(book.sheets.map(({ name }) => name), ["汇总", "小王", "小李", "小李 2"]);
  const [team] = book.sheets;
  const total = team.columns.findIndex(({ title }) => title === "总分");
  assert.deepEqual(team.rows.map((row) => row[total].value), [6.5, 5, 10]);
  assert.ok(team.rows.every((row) => /^[A-Z]/u.test(row[total].formula)));
  const [opened] = await openSheets(await toXlsx(book));
  assert.deepEqual(opened.rows.slice(1).map((row) => row[total]), [6.5, 5, 10]);
});

test("what was exported can be imported again: the same sheets come of it", async () => {
  const sheet = new ScoreSheet("shop-points/ten-points");
  const [opened] = await openSheets(await toXlsx(sheet.workbook(PEOPLE)));
  const [head, ...rows] = opened.rows;
  const fields = sheet.fields();
  const people = rowsBy(rows, guessColumns(head, fields), fields);
  assert.deepEqual(people.map(({ name }) => name), ["小王", "小李", "小李"]);
  assert.deepEqual(sheet.totals(people.map(({ inputs }) => inputs)).total, sheet.totals(PEOPLE.map(({ inputs }) => inputs)).total);
});

test("the small module says where workbooks are made", async () => {
  /** @type {any} */
  const small = await import(new URL("www/dist/score.js", root).href);
  await small.default();
  await small.loadPack("shop-points");
  assert.throws(() => new small.ScoreSheet("shop-points/ten-points").workbook(PEOPLE), { code: "no-workbooks" });
});

test("what is not a person is said", () => {
  const sheet = new ScoreSheet("shop-points/ten-points");
  assert.throws(() => sheet.workbook("小王"), { code: "invalid-argument", path: "people" });
  assert.throws(() => sheet.workbook([{ name: "小王" }]), { code: "invalid-argument", path: "people[0].inputs" });
});
