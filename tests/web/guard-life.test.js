// Coming and going: hosts that rebuild their editor, several guards, elements moved, changed and taken out.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { editors, guardOf, marksOf, ready, sent, settle, textOf, type, useLexicon } from "./pages/driver.js";
import { launch, open } from "./support/browser.js";
import { bundle } from "./support/bundle.js";
import { serve } from "./support/server.js";

const [area, line, rich, prosemirror] = editors;
/** @type {import("playwright-core").Browser} */
let browser;
/** @type {import("./support/server.js").Site} */
let site;

before(async () => {
  await bundle("prosemirror");
  [browser, site] = await Promise.all([launch(), serve()]);
});
after(() => Promise.all([browser.close(), site.close()]));

/** @param {string} path */
async function openWithLexicon(path) {
  const { page, trouble } = await open(browser, site.url(path));
  await useLexicon(page);
  return { page, trouble };
}

test("an editor that the host mounts anew is found again", async () => {
  const { page, trouble } = await openWithLexicon(prosemirror.path);
  await type(page, prosemirror, "你找领导去");
  await guardOf(page, prosemirror).findings.waitFor();
  await page.evaluate(() => window.mount());
  await guardOf(page, prosemirror).findings.waitFor({ state: "detached" });
  await type(page, prosemirror, "您好，你找领导去");
  await guardOf(page, prosemirror).findings.waitFor();
  assert.deepEqual(await marksOf(page, prosemirror), ["block 你找领导去"]);
  await page.keyboard.press("Enter");
  await guardOf(page, prosemirror).dialog.waitFor();
  assert.deepEqual(trouble, []);
  await page.context().close();
});

test("a field replaced by another of the same id is followed, and one that comes late is found", async () => {
  const { page } = await openWithLexicon(area.path);
  await page.evaluate(() => document.querySelector("#area").remove());
  await settle(page);
  await page.evaluate(() => {
    const late = document.createElement("textarea");
    late.id = "area";
    document.querySelector("#area-guard").before(late);
  });
  await type(page, area, "你找领导去");
  await guardOf(page, area).findings.waitFor();
  await page.context().close();
});

test("a composer inside the shadow tree of the host's own element is found, even if that is defined later", async () => {
  const { page } = await openWithLexicon(area.path);
  await page.evaluate(() => {
    const editor = document.createElement("host-editor");
    editor.id = "inner";
    document.querySelector("main").append(editor);
    document.querySelector("#area-guard").setAttribute("for", "inner");
  });
  await settle(page);
  await page.evaluate(() => {
    customElements.define("host-editor", class extends HTMLElement {
      connectedCallback() {
        const field = document.createElement("div");
        field.contentEditable = "true";
        this.attachShadow({ mode: "open" }).append(field);
      }
    });
  });
  await settle(page);
  await page.locator("host-editor div").click();
  await page.keyboard.type("请你找领导去");
  await guardOf(page, area).findings.waitFor();
  await guardOf(page, area).rewrites.first().click();
  await guardOf(page, area).findings.waitFor({ state: "detached" });
  assert.equal(await page.locator("host-editor div").innerText(), "请我帮您请示领导");
  await page.context().close();
});

test("several guards on a page keep to their own composers", async () => {
  const { page } = await openWithLexicon(area.path);
  await type(page, area, "你找领导去");
  await type(page, rich, "这个不归我管");
  await guardOf(page, rich).findings.waitFor();
  assert.equal(await guardOf(page, area).findings.locator(".words").innerText(), "你找领导去");
  assert.equal(await guardOf(page, rich).findings.locator(".words").innerText(), "这个不归我管");
  assert.equal(await guardOf(page, line).findings.count(), 0);
  await page.keyboard.press("Enter");
  await settle(page);
  assert.deepEqual(await sent(page), ["这个不归我管"]);
  await guardOf(page, rich).element.evaluate((element) => element.remove());
  assert.deepEqual(await page.evaluate(() => [...CSS.highlights].map(([name, { size }]) => [name, size])), [
    ["kefu-hint", 0],
    ["kefu-warn", 0],
    ["kefu-block", 1],
  ]);
  await page.context().close();
});

