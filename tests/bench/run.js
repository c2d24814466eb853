// The benchmark: kefu beside other libraries that find phrases in Chinese text, one run, one table.
//
// They don't do the same work. The others find listed strings exactly as written. `spans` of kefu also sees through
// width, traditional characters, separators and repeats; `check` also judges the context of each hit and explains it.
// The phrases and texts are those of generate.js; each contestant has the same list. Results go to RESULTS.md.

import { writeFileSync } from "node:fs";
import { cpus } from "node:os";
import FastScanner from "fastscan";
import mint from "mint-filter";
import init, { PhraseGuard } from "../../www/dist/index.js";
import { phrases, text } from "./generate.js";
import { compare } from "./measure.js";

const lengths = [40, 1_000, 100_000];
const phraseCount = 600;

/** @param {number} microseconds */
const told = (microseconds) =>
  microseconds < 1000 ? `${microseconds.toPrecision(3)} µs` : `${(microseconds / 1000).toPrecision(3)} ms`;

/**
 * @param {string} title
 * @param {import("./measure.js").Timing[]} timings the first is what the others are set in relation to
 */
function table(title, timings) {
  const rows = timings.map(
    ({ name, min, median }) => `| ${name} | ${told(min)} | ${told(median)} | ${(min / timings[0].min).toFixed(2)} |`,
  );
  return [`## ${title}`, "", "| | least | median | ratio of least |", "| --- | --- | --- | --- |", ...rows, ""].join("\n");
}

await init();
const list = phrases(phraseCount);
const guard = new PhraseGuard({ phrases: list });
const scanner = new FastScanner(list);
const filter = new mint.Mint(list);

const searching = lengths.map((length) => {
  const sample = text(length, list);
  const hits = [guard.spans(sample).length / 3, scanner.search(sample, { longest: true }).length];
  const timings = compare([
    { name: "kefu `spans`", run: () => guard.spans(sample) },
    { name: "kefu `check`", run: () => guard.check(sample) },
    { name: "fastscan `search`, longest", run: () => scanner.search(sample, { longest: true }) },
    { name: "mint-filter `filter`, no replacing", run: () => filter.filter(sample, { replace: false }) },
  ]);
  return table(`${length.toLocaleString("en")} characters (kefu finds ${hits[0]}, fastscan ${hits[1]})`, timings);
});

const preparing = table(
  `Preparing ${phraseCount} phrases`,
  compare([
    { name: "kefu", run: () => new PhraseGuard({ phrases: list }).dispose() },
    { name: "fastscan", run: () => new FastScanner(list) },
    { name: "mint-filter", run: () => new mint.Mint(list) },
  ]),
);

const report = [
  "# The benchmark's results",
  "",
  "Written by `cargo xtask bench`; what is measured, and what the contestants do and don't do, is in `run.js`.",
  `Node ${process.versions.node}, ${cpus()[0]?.model.trim() ?? "unknown processor"}, ${phraseCount} phrases.`,
  "",
  ...searching,
  preparing,
].join("\n");
writeFileSync(new URL("RESULTS.md", import.meta.url), report);
process.stdout.write(report);
