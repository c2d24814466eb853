// The chat desk as a chat: what must work whether or not the checker is there. These pages are served without it.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { launch, open } from "./support/browser.js";
import { serve } from "./support/server.js";

const KINDS = ["textarea", "input", "editable"];

/** @type {import("playwright-core").Browser} */
let browser;
/** @type {import("./support/server.js").Site} */
let site;

before(async () => {
  [browser, site] = await Promise.all([launch(), serve({ missing: ["/dist/define.js", "/dist/index.js"] })]);
});
after(async () => {
  await browser.close();
  await site.close();
});

/** @param {string} kind @param {(page: import("playwright-core").Page) => Promise<void>} steps */
async function onDesk(kind, steps) {
  const { page } = await open(browser, site.url("/"));
  await page.locator(`input[name=kind][value=${kind}]`).check();
  await steps(page);
  await page.context().close();
}

/** @param {import("playwright-core").Page} page */
const sentBy = (page) => page.locator(".message[data-role=agent] .message-text").allInnerTexts();

/** @param {import("playwright-core").Page} page */
const written = (page) => page.locator("#composer").evaluate((box) =>
  box instanceof HTMLTextAreaElement || box instanceof HTMLInputElement ? box.value : /** @type {HTMLElement} */ (box).innerText);

for (const kind of KINDS) {
  test(`Enter sends from the ${kind} box and empties it`, () => onDesk(kind, async (page) => {
    const before = await sentBy(page);
    await page.locator("#composer").click();
    await page.keyboard.type("我马上帮您查线路");
    await page.keyboard.press("Enter");
    assert.deepEqual((await sentBy(page)).slice(before.length), ["我马上帮您查线路"]);
    assert.equal((await written(page)).trim(), "");
    assert.equal(await page.evaluate(() => document.activeElement?.id), "composer");
  }));

  test(`Enter does not send from the ${kind} box while an input method is composing`, () => onDesk(kind, async (page) => {
    const before = await sentBy(page);
    const keyboard = await page.context().newCDPSession(page);
    await page.locator("#composer").click();
    await keyboard.send("Input.imeSetComposition", { text: "mashang", selectionStart: 7, selectionEnd: 7 });
    await keyboard.send("Input.dispatchKeyEvent", { type: "rawKeyDown", key: "Enter", code: "Enter", windowsVirtualKeyCode: 229 });
    assert.deepEqual(await sentBy(page), before);
    await keyboard.send("Input.insertText", { text: "马上" });
    assert.equal(await written(page), "马上");
    await page.keyboard.press("Enter");
    assert.deepEqual((await sentBy(page)).slice(before.length), ["马上"]);
  }));

  test(`the send button sends from the ${kind} box`, () => onDesk(kind, async (page) => {
    await page.locator("#composer").fill("请您稍等");
    await page.locator("#send").click();
    assert.equal((await sentBy(page)).at(-1), "请您稍等");
  }));
}

for (const kind of ["textarea", "editable"]) {
  test(`Shift+Enter breaks the line in the ${kind} box and does not send`, () => onDesk(kind, async (page) => {
    await page.locator("#composer").click();
    await page.keyboard.type("第一行");
    await page.keyboard.press("Shift+Enter");
    await page.keyboard.type("第二行");
    assert.equal(await written(page), "第一行\n第二行");
    await page.keyboard.press("Enter");
    assert.equal((await sentBy(page)).at(-1), "第一行\n第二行");
  }));
}

test("a blank message is not sent", () => onDesk("textarea", async (page) => {
  const before = await sentBy(page);
  await page.locator("#composer").fill("  \n ");
  await page.locator("#composer").press("Enter");
  assert.deepEqual(await sentBy(page), before);
}));

test("what is written never becomes markup", () => onDesk("textarea", async (page) => {
  await page.locator("#composer").fill("<img src=x onerror=alert(1)> & <b>好</b>");
  await page.locator("#composer").press("Enter");
  assert.equal((await sentBy(page)).at(-1), "<img src=x onerror=alert(1)> & <b>好</b>");
  assert.equal(await page.locator("#log img, #log b, #queue-list img").count(), 0);
}));

test("a change of the box's kind keeps the draft", () => onDesk("textarea", async (page) => {
  await page.locator("#composer").fill("换一种输入框");
  for (const kind of ["editable", "input", "textarea"]) {
    await page.locator(`input[name=kind][value=${kind}]`).check();
    assert.equal(await written(page), "换一种输入框");
  }
}));

test("each conversation keeps its own draft and its own messages", () => onDesk("textarea", async (page) => {
  await page.locator("#composer").fill("给周女士的话");
  await page.getByRole("button", { name: /陳建宏/ }).click();
  assert.equal(await written(page), "");
  assert.equal(await page.locator("#customer-name").innerText(), "陳建宏");
  await page.locator("#composer").fill("給陳先生的話");
  await page.locator("#composer").press("Enter");
  assert.deepEqual(await sentBy(page), ["給陳先生的話"]);
  await page.getByRole("button", { name: /周敏/ }).click();
  assert.equal(await written(page), "给周女士的话");
  assert.ok(!(await sentBy(page)).includes("給陳先生的話"));
}));

test("an answered customer no longer counts as waiting", () => onDesk("textarea", async (page) => {
  assert.equal(await page.locator("#queue-count").innerText(), "5 位在等");
  await page.locator("#composer").fill("我今晚请线路师傅上门");
  await page.locator("#composer").press("Enter");
  assert.equal(await page.locator("#queue-count").innerText(), "4 位在等");
  assert.match(await page.getByRole("button", { name: /周敏/ }).innerText(), /已回复/);
}));

test("a tried line can be undone", () => onDesk("textarea", async (page) => {
  await page.locator("#composer").click();
  await page.keyboard.type("先写的话");
  await page.getByRole("button", { name: /我帮您请示领导/ }).click();
  assert.equal(await written(page), "我帮您请示领导");
  await page.keyboard.press("Control+z");
  assert.equal(await written(page), "先写的话");
}));

test("the keys named beside the box are those of its kind", () => onDesk("input", async (page) => {
  assert.equal(await page.locator("#keys").innerText(), "Enter 发送");
  await page.locator("input[name=kind][value=editable]").check();
  assert.equal(await page.locator("#keys").innerText(), "Enter 发送，Shift+Enter 换行");
}));

test("without the checker the page says so plainly", () => onDesk("textarea", async (page) => {
  await page.locator("#trouble").waitFor();
  assert.match(await page.locator("#trouble").innerText(), /没有载入.*聊天照常/);
  assert.match(await page.locator("#draft").innerText(), /检查没有运行/);
  await page.locator("#language").selectOption("en");
  assert.match(await page.locator("#trouble").innerText(), /could not be loaded/);
}));
