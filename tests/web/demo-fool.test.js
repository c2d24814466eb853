// "Try to fool it": what is typed, what is told of it, and what every layer is shown to read.

import assert from "node:assert/strict";
import { test } from "node:test";
import { axe } from "./support/axe.js";
import { desktop, open, phone } from "./support/browser.js";
import { visits } from "./support/demo.js";
import { root } from "./support/packages.js";
import { serve } from "./support/server.js";

const { visit: inBox, here } = visits("/#fool", (page) => page.locator(".layers"));

/** @param {import("playwright-core").Page} page */
const verdict = (page) => page.locator(".fool-verdict").innerText();

/** What a layer is shown to read, and the marked parts of it. @param {import("playwright-core").Page} page @param {string} layer */
async function reading(page, layer) {
  const cell = page.locator(`[data-layer="${layer}"] td`);
  return [await cell.innerText(), ...(await cell.locator("mark").allInnerTexts())];
}

test("a phrase typed in disguise is found at once, and every layer's reading is shown", () => inBox(async (page) => {
  await page.locator("#fool-text").fill("");
  assert.equal(await verdict(page), "还没有打字。");
  await page.locator("#fool-text").pressSequentially("妳去\u200bgao8");
  assert.equal(await verdict(page), "认出来了，1 处。");
  assert.equal(await page.locator(".finding-text").innerText(), "妳去U+200Bgao8 读作 你去告吧");
  assert.deepEqual(await reading(page, "typed"), ["妳去U+200Bgao8", "U+200B"]);
  assert.deepEqual(await reading(page, "folded"), ["你去gao8", "你"]);
  assert.deepEqual(await reading(page, "sound"), ["ni qu gao ba", "gao", "ba"]);
  assert.deepEqual(await reading(page, "pinyin"), ["你去告8", "告"]);
  assert.deepEqual(await reading(page, "symbol"), ["你去gao吧", "吧"]);
  assert.deepEqual(await reading(page, "reads"), ["你去告吧", "告吧"]);
  assert.equal(await page.locator('[data-layer="split"]').getAttribute("data-idle"), "");
}));

test("what is innocent is said not to be found", () => inBox(async (page) => {
  await page.locator("#fool-text").fill("我帮您请示领导");
  assert.match(await verdict(page), /^没有查到/);
  assert.equal(await page.locator(".finding").count(), 0);
}));

test("each ready-made disguise can be tried with one click, and none of them fools the guard", () => inBox(async (page) => {
  /** @type {typeof import("../../www/demo/fool/disguises.js")} */
  const { DISGUISES } = await import(new URL("www/demo/fool/disguises.js", root).href);
  for (const { phrase, disguises } of DISGUISES) {
    await page.locator("#fool-phrase").selectOption(phrase);
    assert.equal(disguises.length, 10);
    for (const [at, [way, line]] of disguises.entries()) {
      await page.locator(".fool-disguises button").nth(at).click();
      assert.equal(await page.locator("#fool-text").inputValue(), line);
      assert.equal(await verdict(page), "认出来了，1 处。", `${way} ${line}`);
    }
  }
}));

test("phrases of one's own are looked for in place of a lexicon", () => inBox(async (page) => {
  await page.locator("#fool-lexicon").selectOption("");
  await page.locator("#fool-own").fill("包治百病\n稳赚不赔");
  await page.locator("#fool-text").fill("这个保证wenzhuan不赔");
  await page.locator(".finding").waitFor();
  assert.match(await page.locator(".finding-text").innerText(), /^wenzhuan不赔 读作 稳赚不赔$/);
  await page.locator("#fool-text").fill("你找领导去");
  assert.match(await verdict(page), /^没有查到/);
}));

test("another lexicon is loaded when it is chosen, which counts as loading", () => inBox(async (page) => {
  const loaded = await page.locator("#fool-lexicon option").evaluateAll((options) => options.map((option) => /** @type {HTMLOptionElement} */ (option).value));
  const other = loaded.find((id) => id.startsWith("cable/")) ?? "";
  await page.locator("#fool-lexicon").selectOption(other);
  await page.waitForFunction(() => performance.getEntriesByType("resource").some(({ name }) => name.endsWith("/packs/cable.json")));
  await page.locator("#requests", { hasText: "此后 0 个" }).waitFor();
}));

test("in another language its words change and the text stays", () => inBox(async (page) => {
  await page.locator("#fool-text").fill("妳去告8");
  await page.locator("#language").selectOption("en");
  await page.locator("h1", { hasText: "Try to fool it" }).waitFor();
  assert.equal(await verdict(page), "Recognised: 1.");
  assert.equal(await page.locator("#fool-text").inputValue(), "妳去告8");
  assert.equal(await page.title(), "Try to fool it · kefu service quality");
}));

test("the view is reached and left by its link, and the chat desk is as it was", async () => {
  const { page, trouble } = await open(here().browser, here().site.url("/"));
  await page.locator("#composer").fill("半句话");
  await page.getByRole("link", { name: "试试骗过它" }).click();
  await page.locator(".layers").waitFor();
  await page.locator("#composer").waitFor({ state: "hidden" });
  assert.equal(await page.locator(".desks a[aria-current=page]").innerText(), "试试骗过它");
  await page.goBack();
  await page.locator(".layers").waitFor({ state: "hidden" });
  assert.equal(await page.locator("#composer").inputValue(), "半句话");
  assert.deepEqual(trouble, []);
  await page.context().close();
});

test("when the engine is missing the view says so and the chat desk works on", async (t) => {
  const broken = await serve({ missing: ["/dist/index.js", "/dist/define.js"] });
  t.after(() => broken.close());
  const { page } = await open(here().browser, broken.url("/#fool"));
  await page.getByRole("alert").waitFor();
  assert.match(await page.getByRole("alert").innerText(), /没有载入.*其余各栏照常/);
  await page.getByRole("link", { name: "聊天台" }).click();
  await page.locator("#composer").waitFor();
  await page.context().close();
});

for (const colorScheme of /** @type {const} */ (["light", "dark"])) {
  for (const [screen, viewport] of Object.entries({ desktop, phone })) {
    test(`axe finds nothing and nothing scrolls sideways: ${screen}, ${colorScheme}`, () => inBox(async (page) => {
      assert.deepEqual(await axe(page), [], "found");
      await page.locator("#fool-lexicon").selectOption("");
      await page.locator("#fool-text").fill("您好");
      assert.deepEqual(await axe(page), [], "own phrases, not found");
      for (const language of ["zh-TW", "en"]) {
        await page.locator("#language").selectOption(language);
        assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), viewport.width, language);
      }
    }, { colorScheme, viewport }));
  }
}
