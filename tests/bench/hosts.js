// Where tasks run: a fresh Node process or a fresh page of Chromium for each, so that none inherits another's heap.
//
// Both load the same three parts: the benchmark's bundle, kefu as a page loads it, and the yardstick.

import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { launch, open } from "../web/support/browser.js";
import { load, pathOf } from "../web/support/packages.js";
import { serve } from "../web/support/server.js";

/** @typedef {import("./plan.js").Task} Task */
/** @typedef {import("./plan.js").Host} Host */

const PAGE = "/bench.html";
const LONGEST_ANSWER = 2 ** 26;

/** Bundles the benchmark with the libraries compared, once for both engines; the other parts stay what they are. */
export async function bundle() {
  /** @type {typeof import("esbuild")} */
  const esbuild = load("esbuild");
  await esbuild.build({
    entryPoints: [pathOf("tests/bench/suite/index.js")],
    outfile: pathOf("www/build/bench/suite.js"),
    bundle: true,
    format: "esm",
    target: "es2022",
    logLevel: "warning",
  });
}

/** @returns {Host} */
export function node() {
  const child = fileURLToPath(new URL("child.js", import.meta.url));
  return {
    name: `Node ${process.versions.node}`,
    async run(task) {
      const { stdout } = await promisify(execFile)(process.execPath, ["--expose-gc", child, JSON.stringify(task)], { maxBuffer: LONGEST_ANSWER });
      return JSON.parse(stdout);
    },
    close: async () => {},
  };
}

/** @returns {Promise<Host>} */
export async function chromium() {
  const site = await serve({ files: { [PAGE]: '<!doctype html><html lang="en"><title>Benchmark</title>' } });
  const browser = await launch();
  return {
    name: `Chromium ${browser.version()}`,
    async run(task) {
      const { page, trouble } = await open(browser, site.url(PAGE));
      const answer = await page.evaluate(runInPage, task);
      await page.context().close();
      if (trouble.length > 0) throw new Error(`${task.name} in Chromium: ${trouble.join("; ")}`);
      return answer;
    },
    async close() {
      await browser.close();
      await site.close();
    },
  };
}

/** @param {Task} task runs in the page, so it may refer to nothing outside itself */
async function runInPage(task) {
  const addresses = ["/build/bench/suite.js", "/dist/index.js", "/build/bench/yardstick.js"];
  const [suite, kefu, yardstick] = await Promise.all(addresses.map((address) => import(address)));
  const module = await (await fetch("/build/bench/yardstick_bg.wasm")).arrayBuffer();
  return suite.run({ kefu, yardstick, module }, task);
}
