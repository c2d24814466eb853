// `<kefu-score>`: a form made from a scheme, and at every keystroke what it comes to, said to everybody.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { axe } from "./support/axe.js";
import { desktop, launch, open, phone } from "./support/browser.js";
import { serve } from "./support/server.js";

/** @typedef {import("playwright-core").Page} Page */

const text = (/** @type {string} */ words) => ({ "zh-CN": words, "zh-TW": `${words}（繁）`, en: `${words} (en)` });

/** A scheme of the tests' own, with every kind of field. */
const scheme = {
  kind: "scheme", id: "test/desk", title: text("前台考核"), rounding: { mode: "half-up", places: 2 },
  fields: {
    late: { title: text("迟到"), type: "count", unit: text("次"), default: 0 },
    manner: { title: text("态度"), type: "level", options: { good: { title: text("好"), points: 5 }, fair: { title: text("一般"), points: 3 }, poor: { title: text("差"), points: 0 } } },
    rate: { title: text("满意率"), type: "percent" },
    minutes: { title: text("超时"), type: "list", of: { type: "number", unit: text("分钟") } },
    cheated: { title: text("作弊"), type: "flag", default: false },
    base: { title: text("奖金基数"), type: "money", default: 400, parameter: true },
  },
  readings: { floor: { question: text("迟到扣过头怎么办"), options: { item: { title: text("本项扣完为止") }, total: { title: text("从总分里扣") } }, default: "item" } },
  lines: [
    { id: "punctual", title: text("守时"), method: "count", of: "late", each: -2, max: 5, min: { reading: "floor", item: 0, total: null }, rows: ["S-900"] },
    { id: "kind", title: text("待人"), method: "rating", of: "manner", max: 5, rows: ["S-901"] },
    { id: "happy", title: text("满意"), method: "formula", formula: "rate * 90", max: 90 },
    { id: "overtime", title: text("超时扣分"), method: "formula", formula: "0 - count(minutes, it > 10)" },
  ],
  max: 100, min: 0,
  gates: [{ id: "cheat", title: text("作弊清零"), when: "cheated", zeroes: ["happy"], rows: ["S-902"] }],
  grades: { of: "total", bands: [{ id: "A", title: text("优秀"), from: 90 }, { id: "B", title: text("合格") }] },
  pay: [{ id: "bonus", title: text("奖金"), method: "formula", formula: "base * total / 100", unit: "yuan" }],
};
/** A fact that is asked for only after another. */
const conditional = {
  ...scheme, id: "test/absence",
  fields: { absences: { title: text("缺勤"), type: "count", default: 0 }, wage: { title: text("日工资"), type: "money", when: "absences > 0", parameter: true } },
  readings: {}, lines: [{ id: "base", title: text("基础分"), method: "formula", formula: "100" }], gates: [], grades: undefined,
  pay: [{ id: "off", title: text("扣发"), method: "formula", formula: "0 - absences * wage", unit: "yuan" }],
};
const GOOD = { late: "1", manner: "good", rate: "97%", minutes: ["12"] };

/** @type {import("playwright-core").Browser} */
let browser;
/** @type {import("./support/server.js").Site} */
let site;

before(async () => {
  [browser, site] = await Promise.all([launch(), serve()]);
});
after(async () => {
  await browser.close();
  await site.close();
});

/** A page with the sheet of these tests. @param {object} [options] @param {Record<string, unknown>} [inputs] */
async function start(options = {}, inputs = {}) {
  const { page, trouble } = await open(browser, site.url("/pages/score.html"), options);
  await page.evaluate(([given, entered]) => {
    window.told = [];
    addEventListener("kefu-score", ({ detail }) => window.told.push(detail));
    addEventListener("kefu-error", ({ detail }) => window.told.push(detail));
    const sheet = document.querySelector("#sheet");
    sheet.scheme = given;
    sheet.inputs = entered;
  }, [scheme, inputs]);
  await page.locator("#sheet .head").waitFor();
  return { page, trouble };
}

/** The figure of that name in the head of the sheet. @param {Page} page @param {string} name */
const figure = (page, name) => page.locator(`#sheet .result-figure.${name} .result-value`).innerText();
/** @param {Page} page @param {string} title */
const line = (page, title) => page.locator("#sheet .line", { has: page.locator(".line-title", { hasText: new RegExp(`^${title}`) }) }).first();

test("what is entered comes to a score, a band and money, each line with its formula in numbers", async () => {
  const { page, trouble } = await start();
  await page.getByLabel("迟到").fill("1");
  await page.getByLabel("好 · 5 分").check();
  await page.getByLabel("满意率").fill("97");
  await page.getByRole("button", { name: "超时：添一项" }).click();
  await page.keyboard.type("12");
  assert.equal(await figure(page, "total"), "94.3");
  assert.equal(await figure(page, "band"), "优秀");
  assert.equal(await figure(page, "pay"), "377.20 元");
  assert.match(await line(page, "守时").innerText(), /5 − 2 × 1 = 3[\s\S]*S-900/);
  assert.match(await line(page, "待人").locator(".value").innerText(), /5 \/ 5/);
  assert.equal(await page.locator("#sheet .missing").isVisible(), false);
  assert.deepEqual(trouble, []);
  await page.context().close();
});

