// Both sides fill in the survey: in Node a process each, in Chromium a fresh page each, all in turn.

import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { launch, open } from "../../web/support/browser.js";
import { load, pathOf } from "../../web/support/packages.js";
import { serve } from "../../web/support/server.js";

/** @typedef {import("../report/forms.js").Formed} Formed */

const SIDES = /** @type {const} */ (["kefu", "surveyjs"]);
const WAYS = /** @type {const} */ (["atOnce", "oneByOne"]);
const ROUNDS = 3;
const COUNTS = [1, 100];
const FIGURES_OF = [10_000, 100_000, 1_000_000];
/** SurveyJS writes styles into the page and makes functions of texts; kefu needs neither. */
const POLICY = "default-src 'self' 'unsafe-inline' 'unsafe-eval' 'wasm-unsafe-eval'";

/**
 * @param {(said: string) => void} say
 * @returns {Promise<Formed>}
 */
export async function forming(say) {
  say("forms in Node");
  /** @type {Formed["models"]} */
  const models = { kefu: { atOnce: [], oneByOne: [] }, surveyjs: { atOnce: [], oneByOne: [] } };
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const way of WAYS) for (const id of SIDES) models[id][way].push(await inProcess({ id, way, counts: COUNTS }));
  }
  const figures = [];
  for (const count of FIGURES_OF) figures.push({ count, ...(await inProcess({ figuresOf: count })) });
  say("forms in Chromium");
  return { host: `Node ${process.versions.node}`, models, figures, ...(await inPages()) };
}

/** @param {object} task */
async function inProcess(task) {
  const child = fileURLToPath(new URL("child.js", import.meta.url));
  const { stdout } = await promisify(execFile)(process.execPath, [child, JSON.stringify(task)]);
  return JSON.parse(stdout);
}

async function inPages() {
  /** @type {typeof import("esbuild")} */
  const esbuild = load("esbuild");
  await esbuild.build({
    entryPoints: [pathOf("tests/bench/forms/page.js")], outdir: pathOf("www/build/bench/forms"), bundle: true, splitting: true, minify: true,
    format: "esm", target: "es2022", external: ["/dist/*"], logLevel: "warning",
  });
  const site = await serve({ csp: POLICY, files: { "/forms.html": '<!doctype html><html lang="en"><title>Benchmark</title>' } });
  const browser = await launch();
  try {
    /** @type {Formed["pages"]} */
    const pages = { kefu: [], surveyjs: [] };
    for (let round = 0; round < ROUNDS; round += 1) {
      for (const id of SIDES) {
        const { page } = await open(browser, site.url("/forms.html"));
        pages[id].push(await page.evaluate(async (side) => (await import(/** @type {any} */ ("/build/bench/forms/page.js")))[side](), id));
        await page.context().close();
      }
    }
    return { browser: `Chromium ${browser.version()}`, pages };
  } finally {
    await browser.close();
    await site.close();
  }
}
