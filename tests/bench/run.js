// The benchmark: kefu beside other libraries that find phrases in Chinese text, one run, one report.
//
// `cargo xtask bench` builds what this needs and calls it. It writes RESULTS.md and two pictures in docs/.

import { readFileSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { brotliCompressSync, constants } from "node:zlib";
import { pathOf } from "../web/support/packages.js";
import { bundle, chromium, node } from "./hosts.js";
import { curves, measure, reviewing } from "./plan.js";
import { pictures } from "./report/pictures.js";
import { results } from "./report/results.js";

const started = performance.now();
const seconds = () => Math.round((performance.now() - started) / 1000);
const say = (/** @type {string} */ said) => void process.stderr.write(`${String(seconds()).padStart(4)} s  ${said}\n`);

const packed = (/** @type {Buffer} */ bytes) => brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length;

/**
 * Files of the package that are loaded together, and how many kilobytes of 1,024 bytes they may have.
 * @param {string[]} files
 * @param {number} limit
 */
function size(files, limit) {
  const sizes = files.map((file) => packed(readFileSync(pathOf(`www/dist/${file}`))));
  return { name: files.join(" + "), brotli: sizes.reduce((sum, bytes) => sum + bytes, 0), limit: limit * 1024 };
}

await bundle();
const { describe } = await import(new URL("../../www/build/bench/suite.js", import.meta.url).href);
const systems = describe();
const measured = [];
let grown;
let reviewed;
const browser = await chromium();
try {
  for (const host of [node(), browser]) measured.push(await measure(host, systems, say));
  grown = await curves(browser, say);
  reviewed = await reviewing(node(), say);
} finally {
  await browser.close();
}
const machine = `${cpus()[0]?.model.trim() ?? "unknown processor"}, ${cpus().length} cores`;
const modules = [size(["guard.wasm"], 60), size(["phrases.wasm", "cloaks.bin"], 150)];
writeFileSync(new URL("RESULTS.md", import.meta.url), results({ measured, reviewed, systems, modules, machine, seconds: seconds() }));
say("wrote tests/bench/RESULTS.md");
for (const { file, content } of pictures(grown, systems)) writeFileSync(pathOf(file), content);
