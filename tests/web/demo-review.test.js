// The review: a conversation typed, dropped or pasted is judged at once, verdicts lead to their proof, mends are applied.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { axe } from "./support/axe.js";
import { desktop, phone } from "./support/browser.js";
import { visits } from "./support/demo.js";

/** @typedef {import("playwright-core").Page} Page */

const { visit: inReview } = visits("/#review", (page) => page.locator(".rule").first());

/** Puts a conversation in and waits until it is read. @param {Page} page @param {string} text @param {number} turns */
async function paste(page, text, turns) {
  await page.getByLabel("粘贴或直接改").fill(text);
  await page.locator(".turn").nth(turns - 1).waitFor();
  await page.waitForFunction((count) => document.querySelector("kefu-review")?.conversation.turns.length === count, turns);
}

/** @param {Page} page @param {string} title */
const rule = (page, title) => page.locator(".rule").filter({ has: page.locator(".rule-title").getByText(title, { exact: true }) });
/** @param {Page} page @param {string} title */
const stateOf = (page, title) => rule(page, title).getAttribute("data-state");

const RUDE = "客户：在吗\n客服：你找领导去\n客户：你们太差了，我要投诉\n客服：哦\n客户：好吧，再见\n客服：嗯";

test("what is typed is judged rule by rule, and a rule leads to the words that prove it", () => inReview(async (page) => {
  await paste(page, RUDE, 6);
  assert.equal(await stateOf(page, "不说忌语"), "unmet");
  assert.equal(await stateOf(page, "首次响应"), "not-applicable");
  await rule(page, "不说忌语").locator(".rule-head").click();
  const proof = page.locator(".proof[data-chosen][data-kind=unmet]");
  assert.match(await proof.innerText(), /找领导去/);
  assert.ok(await proof.evaluate((element) => {
    const { top, bottom } = element.getBoundingClientRect();
    return top >= 0 && bottom <= innerHeight;
  }));
  assert.match(await rule(page, "不说忌语").locator(".rule-source").innerText(), /S-\d+/);
  await rule(page, "不说忌语").locator(".rule-head").click();
  assert.equal(await page.locator(".proof[data-chosen]").count(), 0);
}));

test("a note below a turn opens its rule", () => inReview(async (page) => {
  await paste(page, RUDE, 6);
  const note = page.locator(".note-button", { hasText: "走有送声" });
  await note.click();
  assert.equal(await rule(page, "走有送声").locator(".rule-head").getAttribute("aria-expanded"), "true");
  assert.equal(await note.getAttribute("aria-pressed"), "true");
}));

test("what would make a rule pass is applied by a key, makes it pass, and can be undone", () => inReview(async (page) => {
  await paste(page, RUDE, 6);
  const score = async () => Number(await page.locator(".score-figure").innerText());
  const before = await score();
  await rule(page, "投诉要致歉").locator(".rule-head").click();
  await page.keyboard.press("m");
  assert.equal(await stateOf(page, "投诉要致歉"), "met");
  assert.ok(await score() > before);
  assert.match((await page.locator(".turn-text").allInnerTexts()).join("\n"), /抱歉|对不起/);
  await page.getByRole("button", { name: "撤销修改" }).click();
  assert.equal(await stateOf(page, "投诉要致歉"), "unmet");
  assert.equal(await score(), before);
}));

test("every mend that is offered makes its rule pass", () => inReview(async (page) => {
  await paste(page, RUDE, 6);
  const titles = await page.locator(".rule[data-state=unmet] .rule-title").allInnerTexts();
  let tried = 0;
  for (const title of titles) {
    await rule(page, title).locator(".rule-head").click();
    const apply = rule(page, title).getByRole("button", { name: "采用" });
    if (await apply.count() === 0) continue;
    await apply.click();
    assert.equal(await stateOf(page, title), "met", title);
    tried += 1;
    await page.getByRole("button", { name: "撤销修改" }).click();
    await rule(page, title).locator(".rule-head").click();
  }
  assert.ok(tried >= 3, `${tried} of ${titles}`);
}));

