// The survey's manners: it takes no focus, shows itself seldom, goes when asked to, loads nothing before it is wanted, and
// can be read and pressed by everybody.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { axe } from "./support/axe.js";
import { launch, open, phone } from "./support/browser.js";
import { serve } from "./support/server.js";
import { surveyPages } from "./support/survey.js";

/** @typedef {import("playwright-core").Page} Page */

/** @type {import("playwright-core").Browser} */
let browser;
/** @type {import("./support/server.js").Site} */
let site;

before(async () => {
  [browser, site] = await Promise.all([launch(), serve({ files: surveyPages })]);
});
after(async () => {
  await browser.close();
  await site.close();
});

/**
 * @param {string} address
 * @param {(page: Page) => Promise<void>} steps
 * @param {import("playwright-core").BrowserContextOptions} [options]
 */
async function visit(address, steps, options) {
  const { page, trouble } = await open(browser, site.url(address), options);
  await steps(page);
  assert.deepEqual(trouble, []);
  await page.context().close();
}

const title = (/** @type {Page} */ page) => page.locator("kefu-survey .title").first();
/** @param {Page} page @param {string} day */
const reloadOn = async (page, day) => {
  await page.evaluate((date) => (localStorage.clock = `${date}T09:00:00Z`), day);
  await page.reload();
};
/** Whether it would show itself on that day: asked for by the page, as the trigger does. @param {Page} page @param {string} day */
const asksOn = async (page, day) => {
  await reloadOn(page, day);
  await page.waitForFunction(() => /** @type {any} */ (document.querySelector("kefu-survey")).survey !== null);
  return page.evaluate(() => /** @type {any} */ (document.querySelector("kefu-survey")).ask());
};

test("at the corner it comes without a click, takes no focus, and is announced", () => visit("/corner.html", async (page) => {
  await page.locator("#own").focus();
  await title(page).waitFor();
  await page.keyboard.type("照样打字");
  assert.equal(await page.locator("#own").inputValue(), "照样打字");
  assert.equal(await page.locator("kefu-survey .live").textContent(), "页面上有一份小问卷：服务评价");
}));

test("declined, it does not come again before its days have passed, whatever the clock does meanwhile", () => visit("/corner.html", async (page) => {
  await reloadOn(page, "2027-03-01");
  await title(page).waitFor();
  await page.getByRole("button", { name: "关闭问卷" }).click();
  await title(page).waitFor({ state: "hidden" });
  assert.equal(await asksOn(page, "2027-03-02"), false);
  assert.equal(await asksOn(page, "2026-12-01"), false);
  assert.equal(await asksOn(page, "2027-03-30"), false);
  assert.equal(await asksOn(page, "2027-03-31"), true);
}));

test("shown three times without a word, it takes the silence for an answer", () => visit("/corner.html", async (page) => {
  for (const day of ["2027-05-01", "2027-05-02", "2027-05-03"]) {
    await reloadOn(page, day);
    await title(page).waitFor();
  }
  assert.equal(await asksOn(page, "2027-05-04"), false);
  assert.equal(await asksOn(page, "2027-06-02"), true);
}));

test("beside a button it opens by it, and Escape closes it and gives the focus back", () => visit("/beside.html", async (page) => {
  await page.locator("#rate").click();
  await title(page).waitFor();
  await page.keyboard.press("Tab");
  await page.keyboard.press("Space");
  await page.keyboard.press("Escape");
  await title(page).waitFor({ state: "hidden" });
  assert.equal(await page.evaluate(() => document.activeElement?.id), "rate");
  await page.keyboard.press("Enter");
  await page.locator("kefu-survey").getByText("接着上次填的继续。").waitFor();
  assert.equal(await page.getByRole("radio", { checked: true }).count(), 1);
}));

test("the engine is loaded when the survey is shown, not before", () => visit("/beside.html", async (page) => {
  await page.waitForFunction(() => customElements.get("kefu-survey") !== undefined);
  site.requests.length = 0;
  await page.locator("#rate").click();
  await title(page).waitFor();
  assert.ok(site.requests.includes("/dist/survey.wasm"));
}));

test("where nothing may be kept, it works all the same and says so", async () => {
  const context = await browser.newContext({ locale: "zh-CN" });
  await context.addInitScript(() => {
    Object.defineProperty(globalThis, "indexedDB", { value: null });
    Storage.prototype.setItem = () => {
      throw new DOMException("no", "QuotaExceededError");
    };
  });
  const page = await context.newPage();
  await page.goto(site.url("/inline.html"));
  await page.getByRole("radio", { name: "5 星，满 5 星", exact: true }).click();
  for (const words of ["给了 5 星", "还想说什么"]) {
    await page.locator("kefu-survey .title", { hasText: words }).waitFor();
    await page.locator("kefu-survey .next").click();
  }
  await page.locator("kefu-survey").getByText("谢谢您的好评！").waitFor();
  const events = await page.evaluate(() => /** @type {any} */ (globalThis).events.map((/** @type {any} */ { type, code }) => `${type} ${code ?? ""}`.trim()));
  assert.ok(events.includes("kefu-error shelf-full"), events.join());
  assert.ok(events.includes("kefu-submit"), events.join());
  await context.close();
});

