// Months of score sheets on the device: kept, looked at over time, in and out as a file, and not lost when the device is
// full, blocked or damaged.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { launch, open } from "./support/browser.js";
import { policy, serve } from "./support/server.js";

/** What every page of these tests imports: the module, and a month without much typing. */
const MONTHS = `
  export * from "/dist/history.js";
  export const month = (person, name, total, more = {}) => ({
    scheme: "cable/hall", person, month: name, inputs: { total }, at: "2024-09-01T00:00:00.000Z",
    report: { total, max: "100", lines: [{ id: "service", title: "服务", value: total, max: "100" }] }, ...more,
  });
  export const brief = ({ person, month, figures }) => [person, month, figures.total].join(" ");
`;
const files = { "/months.html": "<!doctype html><title>months</title>", "/months.js": MONTHS };

/** @type {import("playwright-core").Browser} */
let browser;
/** @type {import("./support/server.js").Site} */
let site;

before(async () => {
  [browser, site] = await Promise.all([launch(), serve({ files })]);
});
after(async () => {
  await browser.close();
  await site.close();
});

/** A page with a device of its own. @param {string} [address] */
const fresh = async (address = site.url("/months.html")) => (await open(browser, address)).page;

test("months are kept over a reload, each by its latest state, and the earlier ones beside it", async () => {
  const page = await fresh();
  const kept = await page.evaluate(async () => {
    const { ScoreHistory, month } = await import("/months.js");
    const history = await ScoreHistory.open();
    await history.put(month("小王", "2024-05", "91"));
    await history.put(month("小王", "2024-05", "91", { at: "2024-09-02T00:00:00.000Z" }));
    await history.put(month("小王", "2024-05", "93.5", { at: "2024-09-03T00:00:00.000Z" }));
    return (await history.put(month("小李", "2024-04", "80"))).kept;
  });
  assert.equal(kept, "device");
  await page.reload();
  const found = await page.evaluate(async () => {
    const { ScoreHistory, brief } = await import("/months.js");
    const history = await ScoreHistory.open();
    const all = history.list().map(brief);
    const earlier = history.earlier("cable/hall", "小王", "2024-05").map(brief);
    await history.remove("cable/hall", "小王", "2024-05");
    return { all, earlier, one: history.list({ person: "小李", from: "2024-04", to: "2024-04" }).length, left: history.list().map(brief) };
  });
  assert.deepEqual(found, { all: ["小李 2024-04 80", "小王 2024-05 93.5"], earlier: ["小王 2024-05 91"], one: 1, left: ["小李 2024-04 80"] });
  await page.context().close();
});

test("a file carries them to another device, and nobody's month is written over", async () => {
  const [here, there] = await Promise.all([fresh(), fresh()]);
  const file = await here.evaluate(async () => {
    const { ScoreHistory, month } = await import("/months.js");
    const history = await ScoreHistory.open();
    for (const name of ["2024-04", "2024-05", "2024-06"]) await history.put(month("小王", name, "90"));
    return history.export();
  });
  const lines = file.trimEnd().split("\n");
  assert.equal(lines.length, 4);
  const spoilt = [...lines.slice(0, 2), lines[2].slice(0, 60), '{"scheme":"cable/hall","month":"2024-13"}', lines[3]].join("\r\n");
  const result = await there.evaluate(async (text) => {
    const { ScoreHistory, month, brief } = await import("/months.js");
    const history = await ScoreHistory.open();
    await history.put(month("小王", "2024-06", "70", { at: "2024-10-01T00:00:00.000Z" }));
    const first = await history.import(text);
    const again = await history.import(text);
    const refused = await history.import("{}").catch(({ code }) => code);
    return { first, again: [again.added, again.known], refused, months: history.list().map(brief), earlier: history.earlier("cable/hall", "小王", "2024-06").map(brief) };
  }, spoilt);
  assert.deepEqual({ ...result.first, problems: result.first.problems.map(({ line }) => line) }, { added: 2, known: 0, problems: [3, 4] });
  assert.deepEqual(result.again, [0, 2]);
  assert.equal(result.refused, "invalid-argument");
  assert.deepEqual(result.months, ["小王 2024-04 90", "小王 2024-06 70"]);
  assert.deepEqual(result.earlier, ["小王 2024-06 90"]);
  await Promise.all([here.context().close(), there.context().close()]);
});

