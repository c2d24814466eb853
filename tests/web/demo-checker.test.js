// The chat desk with the checker at work: what the side panel tells, what a sent message shows, what is recorded.

import assert from "node:assert/strict";
import { test } from "node:test";
import { open } from "./support/browser.js";
import { visits } from "./support/demo.js";
import { serve } from "./support/server.js";

const { visit: onDesk, here } = visits("/", (page) => page.locator("#requests", { hasText: /\d/ }));

/** @param {import("playwright-core").Page} page @param {RegExp} line */
const tryLine = (page, line) => page.getByRole("button", { name: line }).first().click();

/** @param {import("playwright-core").Page} page */
const sent = (page) => page.locator(".message[data-role=agent]").last();

for (const kind of ["textarea", "input", "editable"]) {
  test(`in the ${kind} box a forbidden phrase is explained beside it, and no longer once it is mended`, () => onDesk(async (page) => {
    await page.locator(`input[name=kind][value=${kind}]`).check();
    await page.locator("#composer").click();
    await page.keyboard.type("这件事你找领导去吧");
    const finding = page.locator("#draft .finding");
    await finding.waitFor();
    assert.equal(await page.locator("#draft mark").innerText(), "你找领导去");
    const told = await finding.innerText();
    for (const expected of [/你找领导去/, /拦截 · 推诿/, /规则\s*service\/taboo · ask-the-boss · S-036/, /出处\s*\S+/, /位置\s*第 4–8 个字符/, /可换成\s*我帮您请示领导/]) {
      assert.match(told, expected);
    }
    for (let left = 0; left < 6; left += 1) await page.keyboard.press("Backspace");
    await finding.waitFor({ state: "detached" });
    assert.match(await page.locator("#draft").innerText(), /没有查到问题/);
  }));
}

test("a phrase with invisible characters is shown with their codes beside what it reads as", () => onDesk(async (page) => {
  await tryLine(page, /夹零宽字符/);
  assert.equal(await page.locator("#draft .finding-text").innerText(), "不U+200B关U+200B我U+200B事 读作 不关我事");
}));

test("a disguised phrase is shown as written beside what it reads as, with how sure that is", () => onDesk(async (page) => {
  await tryLine(page, /手戈不清林疋/);
  assert.equal(await page.locator("#draft .finding-text").innerText(), "手戈不清林疋 读作 我不清楚");
  assert.match(await page.locator("#draft .facts").innerText(), /写法\s*拆字\s*把握\s*\d\d%/);
}));

test("traditional characters are found, and the right way to say it is left alone", () => onDesk(async (page) => {
  await tryLine(page, /你找領導去吧/);
  assert.equal(await page.locator("#draft mark").innerText(), "你找領導去");
  await tryLine(page, /這個我不清楚/);
  await page.locator("#draft mark", { hasText: "我不清楚" }).waitFor();
  await tryLine(page, /我帮您请示领导/);
  await page.locator("#draft .finding").waitFor({ state: "detached" });
}));

test("findings stay with the draft when the kind of box changes", () => onDesk(async (page) => {
  await tryLine(page, /你找领导去/);
  await page.locator("#draft .finding").waitFor();
  await page.locator("input[name=kind][value=editable]").check();
  await page.locator("#draft .finding").waitFor();
  await page.locator("#composer").press("Enter");
  await page.getByRole("dialog").waitFor();
  await page.keyboard.press("Escape");
  assert.equal(await page.locator("#composer").innerText(), "你找领导去");
}));

test("don't send keeps the text, send anyway sends it once, marks it and records it", () => onDesk(async (page) => {
  const before = await page.locator(".message").count();
  await tryLine(page, /你找领导去/);
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: "不发送" }).click();
  assert.equal(await page.locator(".message").count(), before);
  assert.equal(await page.locator("#composer").inputValue(), "你找领导去");
  assert.match(await page.locator("#record").innerText(), /还没有/);

  await page.locator("#composer").press("Enter");
  await page.getByRole("button", { name: "仍然发送" }).click();
  await page.locator(".flag").waitFor();
  assert.equal(await page.locator(".message").count(), before + 1);
  assert.equal(await sent(page).locator(".message-text").innerText(), "你找领导去");
  assert.equal(await sent(page).locator(".flag").innerText(), "仍然发送 · 推诿");
  assert.equal(await page.locator("#record-count").innerText(), "1 条");
  assert.match(await page.locator("#record").innerText(), /致 周敏\s+你找领导去\s+推诿 · 你找领导去/);
}));

test("a message without findings carries no mark", () => onDesk(async (page) => {
  await tryLine(page, /你找领导去/);
  await page.locator("#draft .finding").waitFor();
  await tryLine(page, /我帮您请示领导/);
  await page.keyboard.press("Enter");
  assert.equal(await sent(page).locator(".message-text").innerText(), "我帮您请示领导");
  assert.equal(await page.locator(".flag").count(), 0);
}));

test("in another language the findings are explained in that language", () => onDesk(async (page) => {
  await page.locator("#language").selectOption("en");
  await tryLine(page, /你找领导去/);
  await page.locator("#draft .finding").waitFor();
  assert.match(await page.locator("#draft .severity").innerText(), /^Blocked · [A-Z]/i);
}));

test("when the engine cannot be loaded the panel says so and every message goes out", async () => {
  const broken = await serve({ missing: ["/dist/review.wasm"] });
  const { page } = await open(here().browser, broken.url("/"));
  await page.locator("#draft", { hasText: "检查没有运行" }).waitFor();
  await tryLine(page, /你找领导去/);
  await page.keyboard.press("Enter");
  assert.equal(await sent(page).locator(".message-text").innerText(), "你找领导去");
  assert.equal(await page.locator(".flag").count(), 0);
  assert.equal(await page.locator("#trouble").isVisible(), false, "the component has told it already");
  await page.context().close();
  await broken.close();
});

test("the rules at work are named at the foot", () => onDesk(async (page) => {
  assert.match(await page.locator("#rules").innerText(), /^规则：.+（.*服务忌语.*）$/);
}));
