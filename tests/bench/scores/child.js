// One system in a process of its own: `node child.js '{"id":"kefu","counts":[1,100,10000],"explain":true}'` prints what it took as JSON.
//
// Time is the processor's, of all threads, so that neither a second core nor a busy machine changes who is faster.

import { months, wrong } from "./sheet.js";
import { systems } from "./systems/index.js";

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
  const started = performance.now();
  const plain = await cost(async () => (outcomes = await ready.run(list)));
  const wall = performance.now() - started;
  took.push({ count, plain, wall, explained: !explain || ready.explain === undefined ? null : await cost(() => ready.explain?.(list)) });
}
process.stdout.write(JSON.stringify({ load, prepare, took, wrong: wrong(list, outcomes), of: list.length }));
