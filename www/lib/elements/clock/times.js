// Times for people, on the clocks of the calendar's place: what stands before the offset of an ISO 8601 time is what they show.
// The zone of this machine plays no part.

const MINUTE = 60_000;
const DAY = 1440 * MINUTE;

/** Milliseconds of what the clocks of the place show, as if they were UTC. @param {string} iso */
export const wall = (iso) => Date.parse(`${iso.slice(0, 19)}Z`);

/** `6/3 09:30`. @param {number} time */
export function shortTime(time) {
  const at = new Date(time);
  return `${shortDay(time)} ${two(at.getUTCHours())}:${two(at.getUTCMinutes())}${at.getUTCSeconds() ? `:${two(at.getUTCSeconds())}` : ""}`;
}

/** `6/3`. @param {number} time */
export function shortDay(time) {
  const at = new Date(time);
  return `${at.getUTCMonth() + 1}/${at.getUTCDate()}`;
}

/**
 * The two largest units of a length of time, never less than a second.
 * @param {number} seconds
 * @param {(key: "days" | "hours" | "minutes" | "seconds", values: { n: number }) => string} say
 */
export function lengthOf(seconds, say) {
  const whole = Math.max(1, Math.round(Math.abs(seconds)));
  const parts = /** @type {const} */ ([["days", 86_400, Infinity], ["hours", 3600, 24], ["minutes", 60, 60], ["seconds", 1, 60]]);
  const filled = parts.map(([key, size, most]) => ({ key, n: Math.floor(whole / size) % most || (most === Infinity ? Math.floor(whole / size) : 0) }));
  const first = filled.findIndex(({ n }) => n > 0);
  return filled.slice(first, first + 2).filter(({ n }) => n > 0).map(({ key, n }) => say(key, { n })).join(" ");
}

/** Steps between the marks of a scale, from small to large. */
const STEPS = [1, 5, 15, 30, 60, 180, 360, 720, 1440, 2 * 1440, 7 * 1440, 14 * 1440, 30 * 1440, 90 * 1440, 365 * 1440].map((minutes) => minutes * MINUTE);

/**
 * The marks of a scale, not closer than `least` pixels.
 * @param {number} from
 * @param {number} to
 * @param {number} width
 * @param {number} least
 */
export function marks(from, to, width, least) {
  const step = STEPS.find((step) => (step / (to - from)) * width >= least) ?? STEPS[STEPS.length - 1];
  const count = Math.floor((to - from) / step) + 1;
  const first = Math.ceil(from / step) * step;
  const times = Array.from({ length: count }, (_, at) => first + at * step).filter((time) => time <= to);
  return times.map((time) => ({ time, label: time % DAY === 0 ? shortDay(time) : shortTime(time).replace(/^\S+ /, "") }));
}

/** @param {number} number */
const two = (number) => String(number).padStart(2, "0");
