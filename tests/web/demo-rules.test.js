// The rule workshop: entries edited with their examples checked as one types, lists coming in and going out, nothing lost.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { axe } from "./support/axe.js";
import { desktop, open, phone } from "./support/browser.js";
import { visits } from "./support/demo.js";

/** @typedef {import("playwright-core").Page} Page */

const { visit: inWorkshop, here } = visits("/#rules", (page) => page.locator(".entry-form"));

/** Opens an entry by its phrase. @param {Page} page @param {string} phrase */
async function openEntry(page, phrase) {
  await page.getByLabel("找条目").fill(phrase);
  await page.locator(".entry", { hasText: phrase }).first().click();
  assert.equal(await page.getByLabel("要查的话").inputValue(), phrase);
}

/** Adds a line to one of the lists of the form. @param {Page} page @param {string} list @param {string} text */
async function addLine(page, list, text) {
  const section = page.getByRole("region", { name: list, exact: true });
  await section.getByRole("button", { name: "加一行" }).click();
  await section.locator("input").last().pressSequentially(text);
  return section.locator(".line").last().locator(".line-fate");
}

/** @param {Page} page @param {string} name */
const press = (page, name) => page.getByRole("button", { name, exact: true }).click();

/** A lexicon of one's own with one entry. @param {Page} page @param {string} phrase */
async function ownLexicon(page, phrase) {
  await press(page, "新建一份");
  await press(page, "加一条");
  await page.getByLabel("要查的话").fill(phrase);
}

test("examples show while one types whether they are found or left alone", () => inWorkshop(async (page) => {
  await openEntry(page, "你找领导去");
  const hit = await addLine(page, "应当查出的例句", "有事你找领导去");
  await hit.filter({ hasText: "✓ 查出来了" }).waitFor();
  const wrong = await addLine(page, "应当查出的例句", "我帮您请示");
  await wrong.filter({ hasText: "没有查出" }).waitFor();
  const miss = await addLine(page, "应当放过的例句", "我帮您请示领导");
  await miss.filter({ hasText: "✓ 放过了" }).waitFor();
  const alarm = await addLine(page, "应当放过的例句", "那你找领导去呗");
  await alarm.filter({ hasText: "你找领导去" }).waitFor();
  assert.equal(await alarm.getAttribute("data-state"), "bad");
}));

test("a change of the phrase changes at once how its examples fare", () => inWorkshop(async (page) => {
  await ownLexicon(page, "包治百病");
  const hit = await addLine(page, "应当查出的例句", "本品药到病除");
  await hit.filter({ hasText: "没有查出" }).waitFor();
  await addLine(page, "其他说法", "药到病除");
  await hit.filter({ hasText: "✓ 查出来了" }).waitFor();
  await addLine(page, "例外：在这些字里不算", "本品药到病除");
  await hit.filter({ hasText: "没有查出" }).waitFor();
}));

test("what cannot be read is told beside its field, in the language of the page", () => inWorkshop(async (page) => {
  await ownLexicon(page, "包治百病");
  const fate = await addLine(page, "其他说法", "包(治|好");
  await fate.filter({ hasText: /\S/ }).waitFor();
  assert.equal(await fate.getAttribute("data-state"), "bad");
  await page.getByLabel("编号").fill("Ünicode id");
  await page.getByLabel("要查的话").fill("");
  await page.locator("#rules-phrase-problem", { hasText: /\S/ }).waitFor();
}));

test("two entries with one id are told apart", () => inWorkshop(async (page) => {
  await ownLexicon(page, "包治百病");
  await press(page, "加一条");
  await page.getByLabel("要查的话").fill("药到病除");
  await page.getByLabel("编号").fill("new");
  await page.locator("#rules-id-problem", { hasText: "已有这个编号" }).waitFor();
}));

