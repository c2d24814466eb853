// Clocks from JavaScript, in Node: the small module that only they need, and the large one that has everything.

import assert from "node:assert/strict";
import { test } from "node:test";
import { root } from "./support/packages.js";

/** @type {typeof import("../../www/dist/clock.js")} */
const { default: init, KefuError, ServiceClock, loadPack } = await import(new URL("www/dist/clock.js", root).href);
/** @type {typeof import("../../www/dist/index.js")} */
const whole = await import(new URL("www/dist/index.js", root).href);

await Promise.all([init(), whole.default()]);
await Promise.all(["supervisor", "it-service", "shop-points", "cable"].map((pack) => Promise.all([loadPack(pack), whole.loadPack(pack)])));

test("a deadline says when, what was counted, and by which rule", () => {
  const clock = new ServiceClock("service/cn-weekdays");
  assert.deepEqual(clock.problems, []);
  const { due, shown, inclusive, counted, rule, problems } = clock.due("two-working-hours", "2024-05-31T16:30:00+08:00");
  assert.deepEqual([due, shown, inclusive, problems], ["2024-06-03T09:30:00+08:00", "2024-06-03 09:30", true, []]);
  assert.deepEqual(counted, [["2024-05-31T16:30:00+08:00", "2024-05-31T17:30:00+08:00"], ["2024-06-03T08:30:00+08:00", "2024-06-03T09:30:00+08:00"]]);
  assert.deepEqual([rule.id, rule.title], ["two-working-hours", "2 个工作小时内"]);
  assert.ok(rule.source !== "" && rule.rows.includes("S-107"));
});

test("a target needs no document, and other zones are told on the clocks of the place", () => {
  const clock = new ServiceClock("service/cn-weekdays");
  assert.equal(clock.due({ working_days: 3 }, "2024-09-27T02:00:00Z").due, "2024-10-08T17:30:00+08:00");
  assert.equal(clock.due({ hours: 24, ahead: true }, "2024-05-02T08:00:00+08:00").due, "2024-05-01T08:00:00+08:00");
  assert.deepEqual(clock.due({ days: 1 }, "2024-05-01T23:50").due, "2024-05-03T00:00:00+08:00");
  assert.equal(clock.due({ months: 1, on: -1 }, "2024-01-31T10:00").shown, "2024-02-29 24:00");
});

test("a verdict has a state and a margin in seconds", () => {
  const clock = new ServiceClock("service/cn-weekdays");
  const judged = (/** @type {string | null} */ end, /** @type {string} */ now) => {
    const { state, margin_seconds } = clock.verdict({ hours: 2 }, "2024-05-06T10:00", end, now);
    return [state, margin_seconds];
  };
  assert.deepEqual(judged("2024-05-06T12:00:00", "2024-05-06T18:00"), ["met", 0]);
  assert.deepEqual(judged("2024-05-06T12:00:01", "2024-05-06T18:00"), ["late", -1]);
  assert.deepEqual(judged(null, "2024-05-06T11:59"), ["running", 60]);
  assert.deepEqual(judged(null, "2024-05-06T12:01"), ["late", -60]);
});

test("working time and time by the clock, less the pauses", () => {
  const clock = new ServiceClock("service/cn-weekdays");
  assert.deepEqual(clock.elapsed("2024-05-31T16:30", "2024-06-03T09:30"), { working_seconds: 7200, clock_seconds: 234_000, problems: [] });
  const paused = clock.elapsed("2024-05-31T16:30", "2024-06-03T09:30", { pauses: [["2024-05-31T17:00", "2024-06-03T09:00"]] });
  assert.deepEqual([paused.working_seconds, paused.clock_seconds], [3600, 3600]);
});

test("a year without data says so, and a document of one's own mends it", () => {
  const clock = new ServiceClock("service/cn-weekdays", { lang: "en" });
  const { due, problems } = clock.due("three-working-days", "2026-12-30T10:00");
  assert.deepEqual([due, problems.map(({ code }) => code)], [null, ["no-year"]]);
  assert.match(problems[0].message, /2027/);
  assert.equal(clock.elapsed("2027-01-04T10:00", "2027-01-05T10:00").working_seconds, null);
  assert.equal(clock.about.years?.at(-1), 2026);
  const calendar = { kind: /** @type {const} */ ("calendar"), id: "a/b", title: { "zh-CN": "甲" }, holidays: ["service/cn-holidays", "a/2027"], week: { "mon-fri": "8:30-17:30" } };
  const days = { kind: /** @type {const} */ ("holidays"), id: "a/2027", title: { "zh-CN": "2027" }, names: { ny: { "zh-CN": "元旦" } }, years: { 2027: { off: { ny: "01-01..01-03" } } } };
  const own = new ServiceClock(calendar, { documents: [days] });
  assert.equal(own.due({ working_days: 3 }, "2026-12-30T10:00").shown, "2027-01-05 17:30");
  const [day] = own.days("2027-01-01T00:00", "2027-01-01T00:00");
  assert.deepEqual([day.date, day.hours, day.is, day.holiday], ["2027-01-01", [], "off", "元旦"]);
});