test("a full device: the month stays in memory and in the file, and is kept once there is room", async () => {
  const page = await fresh();
  const cdp = await page.context().newCDPSession(page);
  // Before the database is opened: afterwards the browser goes by what room it found then.
  await cdp.send("Storage.overrideQuotaForOrigin", { origin: site.origin, quotaSize: 300_000 });
  await page.evaluate(async () => {
    const { ScoreHistory, month } = await import("/months.js");
    window.told = [];
    window.months = await ScoreHistory.open({ onTrouble: ({ code }) => window.told.push(code) });
    await window.months.put(month("小王", "2024-04", "90"));
  });
  const full = await page.evaluate(async () => {
    const { month } = await import("/months.js");
    const state = await window.months.put(month("小王", "2024-05", "91", { inputs: { note: "长".repeat(400_000) } }));
    return { kept: state.kept, unsaved: state.unsaved, told: window.told, here: window.months.list().length, file: window.months.export().split("\n").length };
  });
  assert.deepEqual(full, { kept: "memory", unsaved: 1, told: ["shelf-full"], here: 2, file: 4 });
  await cdp.send("Storage.overrideQuotaForOrigin", { origin: site.origin });
  const state = await page.evaluate(async () => {
    const { month } = await import("/months.js");
    return (await window.months.put(month("小王", "2024-06", "92"))).kept;
  });
  assert.equal(state, "device");
  await page.reload();
  const months = await page.evaluate(async () => (await (await import("/months.js")).ScoreHistory.open()).list().map(({ month }) => month));
  assert.deepEqual(months, ["2024-04", "2024-05", "2024-06"]);
  await page.context().close();
});

test("a page that may keep nothing works all the same, and says so", async (context) => {
  // A sandbox without an origin of its own has neither a database nor a storage.
  const sandboxed = await serve({ files, csp: `${policy({ "script-src": "* 'wasm-unsafe-eval'" })}; sandbox allow-scripts` });
  context.after(() => sandboxed.close());
  const page = await browser.newPage();
  await page.route("**/*.js", async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, headers: { ...response.headers(), "Access-Control-Allow-Origin": "*" } });
  });
  await page.goto(sandboxed.url("/months.html"));
  const result = await page.evaluate(async () => {
    const { ScoreHistory, month, brief } = await import("/months.js");
    const history = await ScoreHistory.open({ lang: "zh-CN" });
    const { kept, unsaved, problems } = await history.put(month("小王", "2024-05", "91"));
    return { kept, unsaved, months: history.list().map(brief), message: problems[0].message, file: history.export().split("\n").length };
  });
  assert.match(result.message, /浏览器不让这个网页在本机存东西/);
  assert.deepEqual({ ...result, message: "" }, { kept: "memory", unsaved: 1, months: ["小王 2024-05 91"], message: "", file: 3 });
  await page.close();
});

test("what is damaged on the device is left there, told, and goes into the file; the rest is read", async () => {
  const page = await fresh();
  const result = await page.evaluate(async () => {
    const { ScoreHistory, month } = await import("/months.js");
    const first = await ScoreHistory.open();
    await first.put(month("小王", "2024-05", "91"));
    first.close();
    const [{ name }] = await indexedDB.databases();
    const database = await new Promise((resolve) => (indexedDB.open(name).onsuccess = ({ target }) => resolve(target.result)));
    const [store] = database.objectStoreNames;
    const put = database.transaction(store, "readwrite").objectStore(store).put({ scheme: "cable/hall", month: "五月" }, "坏的");
    await new Promise((resolve) => (put.transaction.oncomplete = resolve));
    database.close();
    const history = await ScoreHistory.open();
    const { damaged, kept } = history.state;
    await history.put(month("小王", "2024-06", "92"));
    return { damaged, kept, months: history.list().map((each) => each.month), file: history.export().includes("五月") };
  });
  assert.deepEqual(result, { damaged: 1, kept: "device", months: ["2024-05", "2024-06"], file: true });
  await page.context().close();
});

