// When the engine cannot come, or fails: people are told plainly, and go on writing and sending.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { editors, guardOf, heard, lexicon, ready, sent, settle, textOf, type, useLexicon } from "./pages/driver.js";
import { launch, open } from "./support/browser.js";
import { pathOf } from "./support/packages.js";
import { policy, serve } from "./support/server.js";

const [area] = editors;
/** The build gives exports short names, and says which. */
const nameOfCheck = JSON.parse(readFileSync(pathOf("www/build/kefu/names.json"), "utf8")).exports.find(([old]) => old === "guardengine_check")[1];
/** @type {import("playwright-core").Browser} */
let browser;
before(async () => (browser = await launch()));
after(() => browser.close());

/**
 * Opens the page for one test, however that ends.
 * @param {import("node:test").TestContext} context
 * @param {Parameters<typeof serve>[0]} [options]
 * @param {(nameOfCheck: string) => void} [prepare]  runs in the page before its own scripts
 */
async function visit(context, options, prepare) {
  const site = await serve(options);
  context.after(() => site.close());
  const { page, trouble } = await open(browser, "about:blank");
  context.after(() => page.context().close());
  if (prepare !== undefined) await page.addInitScript(prepare, nameOfCheck);
  await page.goto(site.url(area.path));
  return { site, page, trouble, guard: guardOf(page, area) };
}

/** @param {import("playwright-core").Page} page */
async function writesAndSends(page) {
  await type(page, area, "你找领导去");
  assert.equal(await textOf(page, area), "你找领导去");
  await page.keyboard.press("Enter");
  await settle(page);
  assert.deepEqual(await sent(page), ["你找领导去"]);
}

test("under the strict policy all works, and nothing is asked of the network after loading", async (context) => {
  const { site, page, trouble, guard } = await visit(context);
  await ready(page);
  site.requests.length = 0;
  await type(page, area, "您好，你找领导去");
  await guard.findings.waitFor();
  await page.keyboard.press("Enter");
  await guard.dialog.waitFor();
  await guard.keep.click();
  await page.keyboard.press("Alt+Enter");
  await guard.findings.waitFor({ state: "detached" });
  await page.keyboard.press("Enter");
  await settle(page);
  assert.equal((await sent(page)).length, 1);
  assert.deepEqual(site.requests, []);
  assert.deepEqual(trouble, []);
});

test("a policy that forbids WebAssembly is named with the directive to add, and the composer works", async (context) => {
  const { page, guard } = await visit(context, { csp: policy({ "script-src": "'self'" }) });
  const { trouble } = guard;
  await trouble.waitFor();
  assert.match(await trouble.innerText(), /没有运行[^]*script-src[^]*'wasm-unsafe-eval'/);
  const [{ code, message, hint }] = await heard(page, "kefu-error");
  assert.equal(code, "module-blocked");
  assert.ok(message.length > 0 && hint.includes("'wasm-unsafe-eval'"));
  await writesAndSends(page);
});

test("a missing module is told, and the composer works", async (context) => {
  const { page, guard } = await visit(context, { missing: ["/dist/review.wasm"] });
  const { trouble } = guard;
  await trouble.waitFor();
  assert.match(await trouble.innerText(), /没有运行[^]*没有找到检查模块/);
  assert.deepEqual([...new Set((await heard(page, "kefu-error")).map(({ code }) => code))], ["module-missing"]);
  await writesAndSends(page);
});

test("a pack that is not there is told", async (context) => {
  const { page, guard } = await visit(context);
  await ready(page);
  await page.evaluate(() => document.querySelector("#area-guard").setAttribute("lexicons", "nowhere/taboo"));
  const { trouble } = guard;
  await trouble.waitFor();
  assert.match(await trouble.innerText(), /没有运行[^]*nowhere/);
  assert.equal((await heard(page, "kefu-error")).at(-1).code, "pack-missing");
});

