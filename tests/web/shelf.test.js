// What is kept on the device: it outlives the page, two tabs don't undo each other's, and whatever place fails, nothing
// that was handed over is lost or lost silently.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { launch, open } from "./support/browser.js";
import { serve } from "./support/server.js";

/** @type {import("playwright-core").Browser} */
let browser;
/** @type {import("./support/server.js").Site} */
let site;

const blank = { "/blank.html": "<!doctype html><title>shelf</title>" };

before(async () => {
  [browser, site] = await Promise.all([launch(), serve({ files: blank })]);
});
after(async () => {
  await browser.close();
  await site.close();
});

/**
 * Opens a page, and more of the same if asked for, in which `kit` has the shelf's module and lists what it was told of.
 * @param {(page: Page, another: () => Promise<Page>) => Promise<void>} steps
 */
async function visit(steps) {
  const { page, trouble } = await open(browser, site.url("/blank.html"));
  const equip = async (/** @type {Page} */ one) => {
    await one.evaluate(async () => {
      const { openShelf } = await import(/** @type {any} */ ("/dist/shelf.js"));
      /** @type {string[]} */
      const told = [];
      const onTrouble = (/** @type {any} */ { code, path }) => told.push(`${code} ${path}`.trim());
      Object.assign(globalThis, { kit: { told, openShelf: (/** @type {any} */ options) => openShelf("trial", { onTrouble, ...options }) } });
    });
    return one;
  };
  await steps(await equip(page), async () => {
    const other = await page.context().newPage();
    await other.goto(site.url("/blank.html"));
    return equip(other);
  });
  assert.deepEqual(trouble, []);
  await page.context().close();
}

/** @typedef {import("playwright-core").Page} Page */
/** In the page a global; here for the types alone. @type {any} */
const kit = undefined;

for (const [where, options] of /** @type {const} */ ([["database", {}], ["storage", { indexedDB: null }], ["memory", { indexedDB: null, localStorage: null }]])) {
  test(`entries are kept, listed by prefix, changed and taken away: ${where}`, () => visit(async (page) => {
    const seen = await page.evaluate(async (chosen) => {
      const shelf = await kit.openShelf(chosen);
      const kept = [await shelf.set("draft/2", { answers: { q: [1, "二"] } }), await shelf.set("draft/1", 1), await shelf.set("sent", true)];
      const before = await shelf.entries("draft/");
      const changed = await shelf.change("draft/1", (/** @type {number} */ value) => value + 1);
      await shelf.change("sent", () => undefined);
      const missing = await shelf.get("sent");
      await shelf.delete("draft/2");
      return { where: shelf.where, kept, before, changed, missing, after: await shelf.entries(), told: kit.told };
    }, options);
    assert.deepEqual(seen, {
      where,
      kept: Array(3).fill(where !== "memory"),
      before: [["draft/1", 1], ["draft/2", { answers: { q: [1, "二"] } }]],
      changed: 2,
      missing: undefined,
      after: [["draft/1", 2]],
      told: { database: [], storage: ["shelf-fallback"], memory: ["shelf-memory"] }[where],
    });
  }));
}

for (const options of [{}, { indexedDB: null }]) {
  const inStorage = "indexedDB" in options;
  test(inStorage ? "the storage outlives the page, with the entries of two tabs" : "the database outlives the page, and two tabs count on together", () => visit(async (page, another) => {
    const other = await another();
    const count = (/** @type {any} */ chosen) => kit.openShelf(chosen).then(async (/** @type {any} */ shelf) => {
      for (let round = 0; round < 40; round += 1) {
        await shelf.change("count", (value = 0) => value + 1);
        await shelf.set(`${location.hash}/${round}`, round);
      }
    });
    await page.evaluate(() => (location.hash = "one"));
    await Promise.all([page.evaluate(count, options), other.evaluate(count, options)]);
    await Promise.all([page.close(), other.close()]);
    const later = await another();
    const found = await later.evaluate(async (chosen) => {
      const shelf = await kit.openShelf(chosen);
      return { count: await shelf.get("count"), entries: (await shelf.entries()).length };
    }, options);
    assert.equal(found.entries, 81);
    // What another tab has just put into the storage may be seen late; only the database counts for both.
    if (!inStorage) assert.equal(found.count, 80);
  }));
}