test("the figures of a rubric can be changed, and change the verdict", () => inReview(async (page) => {
  await paste(page, "客户 2024-05-01 10:00:00\n在吗\n客服 2024-05-01 10:00:45\n您好", 2);
  assert.equal(await stateOf(page, "首次响应"), "unmet");
  await page.getByLabel("首次响应 (秒)").fill("60");
  await page.getByLabel("首次响应 (秒)").press("Tab");
  await page.locator(".rule[data-state=met]", { hasText: "首次响应" }).waitFor();
}));

test("every rubric of the packs can be chosen and judges", () => inReview(async (page) => {
  const choice = page.getByLabel("按哪份规则");
  const ids = await choice.locator("option").evaluateAll((options) => options.map((option) => /** @type {HTMLOptionElement} */ (option).value));
  assert.ok(ids.includes("cable/hall") && ids.includes("property-desk/desk") && ids.length >= 9, ids.join());
  for (const id of ids) {
    await choice.selectOption(id);
    await page.locator(`.draft-form`).waitFor();
    await page.waitForFunction((rubric) => document.querySelector("kefu-review")?.review?.rubric === rubric, id);
    assert.ok(await page.locator(".rule").count() > 0, id);
  }
}));

test("the draft is judged in the whole conversation while it is typed, and joins it", () => inReview(async (page) => {
  await paste(page, "客户：在吗\n客服：您好\n客户：你们太差了，我要投诉", 3);
  await page.locator("#review-draft").pressSequentially("很抱歉给您添麻烦了");
  await page.locator(".effect", { hasText: "投诉要致歉" }).waitFor();
  await page.locator("#review-draft").fill("你找领导去");
  await page.locator(".effect[data-state=unmet]", { hasText: "不说忌语" }).waitFor();
  await page.locator("#review-draft").press("Enter");
  assert.equal(await page.locator(".turn").count(), 4);
  assert.equal(await stateOf(page, "不说忌语"), "unmet");
  assert.equal(await page.locator("#review-draft").inputValue(), "");
}));

test("courtesies owed at this moment are offered at one key", () => inReview(async (page) => {
  await paste(page, "客户：在吗\n客服：您好\n客户：你们太差了，我要投诉", 3);
  await page.locator("#review-draft").fill("我马上查");
  await page.locator("kefu-courtesy .need.unmet", { hasText: "道歉" }).waitFor();
  await page.locator("#review-draft").press("F9");
  await page.waitForFunction(() => /** @type {HTMLTextAreaElement} */ (document.querySelector("#review-draft")).value !== "我马上查");
  await page.locator("kefu-courtesy .need.met", { hasText: "道歉" }).waitFor();
}));

test("promises have their times, questions nobody answered are listed, stages are a strip", () => inReview(async (page) => {
  assert.match(await page.locator(".matter", { hasText: "答应过的事" }).innerText(), /两小时内.*12:04/s);
  assert.ok(await page.locator(".stage").count() > 0);
  await paste(page, "客户：什么时候发货？\n客户：能开发票吗？", 2);
  assert.match(await page.locator(".matter", { hasText: "没人回答的提问" }).innerText(), /发票/);
}));

test("a file in GB18030 with several conversations is read, its problems told by line", () => inReview(async (page) => {
  const lines = ["会话ID,角色,内容,时间", "1,客服,您好,2024-05-01 10:00:00", "1,客户,在吗,2024-05-01 99:00:00", "2,客服,你找领导去,2024-05-01 11:00:00"];
  const bytes = gb18030(lines.join("\n"));
  await page.locator("#review-file").setInputFiles({ name: "会话.csv", mimeType: "text/csv", buffer: bytes });
  await page.locator(".note", { hasText: "2 段会话，3 句" }).waitFor();
  assert.match(await page.locator(".review-source .problem").first().textContent() ?? "", /line 3/);
  await page.getByLabel("看哪一段").selectOption({ index: 1 });
  assert.match(await page.locator(".turn-text").innerText(), /找领导去/);
}));

