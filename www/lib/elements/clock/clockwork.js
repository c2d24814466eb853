// Owns the clock behind one element: brings the engine up, loads the calendar's pack, and asks all that is shown.
//
// Refuses to know: the DOM.
// Invariants: a clock the page gave is never disposed of; what a later `start` has overtaken has no effect.

import init, { ServiceClock, loadPack } from "../../clock.js";
import { reach, stateKey } from "./picture.js";

/** @typedef {import("../../clock-types.js").Calendar} Calendar */
/** @typedef {import("../../clock-types.js").Happening} Happening */
/** @typedef {import("../../clock-types.js").Verdict} Verdict */
/** @typedef {import("./strings.js").Words} Words */
/** @typedef {Verdict & { title: string }} Titled */
/**
 * Everything an element shows of an event.
 * @typedef {{
 *   happening: Happening, now: string, verdicts: Titled[], cost: { points: number, yuan: number } | null,
 *   range: { from: number, to: number } | null, open: [string, string][], special: import("../../clock-types.js").CalendarDay[], offset: string,
 *   readings: import("../../clock-types.js").About["readings"], otherwise: { reading: string, title: string, told: string }[],
 *   next: import("../../clock-types.js").Occurrence[], hasDuties: boolean }} Shown
 */
/** @typedef {{ calendar: Calendar | string, readings: Record<string, string>, parameters: Record<string, number>, lang: "zh-CN" | "zh-TW" | "en" }} Settings */

const DAY = 86_400_000;
/** How far ahead duties are told. */
const AHEAD = 35 * DAY;

export class Clockwork {
  /** @type {ServiceClock | null} */
  #clock = null;
  #attempt = 0;

  /**
   * @param {Settings} settings
   * @returns {Promise<import("../../index.js").Problem[]>} what was wrong with the calendar; its valid rest works
   */
  async start({ calendar, readings, parameters, lang }) {
    this.stop();
    const attempt = this.#attempt;
    await init();
    if (typeof calendar === "string") await loadPack(calendar.replace(/\/.*/, ""));
    if (attempt !== this.#attempt) return [];
    this.#clock = new ServiceClock(calendar, { readings, parameters, lang });
    return this.#clock.problems;
  }

  stop() {
    this.#attempt += 1;
    this.#clock?.dispose();
    this.#clock = null;
  }

  /**
   * All that is to be shown; null while there is no clock.
   * @param {string | null} event all targets of the calendar where there is none
   * @param {Happening} happening
   * @param {string} now
   * @param {Words} words
   * @returns {Shown | null}
   */
  ask(event, happening, now, { say }) {
    const clock = this.#clock;
    if (clock === null) return null;
    const { readings, targets, duties } = clock.about;
    const judged = judge(clock, event, happening, now);
    const verdicts = judged.verdicts.map((verdict) => ({ ...verdict, title: verdict.rule.title || verdict.target }));
    const range = verdicts.length === 0 ? null : reach(verdicts, happening, now);
    const days = range === null ? [] : clock.days(local(range.from), local(range.to));
    const other = clock.otherwise((clock) => judge(clock, event, happening, now));
    const otherwise = other.flatMap(({ reading, title, result }) => {
      const told = result.verdicts.filter((verdict, at) => verdict.shown !== judged.verdicts[at]?.shown || verdict.state !== judged.verdicts[at]?.state)
        .map(({ rule, shown, state }) => `${rule.title} ${shown} ${say(stateKey(state))}`);
      const cost = costs(result) === costs(judged) ? [] : [say("points", { n: result.cost?.points ?? 0 })];
      return told.length + cost.length === 0 ? [] : [{ reading, title, told: [...told, ...cost].join(say("comma")) }];
    });
    const until = local(Date.parse(`${now.slice(0, 19)}Z`.replace(" ", "T")) + AHEAD);
    return {
      happening, now, verdicts, cost: judged.cost, range, readings, otherwise,
      open: days.flatMap(({ hours }) => hours), special: days.filter(({ is }) => is !== null),
      offset: verdicts.find(({ due }) => due !== null)?.due?.slice(19) ?? "+08:00",
      next: duties.length === 0 ? [] : clock.recurring(now, until, { since: happening.start }),
      hasDuties: duties.length > 0 && targets.length + duties.length > 0,
    };
  }
}

/**
 * @param {ServiceClock} clock
 * @param {string | null} event
 * @param {Happening} happening
 * @param {string} now
 * @returns {{ verdicts: Verdict[], cost: { points: number, yuan: number } | null }}
 */
function judge(clock, event, happening, now) {
  if (event) {
    const judgement = clock.judge(event, happening, now);
    const { points, yuan } = judgement;
    return { verdicts: judgement.verdicts, cost: judgement.priced ? { points, yuan } : null };
  }
  const circumstances = Object.keys(happening.circumstances ?? {});
  const verdicts = clock.targets().map((/** @type {{ id: string }} */ { id }) =>
    clock.verdict(id, happening.start, happening.ends?.[id] ?? null, now, { pauses: happening.pauses, circumstances }));
  return { verdicts, cost: null };
}

/** @param {{ cost: { points: number, yuan: number } | null }} judged */
const costs = ({ cost }) => `${cost?.points} ${cost?.yuan}`;

/** A time on the clocks of the place, told without an offset. @param {number} time */
const local = (time) => new Date(time).toISOString().slice(0, 19);
