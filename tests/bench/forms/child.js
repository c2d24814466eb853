// One side in a Node process of its own: `node child.js '{"id":"kefu","way":"atOnce","counts":[1,100]}'` prints what it took as JSON.
//
// Time is the processor's, of all threads, so that neither a second core nor a busy machine changes who is faster.

import { document, respondents, truth } from "./survey.js";
import { kefuOf, surveyJsOf } from "./systems.js";

const www = new URL("../../../www/", import.meta.url);

/** Milliseconds of the processor. */
async function cost(/** @type {() => unknown} */ run) {
  const before = process.cpuUsage();
  await run();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

/** @type {Record<string, () => Promise<import("./systems.js").System>>} */
const SIDES = {
  async kefu() {
    const kefu = await import(new URL("dist/survey.js", www).href);
    await kefu.default(new URL("dist/survey.wasm", www));
    return kefuOf(kefu, document());
  },
  surveyjs: async () => surveyJsOf(await import("survey-core")),
};

/** How long the figures of so many responses take. @param {number} count */
async function figures(count) {
  const kefu = await import(new URL("dist/form.js", www).href);
  await kefu.default(new URL("dist/form.wasm", www));
  const form = new kefu.Form(document());
  const some = respondents(1000).map((answers, at) =>
    JSON.stringify(form.submit(answers, { id: `r${at}`, at: `2026-0${1 + (at % 9)}-01T10:00:00+08:00`, by: `agent ${at % 7}` })));
  const lines = some.join("\n");
  return cost(() => {
    const summary = form.summary({ by: "by", period: "month" });
    for (let done = 0; done < count; done += some.length) summary.add(lines);
    summary.result();
  });
}

/** Loads a side, and has so many respondents answer in one way. @param {string} id @param {import("./systems.js").Way} way @param {number[]} counts */
async function answered(id, way, counts) {
  /** @type {import("./systems.js").System[]} */
  const systems = [];
  const load = await cost(async () => systems.push(await SIDES[id]()));
  const took = [];
  let wrong = 0;
  for (const count of counts) {
    const people = respondents(count);
    /** @type {import("./systems.js").Outcome[]} */
    let outcomes = [];
    took.push({ count, milliseconds: await cost(() => (outcomes = people.map(systems[0][way]))) });
    wrong = outcomes.filter((found, at) => {
      const right = truth(people[at]);
      return !found.valid || found.total !== right.total || found.score !== right.score || found.visible.join() !== right.visible.join();
    }).length;
  }
  return { load, took, wrong };
}

const { id, way, counts, figuresOf } = JSON.parse(process.argv[2] ?? "{}");
const answer = figuresOf === undefined ? await answered(id, way, counts) : { milliseconds: await figures(figuresOf) };
process.stdout.write(JSON.stringify(answer));
