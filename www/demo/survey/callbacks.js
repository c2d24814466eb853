/**
 * Whom to call back and by when, the most urgent first, those who wait too long marked. Deadlines are the clock's. What
 * one acts by stands first, where a phone shows it.
 */

import { callBacks } from "../../dist/index.js";
import { build } from "../dom.js";
import { table } from "./table.js";

/** @typedef {import("./index.js").Words} Words */
/** @typedef {import("../../dist/index.js").CallBack} CallBack */

/** More are read in the exported table. */
const MOST = 50;
const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/**
 * @param {import("../../dist/index.js").Form} form
 * @param {import("../../dist/index.js").Summary} summary
 * @param {Words} words
 */
export function callbacks(form, { followUps }, words) {
  const { language, say } = words;
  if (followUps.length === 0) return build("p", { class: "note" }, say("noCallbacks"));
  const all = callBacks(form.document, followUps, { now: new Date().toISOString(), lang: language });
  const late = all.filter(({ state }) => state === "late").length;
  const written = new Intl.DateTimeFormat(language, { dateStyle: "medium", timeStyle: "short", timeZone: "Asia/Shanghai" });
  const rows = all.slice(0, MOST).map((one) => [one.subject ?? say("nobody"), standing(one, words), one.shown || one.target, one.title, written.format(new Date(one.at))]);
  return build("div", {},
    build("p", { class: "note" }, say("callbacksHead", { n: all.length, late, most: Math.min(MOST, all.length) })),
    table([say("who"), say("standing"), say("deadline"), say("why"), say("answeredAt")], rows, say("callbacks")));
}

/** How somebody's deadline stands; what cannot be told says why. @param {CallBack} one @param {Words} words */
function standing({ state, seconds, problems }, { language, say }) {
  if (seconds === null) return problems.map(({ message }) => message).join(" ") || say("unknown");
  const [size, unit] = /** @type {[number, string]} */ (Math.abs(seconds) >= DAY ? [DAY, "day"] : Math.abs(seconds) >= HOUR ? [HOUR, "hour"] : [MINUTE, "minute"]);
  const length = new Intl.NumberFormat(language, { style: "unit", unit, unitDisplay: "long", maximumFractionDigits: 0 }).format(Math.floor(Math.abs(seconds) / size));
  return build("span", { class: "standing", "data-state": state }, say(state === "late" ? "late" : "left", { length }));
}