test("readings are switches, and the other ones can be asked for", () => {
  const clock = new ServiceClock("supervisor/complaints");
  const other = clock.otherwise((clock) => clock.due("respond", "2024-05-31T16:30").shown);
  assert.deepEqual(other.map(({ reading, option, result }) => [reading, option, result]), [["two-hours", "clock", "2024-05-31 18:30"]]);
  const chosen = new ServiceClock("supervisor/complaints", { readings: { "two-hours": "clock" } });
  const { shown, rule } = chosen.due("respond", "2024-05-31T16:30");
  assert.deepEqual([shown, rule.readings], ["2024-05-31 18:30", [{ id: "two-hours", option: "clock" }]]);
});

test("an event has all its promises, and its cost", () => {
  const clock = new ServiceClock("supervisor/complaints");
  const happening = { start: "2024-05-31T16:30", ends: { respond: "2024-06-03T10:00", solve: null } };
  const judged = clock.judge("complaint", happening, "2024-06-06T09:00");
  assert.deepEqual(judged.verdicts.map(({ target, state }) => [target, state]), [["respond", "late"], ["solve", "late"]]);
  assert.deepEqual([judged.points, judged.yuan], [-6, 0]);
  assert.equal(clock.judge("complaint", { ...happening, circumstances: { aggravated: true } }, "2024-06-06T09:00").points, -9);
});

test("duties recur, by the calendar and since an event", () => {
  const clock = new ServiceClock("it-service/follow-up");
  const all = clock.recurring("2024-02-01T00:00", "2024-07-01T00:00", { since: "2023-03-15T10:00", duties: ["follow-up"] });
  assert.deepEqual(all.map(({ shown, phase }) => [shown, phase]), [["2024-02-14 24:00", 0], ["2024-03-14 24:00", 0], ["2024-06-14 24:00", 1]]);
  assert.equal(clock.due("meeting", "2024-05-06T09:00").shown, "2024-05-10 18:00");
  assert.deepEqual(clock.period("quarter", "2024-05-06T09:00"), ["2024-04-01T00:00:00+08:00", "2024-07-01T00:00:00+08:00"]);
});

test("waits are for a person; contacts about the same come again", () => {
  const clock = new ServiceClock("shop-points/desk");
  const waits = clock.waits([
    { at: "2024-05-06T10:00:00", by: "customer" }, { at: "2024-05-06T10:00:01", by: "robot" },
    { at: "2024-05-06T10:00:45", by: "human" }, { at: "2024-05-06T10:02:00", by: "customer" },
  ]);
  assert.deepEqual(waits.map(({ seconds }) => seconds), [45, null]);
  const contacts = ["2024-05-01T10:00", "2024-05-03T10:00"].map((at) => ({ about: "张三 打印机", at }));
  assert.deepEqual([clock.repeats(contacts), clock.repeats(contacts, 1)], [[1], []]);
});

test("what is asked wrongly is refused with its place", () => {
  const clock = new ServiceClock("service/cn-weekdays", { lang: "en" });
  const refused = (/** @type {() => unknown} */ ask, /** @type {string} */ code, /** @type {string} */ path) =>
    assert.throws(ask, (/** @type {any} */ error) => error instanceof KefuError && error.code === code && error.path === path && error.message !== "");
  refused(() => clock.due("nobody", "2024-05-06T10:00"), "unknown-part", "target");
  refused(() => clock.due({ hours: 1, days: 1 }, "2024-05-06T10:00"), "bad-length", "target");
  refused(() => clock.due({ hours: 1 }, "2024-02-30T10:00"), "bad-moment", "start");
  refused(() => clock.due({ hours: -1 }, "2024-05-06T10:00"), "bad-amount", "target.hours");
  refused(() => clock.due(/** @type {any} */ ({ hours: "two" }), "2024-05-06T10:00"), "unknown-parameter", "target.hours");
  refused(() => clock.verdict({ hours: 1 }, "2024-05-06T10:00", "noon", "2024-05-06T10:00"), "bad-moment", "end");
  refused(() => clock.elapsed("2024-05-06T10:00", "2024-05-06T11:00", { pauses: [["soon"]] }), "bad-moment", "pauses[0]");
  refused(() => new ServiceClock("service/nothing"), "pack-missing", "calendar");
  refused(() => new ServiceClock("service/cn-weekdays", /** @type {any} */ ({ zone: "UTC" })), "invalid-argument", "options.zone");
  clock.dispose();
  assert.throws(() => clock.due({ hours: 1 }, "2024-05-06T10:00"), { code: "disposed" });
});

test("the large module has the same clocks, and checks their documents", () => {
  const clock = new whole.ServiceClock("cable/hall");
  assert.equal(clock.due("publish", "2024-05-31T10:00").shown, "2024-06-10 24:00");
  const problems = whole.checkDocument({ kind: "calendar", id: "a/b", title: { "zh-CN": "甲" }, holidays: "service/cn-holidays", week: { mon: "8:30" } }, { lang: "en" });
  assert.deepEqual(problems.map(({ code, path }) => [code, path]), [["bad-hours", "week.mon"]]);
});
