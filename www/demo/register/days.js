/** The days that have no entry, too few of them, or one without all its signatures: of the last month there is. */

import { build } from "../dom.js";

/** @typedef {import("./index.js").Words} Words */
/** @typedef {import("../../dist/form.js").RegisterEntry} Entry */

const DAYS = 30;
const DAY = 86_400_000;

/** @param {import("./book.js").Book} book @param {Words} words */
export function daysOf(book, { say }) {
  if (book.entries.length === 0) return [];
  const { day } = /** @type {{ day?: string }} */ (book.document.register ?? {});
  const known = book.entries.map((entry) => dayOf(entry, day)).sort();
  const last = known[known.length - 1];
  const monthAgo = new Date(new Date(last).getTime() - (DAYS - 1) * DAY).toISOString().slice(0, 10);
  const { missing, unsigned, short } = book.register.days(known[0] > monthAgo ? known[0] : monthAgo, last);
  const lines = [
    missing.length === 0 ? "" : say("missingDays", { days: missing.join(say("listComma")) }),
    unsigned.length === 0 ? "" : say("unsignedDays", { days: unsigned.map(({ day: unsignedDay, entry }) => `${unsignedDay} (${entry})`).join(say("listComma")) }),
    short.length === 0 ? "" : say("shortDays", { days: short.map(({ day: shortDay, count }) => `${shortDay} (${count})`).join(say("listComma")) }),
  ].filter(Boolean);
  return lines.length === 0 ? [build("p", { class: "note" }, say("noDays"))] : [build("ul", {}, ...lines.map((line) => build("li", {}, line)))];
}

/** The day an entry is about, or, where it does not say, the day in China it was written on. @param {Entry} entry @param {string | undefined} question */
function dayOf({ answers, at }, question) {
  const told = question === undefined ? undefined : answers[question];
  return typeof told === "string" ? told.slice(0, 10) : new Date(new Date(at).getTime() + 8 * 3_600_000).toISOString().slice(0, 10);
}
