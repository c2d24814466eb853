// What is promised, as a list: when it is due, how it stands, what was counted, and what it costs.

import { build } from "../review/build.js";
import { stateKey } from "./picture.js";
import { lengthOf, shortTime, wall } from "./times.js";

/** @typedef {import("../../clock-types.js").Verdict} Verdict */
/** @typedef {import("./strings.js").Say} Say */

/** The most stretches that are told in words. */
const MOST = 4;

/** @param {Verdict & { title: string }} verdict @param {Say} say */
export function promiseOf(verdict, say) {
  const { title, state, level, rule, problems } = verdict;
  const told = level === "slow" ? say("slow") : say(stateKey(state));
  return build("li", { class: "promise", "data-target": verdict.target },
    build("span", { class: "promise-title" }, title),
    build("span", { class: "state", "data-state": state, "data-level": level ?? undefined }, told),
    build("span", { class: "promise-when" }, whenOf(verdict, say)),
    ...countedOf(verdict, say),
    ...problems.map(({ message, hint }) => build("span", { class: "problem" }, hint ? `${message}。${hint}` : message)),
    build("span", { class: "source" }, [rule.source, rule.note].filter(Boolean).join(" · ")));
}

/** @param {Verdict} verdict @param {Say} say */
function whenOf({ due, shown, inclusive, state, margin_seconds: margin }, say) {
  if (due === null) return "";
  const early = state === "early";
  const by = say(early ? "notBefore" : inclusive || shown.endsWith("24:00") ? "due" : "before", { at: shown });
  if (margin === null || margin === 0) return by;
  const time = lengthOf(margin, say);
  if (early) return `${by} · ${say("early", { time })}`;
  if (margin < 0) return `${by} · ${state === "met" ? "" : say("over", { time })}`.replace(/ · $/, "");
  return `${by} · ${say(state === "running" ? "left" : "spare", { time })}`;
}

/** @param {Verdict} verdict @param {Say} say */
function countedOf({ counted }, say) {
  if (counted.length === 0) return [];
  const told = counted.slice(0, MOST).map(([from, to]) => {
    const [begin, end] = [shortTime(wall(from)), shortTime(wall(to))];
    return say("to", { from: begin, to: from.slice(0, 10) === to.slice(0, 10) ? end.replace(/^\S+ /, "") : end });
  });
  if (counted.length > MOST) told.push(say("more", { n: counted.length }));
  return [build("span", { class: "counted" }, say("counted", { all: told.join(say("comma")) }))];
}

/**
 * What an event costs.
 * @param {{ points: number, yuan: number } | null} cost
 * @param {Say} say
 */
export function costOf(cost, say) {
  if (cost === null) return [];
  const all = [cost.points && say("points", { n: cost.points }), cost.yuan && say("yuan", { n: cost.yuan })].filter(Boolean).join(say("comma"));
  return [build("p", { class: "cost" }, all ? say("costs", { all }) : say("free"))];
}
