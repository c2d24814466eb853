// Deadlines on the page: a case of a calendar, its switches and its facts, on a desktop and a phone, light and dark.

import assert from "node:assert/strict";
import { test } from "node:test";
import { axe } from "./support/axe.js";
import { desktop, phone } from "./support/browser.js";
import { visits } from "./support/demo.js";

/** @typedef {import("playwright-core").Page} Page */

const { visit: inClocks } = visits("/#clocks", (page) => page.locator("kefu-clock .promise").first());

/** @param {Page} page @param {string} target */
const promise = (page, target) => page.locator(`kefu-clock .promise[data-target="${target}"]`);

/** @param {Page} page @param {string} name @param {string} value */
const enter = async (page, name, value) => {
  await page.locator(name).fill(value);
  await page.locator(name).blur();
};

test("a complaint's deadlines, what was counted, and what being late costs", () => inClocks(async (page) => {
  await promise(page, "respond").locator(".promise-when", { hasText: "2024-06-03 09:30 到期 · 晚了 30 分" }).waitFor();
  assert.equal(await promise(page, "respond").locator(".state").innerText(), "超时");
  assert.match(await promise(page, "respond").locator(".counted").innerText(), /5\/31 16:30 – 17:30，6\/3 08:30 – 09:30/);
  assert.match(await page.locator("kefu-clock .cost").innerText(), /-3 分/);
  assert.match(await page.locator("kefu-clock .picture").getAttribute("aria-label") ?? "", /2024-06-05 17:30/);
  await enter(page, "#clock-end-respond", "2024-06-03T09:30:00");
  await promise(page, "respond").locator(".state", { hasText: "按时" }).waitFor();
  await page.locator("kefu-clock .cost", { hasText: "没有扣分扣款" }).waitFor();
}));

test("a reading is a switch that shows what the other one gives", () => inClocks(async (page) => {
  await page.locator("kefu-clock .otherwise", { hasText: "自然时间：2 小时内响应 2024-05-31 18:30" }).waitFor();
  await page.getByLabel("自然时间").check();
  await promise(page, "respond").locator(".promise-when", { hasText: "2024-05-31 18:30" }).waitFor();
  assert.ok(await page.getByLabel("自然时间").isChecked());
}));

test("pauses stop the clock, and what is known excuses", () => inClocks(async (page) => {
  await enter(page, "#clock-end-respond", "");
  await enter(page, "#clock-pause-pause-from", "2024-06-03T09:00:00");
  await promise(page, "respond").locator(".state", { hasText: "暂停" }).waitFor();
  await enter(page, "#clock-pause-pause-to", "2024-06-03T10:00:00");
  await promise(page, "respond").locator(".promise-when", { hasText: "2024-06-03 10:30" }).waitFor();
  await page.locator("#clock-calendar").selectOption("property-desk/desk");
  await promise(page, "arrive").waitFor();
  await enter(page, "#clock-end-arrive", "2024-05-06T10:25:00");
  await promise(page, "arrive").locator(".state", { hasText: "超时" }).waitFor();
  await page.getByLabel("已致电业户解释原因").check();
  await promise(page, "arrive").locator(".state", { hasText: "可免责" }).waitFor();
  assert.match(await page.locator("kefu-clock .duty").first().innerText(), /每月对业户例行回访/);
}));

test("a year without data says so in words", () => inClocks(async (page) => {
  await page.locator("#clock-calendar").selectOption("service/cn-weekdays");
  await promise(page, "three-working-days").waitFor();
  await enter(page, "#clock-start-start", "2026-12-31T16:30:00");
  await promise(page, "three-working-days").locator(".problem", { hasText: "没有2027年的节假日安排" }).waitFor();
  assert.equal(await promise(page, "one-day").locator(".problem").count(), 0);
}));

test("times are those of the calendar's place in any zone, and the words follow the language", () => inClocks(async (page) => {
  await page.locator("kefu-clock .zone", { hasText: "UTC+08:00" }).waitFor();
  assert.match(await promise(page, "respond").locator(".promise-when").innerText(), /09:30/);
  await page.locator("#language").selectOption("en");
  await promise(page, "respond").locator(".state", { hasText: "late" }).waitFor();
}, { timezoneId: "America/New_York" }));

for (const [name, viewport] of Object.entries({ desktop, phone })) {
  for (const colorScheme of /** @type {const} */ (["light", "dark"])) {
    test(`nothing hinders anybody: ${name}, ${colorScheme}`, () => inClocks(async (page) => {
      await page.locator("kefu-clock .picture").waitFor();
      assert.deepEqual(await axe(page), []);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
      assert.equal(wide, false);
    }, { viewport, colorScheme }));
  }
}