test("conditions of a rule are set in the form and count in its examples", () => inWorkshop(async (page) => {
  await ownLexicon(page, "不行");
  const miss = await addLine(page, "应当放过的例句", "不行的话我换一个办法试试");
  await miss.filter({ hasText: /\S/ }).waitFor();
  await page.getByText("看场合").click();
  await page.getByLabel("独自成一小句").check();
  await miss.filter({ hasText: "✓ 放过了" }).waitFor();
  await page.reload();
  await page.locator("#rules-lexicon").selectOption("own/list");
  assert.equal(await page.getByLabel("独自成一小句").isChecked(), true);
}));

test("free lines are tried with every layer on", () => inWorkshop(async (page) => {
  await openEntry(page, "你找领导去");
  await page.locator("#rules-tries").fill("拟沼岭捣趣\n您好");
  await page.locator(".tried .line-fate", { hasText: "同音字" }).waitFor();
  assert.deepEqual(await page.locator(".tried .line-fate").allInnerTexts(), ["查到 · 同音字 · 把握 90%", "没有查到"]);
}));

test("nothing is lost by a reload, and a built-in lexicon can be had back as it was", () => inWorkshop(async (page) => {
  await openEntry(page, "你找领导去");
  await page.getByLabel("要查的话").fill("你找领导去吧您");
  await page.reload();
  await page.getByLabel("找条目").fill("你找领导去吧您");
  await page.locator(".entry").click();
  assert.match(await page.locator("#rules-lexicon").evaluate((choice) => /** @type {HTMLSelectElement} */ (choice).selectedOptions[0].text), /（改过）/);
  await press(page, "恢复原样");
  await page.locator(".entry", { hasText: "这是售后负责的" }).waitFor();
  await page.getByLabel("找条目").fill("你找领导去吧您");
  assert.match(await page.locator("[role=status]", { hasText: "条，共" }).innerText(), /^0 条/);
  await page.reload();
  await openEntry(page, "你找领导去");
}));

test("where the browser keeps nothing, the page says so and goes on", async () => {
  const { page, trouble } = await open(here().browser, here().site.url("/pages/host.css"));
  await page.addInitScript(() => {
    Storage.prototype.setItem = () => {
      throw new DOMException("refused", "SecurityError");
    };
  });
  await page.goto(here().site.url("/#rules"));
  await page.locator(".entry-form").waitFor();
  await page.getByLabel("要查的话").fill("不能存的话");
  await page.locator(".keeping", { hasText: "浏览器不让存" }).waitFor();
  assert.equal(await page.locator(".entry[aria-current] .entry-name").innerText(), "不能存的话");
  assert.deepEqual(trouble, []);
  await page.context().close();
});

const LIST = "# 店里的忌语\n1. 爱买不买\n爱買不買\n滚\n申请\n您爱买不买吧\n。。。\n";

test("a pasted list is reported on before it is taken", () => inWorkshop(async (page) => {
  await press(page, "新建一份");
  await press(page, "导入名单");
  await page.getByLabel("粘贴在这里").fill(LIST);
  const report = page.locator(".report");
  await report.locator("h3", { hasText: "纯文本，可收 4 条" }).waitFor();
  const told = async (/** @type {string} */ kind) => {
    await report.locator(`[data-kind=${kind}] summary`).click();
    return (await report.locator(`[data-kind=${kind}] li`).allInnerTexts()).map((line) => line.replace(/\s+/g, " "));
  };
  assert.deepEqual(await told("duplicates"), ["第 3 行 爱買不買 与第 2 行“爱买不买”相同"]);
  assert.deepEqual(await told("single"), ["第 4 行 滚 "].map((line) => line.trim()));
  assert.match((await told("common"))[0], /^第 5 行 申请/);
  assert.match((await told("covered"))[0], /^第 6 行 您爱买不买吧 里面有第 2 行/);
  assert.match((await told("cleaned"))[0], /原来是“1\. 爱买不买”/);
  assert.match((await told("skipped"))[0], /^第 7 行 。。。 只有标点/);
  await press(page, "收下 4 条");
  assert.deepEqual(await page.locator(".entry-name").allInnerTexts(), ["爱买不买", "滚", "申请", "您爱买不买吧"]);
}));