test("an anonymous form gives away no time of day and nobody's id", () => visit("/kinds.html", async (page) => {
  await page.getByRole("radio", { name: "3 星，满 5 星", exact: true }).click();
  await page.locator("kefu-survey .next").click();
  await page.waitForFunction(() => localStorage.got !== undefined);
  const [response] = await page.evaluate(() => JSON.parse(localStorage.got));
  assert.match(response.at, /T\d\d:00(:00(\.0+)?)?(Z|[+-]\d\d:\d\d)$/);
  assert.equal(response.subject, undefined);
  assert.equal(response.seconds, undefined);
}));

for (const colorScheme of /** @type {const} */ (["light", "dark"])) {
  for (const forcedColors of /** @type {const} */ (["none", "active"])) {
    test(`axe finds nothing in any kind of question: ${colorScheme}, forced colours ${forcedColors}`, () => visit("/kinds.html", async (page) => {
      await title(page).waitFor();
      await page.locator("kefu-survey .next").click();
      await page.locator("kefu-survey .problem:not([hidden])").waitFor();
      assert.deepEqual(await axe(page), []);
    }, { colorScheme, forcedColors }));
  }
}

for (const [name, viewport] of /** @type {const} */ ([["a phone", phone], ["a desktop at 400 %", { width: 320, height: 256 }]])) {
  test(`everything fits and can be pressed: ${name}`, () => visit("/kinds.html", async (page) => {
    await title(page).waitFor();
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), true);
    const small = await page.locator("kefu-survey").evaluate((element) => [...(element.shadowRoot?.querySelectorAll(".press, button, .typed") ?? [])]
      .filter((one) => one.checkVisibility()).map((one) => one.getBoundingClientRect()).filter(({ width, height }) => width < 40 || height < 44).map(({ width, height }) => `${width}×${height}`));
    assert.deepEqual(small, []);
  }, { viewport }));
}

test("on a phone, what is typed neither scrolls the page nor takes the focus from where it is typed", () => visit("/kinds.html", async (page) => {
  const field = page.locator("kefu-survey textarea.typed").first();
  await field.waitFor();
  await field.evaluate((element) => element.scrollIntoView({ block: "center" }));
  await field.click();
  const place = () => field.evaluate((element) => {
    const root = /** @type {ShadowRoot} */ (element.getRootNode());
    return { top: Math.round(element.getBoundingClientRect().top), scrolled: Math.round(window.scrollY), held: root.activeElement === element };
  });
  const before = await place();
  assert.ok(before.held && before.scrolled > 0, JSON.stringify(before));
  for (const letters of ["等", "得太久", "，下次快一点"]) {
    await page.keyboard.insertText(letters);
    assert.deepEqual(await place(), before);
  }
  assert.equal(await field.inputValue(), "等得太久，下次快一点");
}, { viewport: phone }));

test("a card at the corner of a phone stays within the screen", () => visit("/corner.html", async (page) => {
  await title(page).waitFor();
  const { left, right, bottom } = await page.locator("kefu-survey .card").evaluate((element) => element.getBoundingClientRect().toJSON());
  assert.ok(left >= 0 && right <= phone.width && bottom <= phone.height, JSON.stringify({ left, right, bottom }));
}, { viewport: phone }));

test("moved in the document, a card at the corner stays there", () => visit("/corner.html", async (page) => {
  await title(page).waitFor();
  await page.evaluate(() => document.body.append(/** @type {Element} */ (document.querySelector("kefu-survey"))));
  assert.equal(await page.locator("kefu-survey .card").evaluate((card) => card.matches(":popover-open")), true);
}));

test("moved in the document it goes on; taken out it is gone without a trace", () => visit("/inline.html", async (page) => {
  await page.getByRole("radio", { name: "4 星，满 5 星", exact: true }).click();
  await page.locator("kefu-survey .title", { hasText: "给了 4 星" }).waitFor();
  await page.evaluate(() => document.querySelector("main")?.prepend(/** @type {Element} */ (document.querySelector("kefu-survey"))));
  await page.locator("kefu-survey .title", { hasText: "给了 4 星" }).waitFor();
  const gone = await page.evaluate(async () => {
    const element = /** @type {any} */ (document.querySelector("kefu-survey"));
    element.remove();
    await new Promise((done) => setTimeout(done, 50));
    return { view: element.view, opened: await element.open() };
  });
  assert.deepEqual(gone, { view: null, opened: false });
}));
