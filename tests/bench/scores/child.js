// One system in a process of its own: `node child.js '{"id":"kefu","counts":[1,100,10000],"explain":true}'` prints what it took as JSON.
//
// Time is the processor's, of all threads, so that neither a second core nor a busy machine changes who is faster.

import { months, wrong } from "./sheet.js";
import { systems } from "./systems/index.js";

/** Few sheets are computed once, by code that has just been loaded; many are what a page does again and again. */
const MANY = 10_000;
const TURNS_OF_MANY = 3;

/** The least milliseconds of so many turns. */
async function least(/** @type {number} */ turns, /** @type {() => unknown} */ run) {
  const costs = [];
  for (let turn = 0; turn < turns; turn += 1) costs.push(await cost(run));
  return Math.min(...costs);
}

/** Milliseconds of the processor. */
async function cost(/** @type {() => unknown} */ run) {
  const before = process.cpuUsage();
  await run();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

const { id, counts, explain } = /** @type {{ id: string, counts: number[], explain: boolean }} */ (JSON.parse(process.argv[2] ?? "{}"));
const listed = systems.find((system) => system.id === id);
if (listed === undefined) throw new Error(`no system ${id}`);

/** @type {any} */
let module;
/** @type {import("./systems/index.js").System | undefined} */
let system;
const load = await cost(async () => (module = await listed.load()));
const prepare = await cost(async () => (system = await module.prepare()));
const ready = /** @type {import("./systems/index.js").System} */ (/** @type {unknown} */ (system));
/** @type {import("../report/scores.js").Took[]} */
const took = [];
/** @type {import("./sheet.js").Outcome[]} */
let outcomes = [];
let list = months(0);
for (const count of counts) {
  list = months(count);
  const turns = count < MANY ? 1 : TURNS_OF_MANY;
  const plain = await least(turns, async () => (outcomes = await ready.run(list)));
  took.push({ count, plain, explained: !explain || ready.explain === undefined ? null : await least(turns, () => ready.explain?.(list)) });
}
process.stdout.write(JSON.stringify({ load, prepare, took, wrong: wrong(list, outcomes), of: list.length }));