test("what is in the lexicon already is not taken again, unless the list stays by itself", () => inWorkshop(async (page) => {
  await press(page, "导入名单");
  await page.getByLabel("粘贴在这里").fill("你找领导去\n全新的一句话");
  await page.getByRole("button", { name: "收下 1 条" }).waitFor();
  await page.getByLabel("另建一份，不加到当前这份").check();
  await press(page, "收下 2 条");
  await page.locator(".entry", { hasText: "全新的一句话" }).waitFor();
  assert.equal(await page.locator("#rules-lexicon").inputValue(), "own/list");
}));

test("a file in GB18030 and one in UTF-8 are both read", () => inWorkshop(async (page) => {
  await press(page, "新建一份");
  await press(page, "导入名单");
  // 服务差 in GB18030.
  const old = Buffer.from([0xb7, 0xfe, 0xce, 0xf1, 0xb2, 0xee]);
  await page.locator("#import-file").setInputFiles({ name: "old.txt", mimeType: "text/plain", buffer: old });
  await page.locator(".report", { hasText: "服务差" }).waitFor();
  assert.match(await page.locator("#import-file ~ .note").innerText(), /GB18030/);
  await page.locator("#import-file").setInputFiles({ name: "list.csv", mimeType: "text/csv", buffer: Buffer.from("\ufeff短语,轻重\n态度恶劣,block\n") });
  await page.locator(".report", { hasText: "态度恶劣" }).waitFor();
  assert.match(await page.locator(".report h3").innerText(), /CSV/);
}));

for (const [button, ending] of [["导出为 JSON", "json"], ["导出为 CSV", "csv"], ["导出为 纯文本", "txt"]]) {
  test(`what is exported as ${ending} has the same phrases when it is imported again`, () => inWorkshop(async (page) => {
    await page.locator("#rules-lexicon").selectOption("shop-im/taboo");
    // The lexicon shown before has many more.
    await page.locator(".entry").nth(4).waitFor({ state: "detached" });
    await page.locator(".entry").nth(3).waitFor();
    const phrases = await page.locator(".entry-name").allInnerTexts();
    const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: button }).click()]);
    assert.equal(download.suggestedFilename(), `shop-im-taboo.${ending}`);
    const buffer = await readFile(await download.path());
    await press(page, "新建一份");
    await press(page, "导入名单");
    await page.locator("#import-file").setInputFiles({ name: download.suggestedFilename(), mimeType: "text/plain", buffer });
    await press(page, `收下 ${phrases.length} 条`);
    assert.deepEqual(await page.locator(".entry-name").allInnerTexts(), phrases);
  }));
}

test("a hundred thousand phrases come in and are searched, and only some are drawn", () => inWorkshop(async (page) => {
  const syllables = "东南西北春夏秋冬金木水火土日月星山川风云".split("");
  const phrase = (/** @type {number} */ number) => [0, 1, 2, 3, 4].map((place) => syllables[Math.floor(number / 20 ** place) % 20]).join("") + "号";
  const lines = Array.from({ length: 100_000 }, (_, number) => phrase(number));
  await press(page, "新建一份");
  await press(page, "导入名单");
  await page.locator("#import-file").setInputFiles({ name: "long.txt", mimeType: "text/plain", buffer: Buffer.from(lines.join("\n")) });
  const take = page.getByRole("button", { name: /收下 \d+ 条/ });
  await page.locator(".report h3", { hasText: /可收 \d{5,6} 条/ }).waitFor();
  const taken = Number(/\d+/.exec(await take.innerText())?.[0]);
  assert.ok(taken > 90_000, `${taken} taken`);
  await take.click();
  await page.locator(".entry").first().waitFor();
  assert.equal(await page.locator(".entry").count(), 100);
  await page.getByLabel("找条目").fill(lines[77_777]);
  await page.locator(".entry", { hasText: lines[77_777] }).waitFor();
  assert.equal(await page.locator(".entry").count(), 1);
  await page.locator(".keeping", { hasText: "浏览器存不下" }).waitFor();
}));

