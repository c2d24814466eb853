// Every system computes the sheet in processes of its own, all in turn.

import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { systems } from "./systems/index.js";

/** @typedef {import("../report/scores.js").Answer} Answer */
/** @typedef {import("../report/scores.js").Scored} Scored */

const ROUNDS = 3;
const COUNTS = [1, 100, 10_000];
/** How many sheets ours is given beyond those, to see that a sheet costs the same among many. */
const MANY = [100_000, 1_000_000];

/**
 * @param {(said: string) => void} say
 * @returns {Promise<Scored>}
 */
export async function scoring(say) {
  say("scores");
  /** @type {Scored["systems"]} */
  const found = systems.map(({ load: _, ...system }) => ({ system, answers: [] }));
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const { system, answers } of found) answers.push(await inProcess(system.id, COUNTS));
  }
  say("scores of many sheets");
  const growth = [];
  for (const count of MANY) growth.push(...(await inProcess("kefu", [count], { explain: false })).took);
  return { host: `Node ${process.versions.node}`, counts: COUNTS, systems: found, growth };
}

/**
 * @param {string} id
 * @param {number[]} counts
 * @param {{ explain: boolean }} [how]
 * @returns {Promise<Answer>}
 */
async function inProcess(id, counts, { explain } = { explain: true }) {
  const child = fileURLToPath(new URL("child.js", import.meta.url));
  const { stdout } = await promisify(execFile)(process.execPath, [child, JSON.stringify({ id, counts, explain })]);
  return JSON.parse(stdout);
}