/** Text in GB18030, made with the decoder that every browser has, turned round. @param {string} text */
function gb18030(text) {
  /** @type {Map<string, number[]>} */
  const codes = new Map();
  const decoder = new TextDecoder("gb18030");
  for (let lead = 0x81; lead < 0xff; lead += 1) {
    for (let trail = 0x40; trail < 0xff; trail += 1) codes.set(decoder.decode(new Uint8Array([lead, trail])), [lead, trail]);
  }
  return Buffer.from([...text].flatMap((character) => (character < "\x80" ? [character.charCodeAt(0)] : codes.get(character) ?? [])));
}

test("an objection is recorded, answered, exported, read back, and notices a changed character", () => inReview(async (page) => {
  await paste(page, RUDE, 6);
  await rule(page, "不说忌语").locator(".rule-head").click();
  assert.equal(await page.getByLabel("对哪一条有异议").locator("option:checked").innerText(), "不说忌语");
  await page.getByLabel("谁提出、谁答复").fill("小王");
  await page.getByLabel("理由").fill("这里是引用");
  await page.getByRole("button", { name: "记下申诉" }).click();
  const record = page.locator(".record");
  await record.waitFor();
  assert.match(await record.innerText(), /不说忌语 · 当时判没做到 · 小王.*这里是引用.*✓ 规则和当时一样\s*✓ 会话和当时一样\s*✓ 结果和当时一样/s);
  await record.getByLabel("答复").fill("是引用，成立");
  await record.getByRole("button", { name: "成立", exact: true }).click();
  await record.getByText("申诉成立 · 是引用，成立").waitFor();
  const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "导出全部申诉" }).click()]);
  const exported = await readFile(await download.path());
  assert.match(JSON.parse(String(exported))[0].conversation.sha256, /^[0-9a-f]{64}$/);
  await page.reload();
  await page.locator(".rule").first().waitFor();
  await paste(page, RUDE, 6);
  const again = page.getByLabel("读回导出的申诉");
  await again.setInputFiles({ name: "申诉.json", mimeType: "application/json", buffer: exported });
  await record.getByText("✓ 会话和当时一样").waitFor();
  await paste(page, RUDE.replace("太差了", "太差啦"), 6);
  await record.getByText("✗ 会话和当时不同").waitFor();
  await page.getByLabel("首次响应 (秒)").fill("60");
  await page.getByLabel("首次响应 (秒)").press("Tab");
  await record.getByText("✗ 规则和当时不同").waitFor();
  await again.setInputFiles({ name: "坏.json", mimeType: "application/json", buffer: Buffer.from("[{}]") });
  await page.locator(".objections [role=alert]").waitFor();
  assert.equal(await record.count(), 1);
}));

test("in another language everything is said anew, and the conversation stays", () => inReview(async (page) => {
  await paste(page, RUDE, 6);
  await page.locator("#language").selectOption("en");
  await page.locator("h1", { hasText: "Review" }).waitFor();
  assert.equal(await page.locator(".turn").count(), 6);
  assert.match(await page.locator(".rule-group h3").first().innerText(), /^Unmet: \d+$/);
}));

for (const colorScheme of /** @type {const} */ (["light", "dark"])) {
  for (const [screen, viewport] of Object.entries({ desktop, phone })) {
    test(`axe finds nothing and nothing scrolls sideways: ${screen}, ${colorScheme}`, () => inReview(async (page) => {
      const fits = async (/** @type {string} */ state) => {
        assert.deepEqual(await axe(page), [], state);
        assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), viewport.width, state);
      };
      await fits("an example");
      await page.locator(".rule[data-state=unmet] .rule-head").first().click();
      await page.locator("details.rule-group").evaluate((group) => group.setAttribute("open", ""));
      await page.locator("#review-draft").fill("你找领导去");
      await page.locator(".effect").first().waitFor();
      await fits("a rule open, a draft");
      await page.locator("#review-text").fill("没有名字的一行\n\n又一行");
      await page.locator(".review-source .problem").first().waitFor();
      await fits("problems");
      await page.locator("#language").selectOption("en");
      await fits("in English");
    }, { colorScheme, viewport }));
  }
}
