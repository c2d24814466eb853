// Whom to call back, by when, and who is waiting too long: follow-ups of responses, by the calendar of those who call.
//
// Refuses to know: what time it is, and how deadlines are computed (the clock's affair). Invariants: the most urgent comes
// first; what has no deadline that can be told comes last and says why.

import { KefuError, invalidArgument } from "./errors.js";
import { formNamed } from "./form-documents.js";
import { ServiceClock } from "./service-clock.js";

/** @typedef {import("./survey-types.js").CallBack} CallBack */
/** @typedef {import("./form-types.js").Summary["followUps"][number]} FollowUp */

const OPTIONS = ["calendar", "now", "done", "lang"];
const CALENDAR = "service/cn-weekdays";

/** Lengths as forms write them, and what the clock calls them. @type {[RegExp, "minutes" | "hours" | "days" | "working_hours" | "working_days"][]} */
const LENGTHS = [
  [/^(?:wh|个?工作小时|個?工作小時|working hours?)$/u, "working_hours"],
  [/^(?:wd|个?工作日|個?工作日|working days?)$/u, "working_days"],
  [/^(?:m|min|分钟?|分鐘?|minutes?)$/u, "minutes"],
  [/^(?:h|个?小时|個?小時|hours?)$/u, "hours"],
  [/^(?:d|天|日|days?)$/u, "days"],
];
const LENGTH = /^(?:within\s+)?(\d{1,5})\s*(.+?)\s*[内內]?$/u;

/**
 * @param {import("./form-types.js").FormDocument | string} form
 * @param {FollowUp[]} followUps as figures or responses have them
 * @param {import("./survey-types.js").CallBackOptions} options
 * @returns {CallBack[]}
 */
export function callBacks(form, followUps, options) {
  for (const name of Object.keys(options ?? {})) {
    if (!OPTIONS.includes(name)) throw invalidArgument(`options.${name}`, `unknown option "${name}"`, `options are ${OPTIONS.join(", ")}`);
  }
  if (typeof options?.now !== "string") throw invalidArgument("options.now", "the time now is an argument", 'pass { now: "2024-05-01T10:00:00+08:00" }');
  const { now, done = {}, lang = "zh-CN" } = options;
  const calendar = options.calendar ?? /** @type {string | undefined} */ (formNamed(form).calendar) ?? CALENDAR;
  const clock = new ServiceClock(/** @type {any} */ (calendar), { lang });
  try {
    return followUps.map((followUp) => ({ ...followUp, ...stands(clock, followUp, done[`${followUp.response}/${followUp.id}`] ?? null, now) })).sort(byUrgency);
  } finally {
    clock.dispose();
  }
}

/**
 * How a follow-up stands.
 * @param {ServiceClock} clock
 * @param {FollowUp} followUp
 * @param {string | null} end
 * @param {string} now
 * @returns {Pick<CallBack, "due" | "shown" | "state" | "seconds" | "problems">}
 */
function stands(clock, { target, at }, end, now) {
  try {
    const { due, shown, state, margin_seconds, problems } = /** @type {import("./clock-types.js").Verdict} */ (
      /** @type {unknown} */ (clock.verdict(targetOf(target), at, end, now)));
    return { due, shown, state: due === null ? "unknown" : state, seconds: margin_seconds, problems };
  } catch (error) {
    if (!(error instanceof KefuError)) throw error;
    const { code, message, path = "", hint } = error;
    return { due: null, shown: "", state: "unknown", seconds: null, problems: [{ code, message, document: "", path, hint, severity: "error" }] };
  }
}

/** `24h`, `3 工作日`, `within 2 working hours`; anything else is the name of a target of the calendar. @param {string} text */
function targetOf(text) {
  const [, count, unit] = LENGTH.exec(text.trim()) ?? [];
  const name = LENGTHS.find(([words]) => unit !== undefined && words.test(unit))?.[1];
  return name === undefined ? text : { [name]: Number(count) };
}

/** @param {CallBack} one @param {CallBack} other */
function byUrgency(one, other) {
  const time = (/** @type {CallBack} */ { due }) => (due === null ? Infinity : Date.parse(due));
  const [first, second] = [time(one), time(other)];
  return first === second ? 0 : first - second;
}
