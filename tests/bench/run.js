// The benchmark: kefu beside other libraries, each part in one run.
//
// `cargo xtask bench` builds what this needs and calls it, with the name of a part or with none for all of them. It
// writes the part's tables into RESULTS.md and, with the part `phrases`, two pictures in docs/.

import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { brotliCompressSync, constants } from "node:zlib";
import { pathOf } from "../web/support/packages.js";
import { bundle, chromium, node } from "./hosts.js";
import { curves, measure, reviewing } from "./plan.js";
import { forming } from "./forms/measure.js";
import { withPart } from "./report/document.js";
import { forms } from "./report/forms.js";
import { pictures } from "./report/pictures.js";
import { results } from "./report/results.js";
import { reviews } from "./report/reviews.js";
import { scores } from "./report/scores.js";
import { scoring } from "./scores/measure.js";

/** @typedef {() => Promise<string>} Part measures, and tells what it found in Markdown */

const RESULTS = new URL("RESULTS.md", import.meta.url);

let started = performance.now();
const seconds = () => Math.round((performance.now() - started) / 1000);
const say = (/** @type {string} */ said) => void process.stderr.write(`${String(seconds()).padStart(4)} s  ${said}\n`);
const machine = `${cpus()[0]?.model.trim() ?? "unknown processor"}, ${cpus().length} cores`;

const packed = (/** @type {Buffer} */ bytes) => brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length;

/** In the order of the report. @type {Record<string, Part>} */
const PARTS = { phrases, reviews: async () => reviews(await bundled(() => reviewing(node(), say))), scores: async () => scores(await scoring(say)), forms: async () => forms(await forming(say)) };

const [asked] = process.argv.slice(2);
if (asked !== undefined && !(asked in PARTS)) throw new Error(`no part ${asked}; there are ${Object.keys(PARTS).join(", ")}`);
for (const name of asked === undefined ? Object.keys(PARTS) : [asked]) {
  started = performance.now();
  const told = await PARTS[name]();
  const run = `*Measured in one run of ${seconds()} s (${machine}).*`;
  const before = existsSync(RESULTS) ? readFileSync(RESULTS, "utf8") : "";
  writeFileSync(RESULTS, withPart(before, Object.keys(PARTS), name, `${run}\n\n${told}`));
  say(`wrote ${name} into tests/bench/RESULTS.md`);
}

/** @type {Part} */
async function phrases() {
  const { describe, measured, grown } = await bundled(async (suite) => {
    const browser = await chromium();
    try {
      const found = [];
      for (const host of [node(), browser]) found.push(await measure(host, suite.describe(), say));
      return { describe: suite.describe, measured: found, grown: await curves(browser, say) };
    } finally {
      await browser.close();
    }
  });
  const systems = describe();
  for (const { file, content } of pictures(grown, systems)) writeFileSync(pathOf(file), content);
  return results({ measured, systems, modules: [size(["guard.wasm"], 60), size(["phrases.wasm", "cloaks.bin"], 150)] });
}

/**
 * What is measured by the bundle of the benchmark with the libraries compared.
 * @template T
 * @param {(suite: any) => Promise<T>} measuring
 */
async function bundled(measuring) {
  await bundle();
  return measuring(await import(new URL("../../www/build/bench/suite.js", import.meta.url).href));
}

/**
 * Files of the package that are loaded together, and how many kilobytes of 1,024 bytes they may have.
 * @param {string[]} files
 * @param {number} limit
 */
function size(files, limit) {
  const sizes = files.map((file) => packed(readFileSync(pathOf(`www/dist/${file}`))));
  return { name: files.join(" + "), brotli: sizes.reduce((sum, bytes) => sum + bytes, 0), limit: limit * 1024 };
}