test("the whole lexicon is checked, and each problem leads to its entry", () => inWorkshop(async (page) => {
  await ownLexicon(page, "包治百病");
  await press(page, "查验整份");
  await page.locator(".problem").first().waitFor();
  await page.locator(".problem").first().getByRole("button", { name: "包治百病" }).click();
  assert.equal(await page.getByLabel("要查的话").inputValue(), "包治百病");
}));

test("a lexicon of one's own is looked for in the box that one tries to fool", () => inWorkshop(async (page) => {
  await ownLexicon(page, "稳赚不赔");
  await page.getByRole("link", { name: "试试骗过它" }).click();
  await page.locator("#fool-lexicon").selectOption("own/list");
  await page.locator("#fool-text").fill("保证wenzhuan不赔");
  await page.locator(".finding-text", { hasText: "读作 稳赚不赔" }).waitFor();
}));

test("the chat desk checks by a lexicon put to use there, follows its changes, and has its own rules back", () => inWorkshop(async (page) => {
  const view = (/** @type {string} */ name) => page.getByRole("link", { name, exact: true }).click();
  await ownLexicon(page, "稳赚不赔");
  await press(page, "用在聊天台");
  await view("聊天台");
  await page.locator("#composer").fill("这款稳赚不赔，你找领导去");
  await page.locator("#draft mark", { hasText: "稳赚不赔" }).waitFor();
  assert.equal(await page.locator("#draft mark").count(), 1);
  assert.match(await page.locator("#rules").innerText(), /自己的规则（在规则工作台里选用）/);
  await view("规则工作台");
  await page.getByLabel("要查的话").fill("这款");
  await view("聊天台");
  await page.locator("#draft mark", { hasText: /^这款$/ }).waitFor();
  await view("规则工作台");
  await press(page, "聊天台换回默认规则");
  await view("聊天台");
  await page.locator("#draft mark", { hasText: "你找领导去" }).waitFor();
  assert.match(await page.locator("#rules").innerText(), /服务忌语/);
}));

test("with keys alone: Enter adds a line, and a line taken out gives the focus to its neighbour", () => inWorkshop(async (page) => {
  await ownLexicon(page, "包治百病");
  await addLine(page, "其他说法", "甲");
  await page.keyboard.press("Enter");
  await page.keyboard.type("乙");
  const section = page.getByRole("region", { name: "其他说法", exact: true });
  assert.deepEqual(await section.locator("input").evaluateAll((inputs) => inputs.map((input) => /** @type {HTMLInputElement} */ (input).value)), ["甲", "乙"]);
  await section.getByRole("button", { name: "删去 1", exact: true }).press("Enter");
  assert.equal(await page.evaluate(() => /** @type {HTMLInputElement} */ (document.activeElement).value), "乙");
}));

for (const colorScheme of /** @type {const} */ (["light", "dark"])) {
  for (const [screen, viewport] of Object.entries({ desktop, phone })) {
    test(`axe finds nothing and nothing scrolls sideways: ${screen}, ${colorScheme}`, () => inWorkshop(async (page) => {
      const fits = async (/** @type {string} */ state) => {
        assert.deepEqual(await axe(page), [], state);
        assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), viewport.width, state);
      };
      await fits("an entry");
      const fate = await addLine(page, "应当查出的例句", "这句话不在里面");
      await fate.filter({ hasText: "没有查出" }).waitFor();
      await fits("with a problem");
      await press(page, "查验整份");
      await fits("the whole check");
      await press(page, "导入名单");
      await page.getByLabel("粘贴在这里").fill(LIST);
      await page.locator(".report h3").waitFor();
      await fits("a report");
      await page.locator("#language").selectOption("en");
      await fits("in English");
    }, { colorScheme, viewport }));
  }
}