test("a full device keeps what was there, says so, holds the new here and stores it once there is room", () => visit(async (page) => {
  const seen = await page.evaluate(async () => {
    let room = 1;
    const items = new Map();
    const storage = {
      get length() { return items.size; },
      key: (/** @type {number} */ at) => [...items.keys()][at] ?? null,
      getItem: (/** @type {string} */ key) => items.get(key) ?? null,
      setItem(/** @type {string} */ key, /** @type {string} */ value) {
        if (!items.has(key) && items.size >= room) throw new DOMException("full", "QuotaExceededError");
        items.set(key, value);
      },
      removeItem: (/** @type {string} */ key) => items.delete(key),
    };
    const shelf = await kit.openShelf({ indexedDB: null, localStorage: storage });
    const kept = [await shelf.set("a", 1), await shelf.set("b", 2), await shelf.set("b", 3)];
    const held = { unsaved: shelf.unsaved, entries: await shelf.entries(), told: [...kit.told], items: items.size };
    const changed = await shelf.change("b", (/** @type {number} */ value) => value * 10);
    room = 3;
    const roomy = await shelf.set("c", 4);
    return { kept, held, changed, roomy, unsaved: shelf.unsaved, problems: shelf.problems.map((/** @type {any} */ problem) => problem.code), items: [...items.values()] };
  });
  assert.deepEqual(seen.kept, [true, false, false]);
  assert.deepEqual(seen.held, { unsaved: ["b"], entries: [["a", 1], ["b", 3]], told: ["shelf-fallback", "shelf-full b"], items: 1 });
  assert.deepEqual([seen.changed, seen.roomy, seen.unsaved], [30, true, []]);
  assert.deepEqual(seen.problems, ["shelf-fallback"]);
  assert.deepEqual(seen.items.sort(), ["1", "30", "4"]);
}));

test("a database that never answers, or is refused, makes way for the storage; what lay there moves over later", () => visit(async (page) => {
  const seen = await page.evaluate(async () => {
    const refused = { open() { throw new DOMException("no", "SecurityError"); } };
    const first = await kit.openShelf({ indexedDB: refused });
    await first.set("kept", "while refused");
    const mute = await kit.openShelf({ indexedDB: { open: () => ({}) }, patience: 20 });
    const found = await mute.get("kept");
    const back = await kit.openShelf();
    return [first.where, mute.where, found, back.where, await back.get("kept"), localStorage.length];
  });
  assert.deepEqual(seen, ["storage", "storage", "while refused", "database", "while refused", 0]);
}));

test("a database that is closed or deleted under the page is opened again", () => visit(async (page) => {
  const seen = await page.evaluate(async () => {
    const shelf = await kit.openShelf();
    await shelf.set("a", 1);
    await new Promise((done) => (indexedDB.deleteDatabase("kefu-trial").onsuccess = done));
    const kept = await shelf.set("b", 2);
    return { kept, entries: await shelf.entries(), told: kit.told };
  });
  assert.deepEqual(seen, { kept: true, entries: [["b", 2]], told: [] });
}));

test("what is damaged, and what is no data, is told of by its key and costs nothing else", () => visit(async (page) => {
  const seen = await page.evaluate(async () => {
    localStorage.setItem("kefu/trial/bad", "{");
    localStorage.setItem("kefu/trial/good", "1");
    const shelf = await kit.openShelf({ indexedDB: null });
    const read = [await shelf.get("bad"), await shelf.entries()];
    const mended = await shelf.set("bad", 2);
    const inDatabase = await kit.openShelf();
    const odd = await inDatabase.set("odd", { run: () => 1 });
    const held = typeof (await inDatabase.get("odd")).run;
    return { read, mended, odd, held, told: kit.told };
  });
  assert.deepEqual(seen, {
    read: [undefined, [["good", 1]]], mended: true, odd: false, held: "function",
    told: ["shelf-fallback", "shelf-damaged bad", "shelf-unkeepable odd"],
  });
}));

test("a problem has words in each language", () => visit(async (page) => {
  const messages = await page.evaluate(() => Promise.all(["zh-CN", "zh-TW", "en"].map(async (lang) => {
    const shelf = await kit.openShelf({ lang, indexedDB: null, localStorage: null });
    return shelf.problems[0].message;
  })));
  assert.equal(new Set(messages).size, 3);
}));