test("a database that is not ours any more: the months of this visit are in memory and in the file", async () => {
  const page = await fresh();
  const result = await page.evaluate(async () => {
    const { ScoreHistory, month } = await import("/months.js");
    const first = await ScoreHistory.open();
    first.close();
    const [{ name }] = await indexedDB.databases();
    // A later release has raised its version.
    const later = await new Promise((resolve) => (indexedDB.open(name, 99).onsuccess = ({ target }) => resolve(target.result)));
    later.close();
    const history = await ScoreHistory.open();
    await history.put(month("小王", "2024-05", "91"));
    return { months: history.list().length, told: history.state.problems.length > 0, file: history.export().split("\n").length };
  });
  assert.deepEqual(result, { months: 1, told: true, file: 3 });
  await page.context().close();
});

test("what is no month is refused before anything is kept", async () => {
  const page = await fresh();
  const codes = await page.evaluate(async () => {
    const { ScoreHistory, month } = await import("/months.js");
    const history = await ScoreHistory.open();
    const tries = [month("小王", "2024-13", "1"), month("小王", "五月", "1"), month(7, "2024-05", "1"), month("小王", "2024-05", "1", { inputs: [] })];
    return Promise.all(tries.map((each) => history.put(each).then(() => "kept", ({ code }) => code)));
  });
  assert.deepEqual(codes, Array(4).fill("invalid-argument"));
  await page.context().close();
});

/** Months as the module of figures takes them. @param {[string, string | null][]} figures */
const months = (figures) => figures.map(([month, total]) => ({
  scheme: "s/s", person: "", month, at: "", inputs: {}, readings: {},
  figures: { total, max: null, band: null, bandTitle: null, pay: null, fines: null, lines: [{ id: "a", title: "甲", value: total, max: null }] },
}));

test("a trend is exact, and a month that is missing is a gap", async () => {
  const { trend } = await import("../../www/dist/history.js");
  const found = trend(months([["2024-01", "0.3"], ["2023-11", "0.1"], ["2024-02", null], ["2024-03", "0.25"]]));
  assert.deepEqual(found.points.map(({ month, figure }) => `${month} ${figure}`), ["2023-11 0.1", "2023-12 null", "2024-01 0.3", "2024-02 null", "2024-03 0.25"]);
  assert.deepEqual([found.change, found.mean, found.lowest?.month, found.highest?.month], ["-0.05", "0.22", "2023-11", "2024-01"]);
  assert.deepEqual(trend([]), { points: [], change: null, mean: null, lowest: null, highest: null });
  assert.equal(trend(months([["2024-01", "-0.005"], ["2024-02", "-0.005"]])).mean, "-0.01");
  assert.equal(trend(months([["2024-01", "5"]]), { line: "a" }).highest?.figure, "5");
});

test("a run of months is broken by one that is missing", async () => {
  const { streaks } = await import("../../www/dist/history.js");
  const kept = months([["2023-12", "95"], ["2024-01", "96"], ["2024-03", "97"], ["2024-04", "80"], ["2024-05", "99"]]);
  const found = streaks(kept, ({ figures }) => Number(figures.total) >= 90);
  assert.deepEqual(found, { runs: [{ from: "2023-12", to: "2024-01", months: 2 }, { from: "2024-03", to: "2024-03", months: 1 }, { from: "2024-05", to: "2024-05", months: 1 }], longest: 2, current: 1 });
});

test("two months are compared line by line", async () => {
  const { compareMonths } = await import("../../www/dist/history.js");
  const [before, now] = months([["2024-01", "89.5"], ["2024-02", "92"]]);
  now.figures.lines.push({ id: "b", title: "乙", value: "1", max: null });
  const { total, lines } = compareMonths(before, now);
  assert.deepEqual(total, { before: "89.5", now: "92", change: "2.5" });
  assert.deepEqual(lines.map(({ id, change }) => [id, change]), [["a", "2.5"], ["b", null]]);
});
