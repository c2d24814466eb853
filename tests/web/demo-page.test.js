// The host page as a page: languages, themes, phone, keyboard, accessibility, and that it asks nobody for anything.

import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { after, before, describe, test } from "node:test";
import { axe } from "./support/axe.js";
import { desktop, launch, open, phone } from "./support/browser.js";
import { pathOf } from "./support/packages.js";
import { serve } from "./support/server.js";

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

/** @param {import("playwright-core").BrowserContextOptions} [options] */
async function desk(options) {
  const { page, trouble } = await open(browser, site.url("/"), options);
  await page.locator("#requests", { hasText: /\d/ }).waitFor();
  return { page, trouble };
}

const LANGUAGES = ["zh-CN", "zh-TW", "en"];

/** The folders of strings: the page's own, and one for each view that is a module. */
const FOLDERS = readdirSync(pathOf("www/demo/"), { recursive: true, encoding: "utf8" }).filter((name) => /(^|[\\/])strings$/.test(name));

/** @param {string} language @param {string} [folder] @returns {Promise<Record<string, string>>} */
const stringsOf = async (language, folder = "strings") => (await import(`../../www/demo/${folder}/${language}.js`)).strings;

describe("words", () => {
  test("every language has the same keys with the same blanks", async () => {
    assert.ok(FOLDERS.includes("strings"));
    const blanks = (/** @type {string} */ phrase) => [...phrase.matchAll(/\{\w+\}/g)].map(String).sort();
    for (const folder of FOLDERS) {
      const reference = await stringsOf("zh-CN", folder);
      for (const language of LANGUAGES) {
        const strings = await stringsOf(language, folder);
        assert.deepEqual(Object.keys(strings), Object.keys(reference), `${folder} ${language}`);
        for (const [key, phrase] of Object.entries(strings)) assert.deepEqual(blanks(phrase), blanks(reference[key]), `${folder} ${language} ${key}`);
      }
    }
  });

  test("English has no Chinese characters and Chinese keeps its own script", async () => {
    for (const folder of FOLDERS) {
      for (const [key, phrase] of Object.entries(await stringsOf("en", folder))) assert.doesNotMatch(phrase, /\p{Script=Han}/u, key);
      assert.doesNotMatch(Object.values(await stringsOf("zh-TW", folder)).join(""), /[这没说话发记检组语录里个]/, folder);
      assert.doesNotMatch(Object.values(await stringsOf("zh-CN", folder)).join(""), /[這沒說話發記檢組語錄裡個]/, folder);
    }
  });

  test("the page as served already holds the words of zh-CN", async () => {
    const { page } = await open(browser, site.url("/"), { javaScriptEnabled: false });
    const strings = await stringsOf("zh-CN");
    const found = [...readFileSync(pathOf("www/index.html"), "utf8").matchAll(/data-text="(\w+)"[^>]*>([^<]*)</g)];
    assert.ok(found.length > 15);
    for (const [, key, words] of found) assert.equal(words, strings[key], key);
    assert.equal(await page.title(), strings.titleOf.replace("{name}", strings.chat));
    await page.context().close();
  });

  test("a change of language reaches the page and the component, and is remembered", async () => {
    const { page } = await desk();
    await page.locator("#language").selectOption("zh-TW");
    assert.equal(await page.locator("html").getAttribute("lang"), "zh-TW");
    assert.equal(await page.locator("#send").innerText(), "送出");
    assert.equal(await page.locator("kefu-guard").getAttribute("lang"), "zh-TW");
    await page.reload();
    assert.equal(await page.locator("#send").innerText(), "送出");
    assert.equal(await page.locator("#language").inputValue(), "zh-TW");
    await page.context().close();
  });
});

describe("theme", () => {
  const ground = (/** @type {import("playwright-core").Page} */ page) => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);

  test("the theme follows the system until one is chosen, then the choice is remembered", async () => {
    const { page } = await desk({ colorScheme: "dark" });
    const dark = await ground(page);
    await page.locator("#theme").selectOption("light");
    assert.notEqual(await ground(page), dark);
    assert.equal(await page.locator("kefu-guard").getAttribute("theme"), "light");
    await page.reload();
    assert.notEqual(await ground(page), dark);
    await page.locator("#theme").selectOption("system");
    assert.equal(await ground(page), dark);
    assert.equal(await page.locator("kefu-guard").getAttribute("theme"), null);
    await page.context().close();
  });

  test("nothing moves for a person who asked for reduced motion", async () => {
    const { page } = await desk({ reducedMotion: "reduce" });
    const moving = await page.evaluate(() => [...document.querySelectorAll("*")].filter((element) => {
      const { transitionDuration, animationName } = getComputedStyle(element);
      return transitionDuration !== "0s" || animationName !== "none";
    }).length);
    assert.equal(moving, 0);
    await page.context().close();
  });
});