/**
 * The package's listeners, attributes, highlights and sheets: all that could be left behind.
 * @param {import("playwright-core").Page} page
 */
async function traces(page) {
  const cdp = await page.context().newCDPSession(page);
  /** @type {Set<string>} */
  const scripts = new Set();
  cdp.on("Debugger.scriptParsed", ({ scriptId, url }) => url.includes("/dist/") && scripts.add(scriptId));
  await cdp.send("Debugger.enable");
  /** @type {string[]} */
  const listeners = [];
  for (const expression of ["window", "document", "area", "line", "rich", "document.forms[0]"]) {
    const { result } = await cdp.send("Runtime.evaluate", { expression });
    const found = await cdp.send("DOMDebugger.getEventListeners", { objectId: String(result.objectId) });
    const ours = found.listeners.filter(({ scriptId }) => scripts.has(scriptId));
    listeners.push(...ours.map(({ type }) => `${expression} ${type}`));
  }
  const state = await page.evaluate(() => ({
    html: ["area", "line", "rich"].map((id) => document.getElementById(id).cloneNode().outerHTML),
    highlights: [...CSS.highlights.keys()],
    sheets: document.adoptedStyleSheets.length,
  }));
  await cdp.detach();
  return { listeners, ...state };
}

test("taken out, the elements leave nothing behind", async () => {
  const { page, trouble } = await open(browser, site.url(area.path));
  const guards = await page.evaluate(() => {
    const all = [...document.querySelectorAll("kefu-guard")];
    all.forEach((element) => element.remove());
    document.querySelector("#line").setAttribute("aria-describedby", "title");
    return all.length;
  });
  assert.equal(guards, 3);
  await settle(page);
  const before = await traces(page);
  await page.evaluate(() => {
    for (const id of ["area", "line", "rich"]) {
      const guard = document.createElement("kefu-guard");
      guard.id = `${id}-guard`;
      guard.setAttribute("for", id);
      document.querySelector("main").append(guard);
    }
  });
  await useLexicon(page);
  for (const editor of [area, line, rich]) await type(page, editor, "你找领导去");
  await page.keyboard.press("Enter");
  await guardOf(page, rich).dialog.waitFor();
  const during = await traces(page);
  assert.deepEqual(before.listeners, []);
  for (const listener of ["window keydown", "document selectionchange", "area input", "rich compositionend"]) {
    assert.ok(during.listeners.includes(listener), listener);
  }
  await page.evaluate(() => document.querySelectorAll("kefu-guard").forEach((element) => element.remove()));
  await settle(page);
  assert.deepEqual(await traces(page), before);
  assert.equal(await page.evaluate(() => document.querySelector("#area").value), "你找领导去");
  assert.deepEqual(trouble, []);
  await page.context().close();
});

test("the host's DOM is not touched, but for what is typed", async () => {
  const { page } = await openWithLexicon(rich.path);
  await type(page, rich, "您好，你找领导去");
  await guardOf(page, rich).findings.waitFor();
  await page.evaluate(() => {
    window.mutations = [];
    const note = ({ type, attributeName }) => window.mutations.push(`${type} ${attributeName}`);
    const observer = new MutationObserver((records) => records.forEach(note));
    const watched = { childList: true, subtree: true, attributes: true, characterData: true };
    for (const element of document.querySelectorAll("textarea, input, [contenteditable], form, button")) observer.observe(element, watched);
  });
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("F8");
  await page.keyboard.press("Escape");
  await page.keyboard.press("Enter");
  await guardOf(page, rich).keep.click();
  const box = await page.locator(rich.composer).boundingBox();
  await page.mouse.move(box.x + 70, box.y + 20);
  await page.evaluate(() => document.querySelector("#rich-guard").refresh());
  await settle(page);
  assert.deepEqual(await page.evaluate(() => window.mutations), []);
  assert.equal(await page.locator(rich.composer).innerHTML(), "您好，你找领导去");
  await page.context().close();
});