test("parameters stand apart, with what counts if nothing is entered", async () => {
  const { page } = await start({}, GOOD);
  const base = page.locator("#sheet .parameters").getByLabel("奖金基数");
  assert.equal(await base.getAttribute("placeholder"), "400");
  await base.fill("1000");
  assert.equal(await figure(page, "pay"), "943.00 元");
  await page.context().close();
});

test("what is missing is said to be missing, what is wrong stands beside its field, and the rest is computed", async () => {
  const { page } = await start();
  assert.equal(await figure(page, "total"), "待填");
  assert.equal(await page.locator("#sheet .missing").innerText(), "还有 2 项没填");
  const late = page.getByLabel("迟到");
  await late.fill("两次");
  assert.equal(await late.getAttribute("aria-invalid"), "true");
  const note = page.locator(`#sheet [id="${await late.getAttribute("aria-describedby")}"]`);
  assert.notEqual(await note.innerText(), "");
  await page.getByLabel("满意率").fill("90");
  assert.match(await line(page, "满意").locator(".value").innerText(), /^81/);
  assert.ok(!(await page.locator("#sheet").evaluate((sheet) => sheet.shadowRoot.textContent)).includes("NaN"));
  await late.fill("2");
  assert.equal(await late.getAttribute("aria-invalid"), null);
  await page.context().close();
});

test("gates come first and say what they close", async () => {
  const { page } = await start({}, GOOD);
  await page.getByLabel("作弊", { exact: true }).check();
  const gate = page.locator("#sheet .gate.closed");
  assert.match(await gate.innerText(), /作弊清零：触发[\s\S]*S-902/);
  assert.match(await line(page, "满意").locator(".value").innerText(), /^0/);
  const [above, below] = await Promise.all([gate.boundingBox(), line(page, "守时").boundingBox()]);
  assert.ok(above && below && above.y < below.y);
  await page.context().close();
});

test("a list is entered row by row; a row that goes takes its entry with it and leaves the focus in the list", async () => {
  const { page } = await start({}, { ...GOOD, minutes: ["12", "30", "5"] });
  assert.match(await line(page, "超时扣分").locator(".value").innerText(), /−2|-2/);
  await page.getByRole("button", { name: "删去超时第 1 项" }).click();
  assert.deepEqual(await page.evaluate(() => document.querySelector("#sheet").inputs.minutes), ["30", "5"]);
  assert.equal(await page.evaluate(() => document.querySelector("#sheet").shadowRoot.activeElement.value), "5");
  await page.getByRole("button", { name: "超时：添一项" }).click();
  assert.deepEqual(await page.evaluate(() => document.querySelector("#sheet").inputs.minutes), ["30", "5"], "an empty row is no entry");
  await page.keyboard.type("很久");
  assert.notEqual(await page.locator("#sheet .row .problem").last().innerText(), "");
  await page.context().close();
});

test("a reading is a switch with what each would give, and switching keeps what was entered and the focus", async () => {
  const { page } = await start({}, { ...GOOD, late: "4" });
  const [item, total] = ["本项扣完为止", "从总分里扣"].map((name) => page.getByLabel(name));
  await page.locator("#sheet .reading .aside", { hasText: "91.3" }).waitFor();
  assert.deepEqual(await page.locator("#sheet .reading .aside").allInnerTexts(), ["按此读法：91.3 · 优秀 · 365.20 元", "按此读法：88.3 · 合格 · 353.20 元"]);
  await item.focus();
  await page.keyboard.press("ArrowDown");
  await page.locator("#sheet .result-value", { hasText: "88.3" }).waitFor();
  assert.equal(await total.evaluate((radio) => radio.getRootNode().activeElement === radio), true);
  assert.equal(await page.getByLabel("迟到").inputValue(), "4");
  assert.deepEqual(await page.evaluate(() => document.querySelector("#sheet").readings), { floor: "total" });
  await page.context().close();
});

test("what one change would bring and what the next band takes are said when typing rests", async () => {
  const { page } = await start({}, { late: "3", manner: "fair", rate: "90", minutes: [] });
  assert.equal(await figure(page, "band"), "合格");
  const [goals, changes, costs] = ["还差多少", "如果改一处", "什么扣得最多"].map((title) => page.locator("#sheet .trials .part", { hasText: title }));
  await goals.locator(".trial", { hasText: "满意率" }).waitFor();
  assert.match(await changes.locator(".trial").first().innerText(), /84 → /);
  assert.match(await costs.locator(".trial").first().innerText(), /满意/);
  await page.getByLabel("满意率").fill("100");
  await goals.waitFor({ state: "hidden" });
  await page.context().close();
});

test("the page is told of each report, and may fill the sheet", async () => {
  const { page } = await start();
  await page.evaluate((inputs) => (document.querySelector("#sheet").inputs = inputs), GOOD);
  assert.equal(await page.getByLabel("满意率").inputValue(), "97%");
  const told = await page.evaluate(() => window.told.at(-1));
  assert.deepEqual([told.report.total, told.inputs.late, told.inputs.minutes], ["94.3", "1", ["12"]]);
  assert.equal(await page.evaluate(() => document.querySelector("#sheet").report.total), "94.3");
  await page.context().close();
});