test("a lexicon with a mistake is told with its place, and its valid rest works", async (context) => {
  const { page, guard } = await visit(context);
  await ready(page);
  const wrong = structuredClone(lexicon);
  wrong.entries[1].category = "nonsense";
  await page.evaluate(async (document_) => {
    // The module that the element runs on: it is started already.
    const { PhraseGuard } = await import("/dist/review.js");
    document.querySelector("#area-guard").guard = new PhraseGuard({ lexicons: [document_] });
  }, wrong);
  await guard.trouble.waitFor();
  assert.match(await guard.trouble.innerText(), /部分规则有误[^]*test\/words[^]*entries/);
  await type(page, area, "你找领导去");
  await guard.findings.waitFor();
});

test("a check that fails pauses, and says so when it has recovered", async (context) => {
  const { page, guard, trouble: uncaught } = await visit(context);
  await useLexicon(page);
  await page.evaluate(() => {
    const guard = document.querySelector("#area-guard");
    const inner = guard.guard;
    guard.guard = {
      check(text, context) {
        if (text.includes("崩")) throw Object.assign(new Error("trapped"), { code: "engine-trapped" });
        return inner.check(text, context);
      },
    };
  });
  await type(page, area, "你找领导去崩崩");
  await guard.trouble.waitFor();
  assert.match(await guard.trouble.innerText(), /检查暂停，可继续发送/);
  assert.equal((await heard(page, "kefu-error")).filter(({ code }) => code === "engine-trapped").length, 1);
  for (let count = 0; count < 2; count += 1) await page.keyboard.press("Backspace");
  await guard.element.getByText("已自动恢复").waitFor();
  await guard.findings.waitFor();
  await page.keyboard.type("吧");
  await guard.trouble.waitFor({ state: "hidden" });
  assert.deepEqual(uncaught, []);
});

test("a check that fails lets the message be sent", async (context) => {
  const { page } = await visit(context);
  await ready(page);
  await page.evaluate(() => {
    document.querySelector("#area-guard").guard = {
      check() {
        throw new Error("always");
      },
    };
  });
  await writesAndSends(page);
});

/**
 * Lets the module stop dead in its next `window.traps` checks, as a bug in it would.
 * @param {string} name  of the export that checks
 */
function trapOnDemand(name) {
  window.traps = 0;
  const { instantiate, Instance } = WebAssembly;
  const wrap = (exports) => {
    const check = exports[name];
    const trapping = (...values) => {
      if (window.traps <= 0) return check(...values);
      window.traps -= 1;
      throw new WebAssembly.RuntimeError("unreachable");
    };
    return { exports: { ...exports, [name]: trapping } };
  };
  WebAssembly.instantiate = async (module, imports) => ({ module, instance: wrap((await instantiate(module, imports)).exports) });
  WebAssembly.Instance = function (module, imports) {
    return wrap(new Instance(module, imports).exports);
  };
}

test("an engine that traps once recovers without anybody's noticing", async (context) => {
  const { page, guard, trouble } = await visit(context, {}, trapOnDemand);
  await useLexicon(page);
  await page.evaluate(() => (window.traps = 1));
  await type(page, area, "你");
  assert.equal(await page.evaluate(() => window.traps), 0);
  assert.equal(await guard.trouble.isVisible(), false);
  await page.keyboard.type("找领导去");
  await guard.findings.waitFor();
  assert.deepEqual(trouble, []);
});

test("an engine that traps again and again pauses the check, lets people send, and recovers", async (context) => {
  const { page, guard, trouble } = await visit(context, {}, trapOnDemand);
  await useLexicon(page);
  await page.evaluate(() => (window.traps = Infinity));
  await writesAndSends(page);
  assert.match(await guard.trouble.innerText(), /检查暂停，可继续发送/);
  assert.equal((await heard(page, "kefu-error")).filter(({ code }) => code === "engine-trapped").length, 1);
  await page.evaluate(() => (window.traps = 0));
  await page.keyboard.type("你找领导去");
  await guard.findings.waitFor();
  await page.keyboard.press("Enter");
  await guard.dialog.waitFor();
  assert.deepEqual(trouble, []);
});