test("properties set before the element is defined are taken over", async () => {
  const html = `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>迟到</title><main>
    <textarea id="area" aria-label="回复"></textarea><kefu-guard id="area-guard"></kefu-guard></main></html>`;
  const own = await serve({ files: { "/late.html": html } });
  const { page } = await open(browser, own.url("/late.html"));
  await page.evaluate(async () => {
    const guard = document.querySelector("kefu-guard");
    guard.target = document.querySelector("#area");
    guard.context = () => ({ role: "customer" });
    window.contexts = [];
    guard.guard = { check: (text, context) => (window.contexts.push([text, context.role]), []) };
    await import("/dist/define.js");
  });
  await ready(page);
  await type(page, area, "好");
  await settle(page);
  assert.deepEqual((await page.evaluate(() => window.contexts)).at(-1), ["好", "customer"]);
  await page.context().close();
  await own.close();
});

test("moving the element is not the end of it", async () => {
  const { page } = await openWithLexicon(area.path);
  await type(page, area, "你找领导去");
  await guardOf(page, area).findings.waitFor();
  await page.evaluate(() => document.querySelector("main").prepend(document.querySelector("#area-guard")));
  await settle(page);
  await guardOf(page, area).findings.waitFor();
  assert.deepEqual(await marksOf(page, area), ["block 你找领导去"]);
  await page.locator(area.composer).press("Enter");
  await guardOf(page, area).dialog.waitFor();
  await page.context().close();
});

test("taken out and put in again later, the element works as before and remembers what was sent", async () => {
  const { page } = await openWithLexicon(area.path);
  await type(page, area, "你找领导去");
  await page.keyboard.press("Enter");
  await guardOf(page, area).send.click();
  await guardOf(page, area).findings.waitFor({ state: "detached" });
  await page.evaluate(async () => {
    const guard = document.querySelector("#area-guard");
    guard.remove();
    await new Promise((done) => setTimeout(done));
    document.querySelector("main").append(guard);
  });
  await ready(page, "#area-guard");
  await type(page, area, "你找领导去");
  await guardOf(page, area).findings.waitFor();
  assert.equal(await guardOf(page, area).element.evaluate((element) => element.overrides.length), 1);
  await page.context().close();
});

test("defining twice is harmless, and importing the class defines nothing", async () => {
  const own = await serve({ files: { "/bare.html": "<!doctype html><meta charset=utf-8><title>空</title>" } });
  const { page, trouble } = await open(browser, own.url("/bare.html"));
  const defined = await page.evaluate(async () => {
    const { KefuGuardElement } = await import("/dist/elements.js");
    const early = customElements.get("kefu-guard");
    await import("/dist/define.js?1");
    await import("/dist/define.js?2");
    return [early === undefined, customElements.get("kefu-guard") === KefuGuardElement];
  });
  assert.deepEqual(defined, [true, true]);
  assert.deepEqual(trouble, []);
  await page.context().close();
  await own.close();
});

test("what was said before is asked for at each check, and refresh() checks again", async () => {
  const { page } = await openWithLexicon(area.path);
  await page.evaluate(() => {
    const guard = document.querySelector("#area-guard");
    window.turns = [];
    window.seen = [];
    guard.context = () => ({ role: "agent", before: window.turns });
    guard.guard = { check: (text, { before }) => (window.seen.push(before.length), []) };
  });
  await type(page, area, "好");
  await page.evaluate(() => {
    window.turns = [{ role: "customer", text: "在吗" }];
    document.querySelector("#area-guard").refresh();
  });
  assert.equal((await page.evaluate(() => window.seen)).at(-1), 1);
  await page.context().close();
});

test("a change of lexicons or language takes effect at once", async () => {
  const { page } = await open(browser, site.url(area.path));
  await ready(page);
  await type(page, area, "你找领导去");
  const guard = guardOf(page, area);
  await guard.findings.waitFor();
  await page.evaluate(() => document.querySelector("#area-guard").setAttribute("lang", "en"));
  await guard.summary.getByText("Alt+Enter to replace").waitFor();
  assert.match(await guard.summary.innerText(), /(Blocked|Warnings?): 1/);
  assert.equal(await textOf(page, area), "你找领导去");
  await page.context().close();
});
