/** Whom to call back and by when, the most urgent first. */

import { build } from "../dom.js";
import { table } from "./table.js";

/** @typedef {import("./index.js").Words} Words */
/** @typedef {import("../../dist/form.js").Summary} Summary */

/** More are read in the exported table. */
const MOST = 50;
const HOUR = 3_600_000;

/** @param {Summary} summary @param {Words} words */
export function callbacks({ followUps }, { language, say }) {
  if (followUps.length === 0) return build("p", { class: "note" }, say("noCallbacks"));
  const written = new Intl.DateTimeFormat(language, { dateStyle: "medium", timeStyle: "short", timeZone: "Asia/Shanghai" });
  const rows = followUps.map(({ at, title, target, subject }) => ({ at: new Date(at), by: deadline(at, target), target, title, subject }))
    .sort((left, right) => (left.by?.getTime() ?? 0) - (right.by?.getTime() ?? 0)).slice(0, MOST)
    .map(({ at, by, target, title, subject }) => [subject ?? say("nobody"), title, written.format(at), by ? written.format(by) : target]);
  return table([say("who"), say("why"), say("answeredAt"), say("deadline")], rows, say("callbacks"));
}

/** Hours count by the clock; what else a target may say is the service clock's, and shown as it is written. @param {string} at @param {string} target */
function deadline(at, target) {
  const hours = /^(\d+)h$/.exec(target)?.[1];
  return hours === undefined ? null : new Date(new Date(at).getTime() + Number(hours) * HOUR);
}
