// The figures of many responses: from lists and files of every kind, in a worker and in slices, stopped and resumed.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { launch, open } from "./support/browser.js";
import { root } from "./support/packages.js";
import { policy, serve } from "./support/server.js";
import { TRIAL } from "./support/survey.js";

/** @type {any} */
const kefu = await import(new URL("www/dist/index.js", root).href);
await kefu.default();

const FORM = { ...TRIAL, measures: [{ id: "csat", title: { "zh-CN": "满意率" }, method: "satisfied", of: ["stars"] }] };
const form = new kefu.Form(FORM);

/** @param {number} count */
const responses = (count) => Array.from({ length: count }, (_, at) =>
  form.submit({ stars: 1 + (at % 5), words: `“第”{${at}}\\` }, { id: `r${at}`, at: `2026-07-${String(1 + (at % 28)).padStart(2, "0")}T10:00:00+08:00`, by: at % 2 ? "甲" : "乙" }));

const ALL = responses(1200);
const EXPECTED = form.summarize(ALL, { by: "by" });
const job = (/** @type {any} */ options) => new kefu.SurveyJob({ form: FORM, by: "by", ...options });

const lines = ALL.map((response) => JSON.stringify(response));
/** @type {[string, string | Uint8Array][]} */
const FILES = [
  ["JSON lines", lines.join("\n")],
  ["JSON lines with a mark, ends of Windows and empty lines", `\ufeff${lines.join("\r\n\r\n")}\r\n`],
  ["a list", JSON.stringify(ALL)],
  ["a list that is easy to read", JSON.stringify(ALL, null, 2)],
  ["a list in a document", JSON.stringify({ responses: ALL })],
];
for (const [name, content] of FILES) {
  test(`figures of a file are those of its responses: ${name}`, async () => {
    const counting = job({ file: new Blob([/** @type {BlobPart} */ (content)]) });
    assert.deepEqual(await counting.run(), EXPECTED);
    assert.deepEqual([counting.state, counting.unread], ["done", { count: 0, first: [] }]);
    counting.dispose();
  });
}

test("responses are taken one by one as they come", async () => {
  async function* coming() {
    yield* ALL;
  }
  for (const given of [ALL, new Set(ALL), coming()]) assert.deepEqual(await job({ responses: given }).run(), EXPECTED);
});

test("a table is read, UTF-8 or GB 18030; lines that are no responses are numbered", async () => {
  const gbk = new Uint8Array([0xca, 0xb1, 0xbc, 0xe4, 0x2c, 0xbf, 0xcd, 0xb7, 0xfe, 0x2c, 0x73, 0x74, 0x61, 0x72, 0x73, 0x0a, ...new TextEncoder().encode("2026-07-01,A,5\n")]);
  const fromGbk = await job({ file: new Blob([gbk]) }).run();
  assert.deepEqual([fromGbk.responses, fromGbk.groups[0].key], [1, "A"]);
  const table = job({ file: new Blob(["时间,客服,stars\n2026-07-01 09:30,小王,5\n没有时间,小王,3\n2026-07-02,小李,2\n"]) });
  const { responses: count, measures } = await table.run();
  assert.deepEqual([count, measures[0].value, table.unread], [2, 0.5, { count: 1, first: [3] }]);
  const broken = job({ file: new Blob([`${lines[0]}\n{"at":"2026-07-01"}\nrubbish\n${lines[1]}\n{"answers":`]) });
  assert.equal((await broken.run()).responses, 2);
  assert.deepEqual(broken.unread, { count: 3, first: [2, 3, 5] });
});

test("stopped, it gives the figures so far; resumed, it counts nobody twice", async () => {
  const many = Array.from({ length: 5 }, () => ALL).flat().map((response, at) => ({ ...response, id: `m${at}` }));
  /** @type {number[]} */
  const seen = [];
  const counting = job({ responses: many, onProgress: (/** @type {any} */ { responses: count, total }) => {
    seen.push(count);
    assert.equal(total, many.length);
    if (seen.length === 3) counting.stop();
  } });
  const early = await counting.run();
  assert.deepEqual([counting.state, early.responses], ["stopped", seen[2]]);
  assert.ok(early.responses > 0 && early.responses < many.length);
  assert.equal((await counting.run()).responses, many.length);
});

test("what cannot be a job is refused; an aborted one rejects", async () => {
  for (const options of [{}, { responses: 7 }, { responses: ALL, file: new Blob([]) }, { file: "x" }, { responses: ALL, extra: 1 }]) {
    assert.throws(() => job(options), { code: "invalid-argument" });
  }
  const control = new AbortController();
  const counting = job({ responses: ALL, signal: control.signal });
  const running = counting.run();
  control.abort();
  await assert.rejects(running, { name: "AbortError" });
});

test("all responses of a file can be had", async () => {
  const read = await kefu.readResponses(new Blob([`${lines[0]}\nnothing\n${lines[1]}`]), form);
  assert.deepEqual([read.responses, read.unread], [ALL.slice(0, 2), [2]]);
});

/** @type {Awaited<ReturnType<typeof launch>>} */
let browser;
before(async () => {
  browser = await launch();
});
after(() => browser.close());

const files = { "/blank.html": "<!doctype html><title>t</title>" };

/** Counts 20,000 responses of a file in a page. @param {string} address */
async function inPage(address) {
  const { page, trouble } = await open(browser, address);
  const answer = await page.evaluate(async ([document, text]) => {
    const { default: init, SurveyJob, loadPack } = await import(/** @type {string} */ ("/dist/index.js"));
    await init();
    await loadPack("themes");
    const file = new Blob(Array.from({ length: 20 }, (_, at) => text.replaceAll('"id":"r', `"id":"${at}-r`)));
    /** @type {number[]} */
    const tasks = [];
    let told = 0;
    const watch = new PerformanceObserver((list) => tasks.push(...list.getEntries().map((entry) => entry.duration)));
    const job = new SurveyJob({ form: document, file, themes: "themes/remarks", onProgress: () => {
      if ((told += 1) === 2) watch.observe({ type: "longtask" });
    } });
    const { responses, measures } = await job.run();
    return { responses, value: measures[0].value, told: told > 2, longest: Math.max(0, ...tasks) };
  }, /** @type {[any, string]} */ ([FORM, `${lines.slice(0, 1000).join("\n")}\n`]));
  const workers = page.workers().length;
  await page.context().close();
  return { ...answer, workers, trouble };
}

test("in a page it counts in a worker under the strict policy", async (context) => {
  const site = await serve({ files });
  context.after(() => site.close());
  const { longest, ...rest } = await inPage(site.url("/blank.html"));
  assert.deepEqual(rest, { responses: 20_000, value: 0.4, told: true, workers: 1, trouble: [] });
  context.diagnostic(`longest task ${longest} ms`);
});

test("where workers are forbidden it counts in slices on the page", async (context) => {
  const site = await serve({ files, csp: policy({ "trusted-types": "'none'", "worker-src": "'none'" }) });
  context.after(() => site.close());
  const { longest, trouble, ...rest } = await inPage(site.url("/blank.html"));
  assert.deepEqual(rest, { responses: 20_000, value: 0.4, told: true, workers: 0 });
  assert.ok(trouble.every((message) => message.includes("kefu")), trouble.join());
  context.diagnostic(`longest task ${longest} ms`);
});