describe("phone", () => {
  test("one column without sideways scrolling, the reply box in sight", async () => {
    for (const language of LANGUAGES) {
      const { page } = await desk({ viewport: phone });
      await page.locator("#language").selectOption(language);
      assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), phone.width, language);
      for (const id of ["composer", "send"]) {
        const box = await page.locator(`#${id}`).boundingBox();
        assert.ok(box && box.y >= 0 && box.y + box.height <= phone.height && box.x + box.width <= phone.width, `${language} ${id}`);
      }
      await page.context().close();
    }
  });

  test("where the views are more than fit, the open one is in sight", async () => {
    for (const viewport of [phone, desktop]) {
      for (const language of LANGUAGES) {
        const { page } = await open(browser, site.url("/#rules"), { viewport });
        await page.locator("#language").selectOption(language);
        const box = await page.locator(".desks [aria-current]").boundingBox();
        assert.ok(box && box.x >= 0 && box.x + box.width <= viewport.width, `${language} ${viewport.width}`);
        await page.context().close();
      }
    }
  });

  test("the list of conversations is folded, opens, and folds again when one is chosen", async () => {
    const { page } = await desk({ viewport: phone });
    const toggle = page.locator("#queue-toggle");
    assert.equal(await page.locator("#queue-list").isVisible(), false);
    await toggle.click();
    assert.equal(await toggle.getAttribute("aria-expanded"), "true");
    await page.getByRole("button", { name: /刘洋/ }).click();
    assert.equal(await page.locator("#queue-list").isVisible(), false);
    assert.equal(await toggle.getAttribute("aria-expanded"), "false");
    assert.equal(await page.locator("#customer-name").innerText(), "刘洋");
    await page.context().close();
  });
});

describe("keyboard and screen reader", () => {
  test("the first Tab offers to skip to the reply box", async () => {
    const { page } = await desk();
    await page.keyboard.press("Tab");
    assert.equal(await page.evaluate(() => document.activeElement?.className), "skip");
    await page.keyboard.press("Enter");
    assert.equal(await page.evaluate(() => document.activeElement?.id), "composer");
    await page.context().close();
  });

  test("a conversation is opened, a line tried and sent with keys alone", async () => {
    const { page } = await desk();
    await page.getByRole("button", { name: /何秀兰/ }).focus();
    await page.keyboard.press("Enter");
    assert.equal(await page.evaluate(() => /** @type {HTMLElement} */ (document.activeElement).dataset.id), "remote");
    await page.getByRole("button", { name: /我帮您请示领导/ }).focus();
    await page.keyboard.press("Enter");
    await page.keyboard.press("Enter");
    assert.equal(await page.locator(".message-text").last().innerText(), "我帮您请示领导");
    await page.context().close();
  });

  test("the page has its landmarks, each with a name, and one main heading", async () => {
    const { page } = await desk();
    const named = async (/** @type {"region" | "navigation" | "log" | "textbox"} */ role, /** @type {string} */ name) =>
      assert.equal(await page.getByRole(role, { name, exact: true }).count(), 1, `${role} ${name}`);
    await named("navigation", "工作台");
    await named("region", "会话");
    await named("region", "周敏");
    await named("region", "当前草稿");
    await named("log", "会话记录");
    await named("textbox", "回复");
    assert.equal(await page.getByRole("heading", { level: 1 }).count(), 1);
    await page.context().close();
  });

  for (const colorScheme of /** @type {const} */ (["light", "dark"])) {
    for (const [screen, viewport] of Object.entries({ desktop, phone })) {
      test(`axe finds nothing: ${screen}, ${colorScheme}, empty, flagged, asked and sent`, async () => {
        const { page } = await desk({ colorScheme, viewport });
        assert.deepEqual(await axe(page), [], "empty");
        await page.getByRole("button", { name: /你找领导去/ }).first().click();
        await page.locator("#draft .finding").waitFor();
        assert.deepEqual(await axe(page), [], "flagged");
        await page.keyboard.press("Enter");
        await page.getByRole("dialog").waitFor();
        assert.deepEqual(await axe(page), [], "asked");
        await page.getByRole("button", { name: "仍然发送" }).click();
        await page.locator(".flag").waitFor();
        assert.deepEqual(await axe(page), [], "sent");
        await page.context().close();
      });
    }
  }
});

describe("network", () => {
  test("the page asks its own server alone, and nobody after it has loaded", async () => {
    const { page, trouble } = await desk();
    /** @type {string[]} */
    const asked = [];
    page.on("request", (request) => asked.push(request.url()));
    for (const kind of ["input", "editable", "textarea"]) {
      await page.locator(`input[name=kind][value=${kind}]`).check();
      await page.getByRole("button", { name: /你找領導去吧/ }).click();
      await page.locator("#draft .finding").waitFor();
    }
    await page.locator("#language").selectOption("en");
    await page.locator("#theme").selectOption("dark");
    assert.deepEqual(asked, []);
    const origins = await page.evaluate(() => [...new Set(performance.getEntriesByType("resource").map((entry) => new URL(entry.name).origin))]);
    assert.deepEqual(origins, [site.origin]);
    assert.deepEqual(trouble, []);
    await page.context().close();
  });

  test("the footer's number of requests is the measured one, and grows with a request made later", async () => {
    const { page } = await desk();
    const measured = await page.evaluate(() => performance.getEntriesByType("resource").length + 1);
    assert.equal(await page.locator("#requests").innerText(), `载入时 ${measured} 个请求，此后 0 个`);
    await page.evaluate(() => fetch("./demo/mark.svg?again"));
    await page.locator("#requests", { hasText: "此后 1 个" }).waitFor();
    await page.context().close();
  });

  test("no inline style, no markup from strings in the page's sources", () => {
    const folder = pathOf("www/demo/");
    const sources = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".js"));
    for (const name of sources) {
      // The name of a vocabulary looks like an address; nothing is asked for there.
      const source = readFileSync(folder + name, "utf8").replace('"http://www.w3.org/2000/svg"', "");
      assert.doesNotMatch(source, /innerHTML|outerHTML|insertAdjacentHTML|document\.write|setInterval|https?:\/\//, name);
    }
    assert.doesNotMatch(readFileSync(pathOf("www/index.html"), "utf8"), /\sstyle=|<style|\son\w+=|https?:\/\//);
  });
});