test("moved or put back it is as it was; another language keeps what was entered", async () => {
  const { page, trouble } = await start({}, GOOD);
  await page.evaluate(() => document.querySelector("#elsewhere").append(document.querySelector("#sheet")));
  assert.equal(await figure(page, "total"), "94.3");
  await page.evaluate(async () => {
    const sheet = document.querySelector("#sheet");
    sheet.remove();
    await new Promise((resolve) => setTimeout(resolve));
    document.querySelector("main").append(sheet);
  });
  await page.locator("#sheet .result-value", { hasText: "94.3" }).waitFor();
  await page.evaluate(() => (document.querySelector("#sheet").lang = "en"));
  await page.locator("#sheet .result-title", { hasText: "Score" }).waitFor();
  assert.equal(await page.getByLabel("满意率 (en)").inputValue(), "97%");
  assert.deepEqual(trouble, []);
  await page.context().close();
});

test("a sheet that is not there is told, in words and to the page", async () => {
  const { page } = await open(browser, site.url("/pages/score.html"));
  await page.evaluate(() => {
    window.told = [];
    addEventListener("kefu-error", ({ detail }) => window.told.push(detail.code));
    document.querySelector("#sheet").setAttribute("scheme", "nowhere/none");
  });
  await page.locator("#sheet [role=alert]").waitFor();
  assert.deepEqual(await page.evaluate(() => window.told), ["pack-missing"]);
  await page.evaluate(() => document.querySelector("#sheet").setAttribute("scheme", "cable/hall"));
  await page.locator("#sheet .form").waitFor();
  await page.context().close();
});

test("a keystroke is a fraction of drawing the sheet anew", async (context) => {
  const { page } = await open(browser, site.url("/pages/score.html"));
  await page.evaluate(() => document.querySelector("#sheet").setAttribute("scheme", "cable/hall"));
  await page.locator("#sheet .form").waitFor();
  const [key, whole] = await page.evaluate(async () => {
    const sheet = document.querySelector("#sheet");
    const { KefuScoreElement } = await import("/dist/define-score.js");
    const field = sheet.shadowRoot.querySelector("input.figure");
    const middle = (times) => times.sort((a, b) => a - b)[times.length >> 1];
    const keys = Array.from({ length: 200 }, (_, at) => {
      field.value = String(at % 7);
      const begun = performance.now();
      field.dispatchEvent(new InputEvent("input", { bubbles: true }));
      return performance.now() - begun;
    });
    const drawn = [];
    for (let at = 0; at < 9; at += 1) {
      const other = new KefuScoreElement();
      other.scheme = "cable/hall";
      const begun = performance.now();
      document.querySelector("#elsewhere").replaceChildren(other);
      await new Promise((resolve) => other.addEventListener("kefu-score", resolve, { once: true }));
      drawn.push(performance.now() - begun);
    }
    return [middle(keys), middle(drawn)];
  });
  context.diagnostic(`a keystroke in cable/hall: ${key.toFixed(2)} ms; the sheet drawn anew: ${whole.toFixed(2)} ms`);
  assert.ok(key < whole, `${key} ms beside ${whole} ms`);
  await page.context().close();
});

test("a field that is asked under a condition is there while it is asked, or holds anything", async () => {
  const { page, trouble } = await start({}, {});
  await page.evaluate((given) => (document.querySelector("#sheet").scheme = given), conditional);
  const [absences, wage] = [page.getByLabel("缺勤"), page.getByLabel("日工资")];
  await absences.waitFor();
  assert.deepEqual([await wage.isVisible(), await page.getByRole("heading", { name: "由管理方定" }).isVisible()], [false, false]);
  await absences.fill("2");
  await wage.waitFor();
  assert.equal(await page.locator("#sheet .head .missing").innerText(), "还有 1 项没填");
  await wage.fill("100");
  assert.equal(await figure(page, "pay"), "−200.00 元");
  await absences.fill("0");
  assert.equal(await wage.isVisible(), true, "what was typed is not hidden");
  await wage.fill("");
  assert.equal(await wage.isVisible(), true, "nor the field that a person is in");
  await absences.fill("00");
  await wage.waitFor({ state: "hidden" });
  assert.deepEqual(trouble, []);
  await page.context().close();
});

for (const colorScheme of /** @type {const} */ (["light", "dark"])) {
  for (const [screen, viewport] of Object.entries({ desktop, phone })) {
    test(`axe finds nothing and nothing sticks out: ${screen}, ${colorScheme}`, async () => {
      const { page } = await start({ colorScheme, viewport }, { ...GOOD, late: "很多" });
      await page.getByRole("button", { name: "超时：添一项" }).click();
      await page.getByLabel("作弊", { exact: true }).check();
      assert.deepEqual(await axe(page), []);
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
      await page.context().close();
    });
  }
}
