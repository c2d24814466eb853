// A phrase that is sent in several messages, in Node: found in the one that ends it.

import assert from "node:assert/strict";
import { test } from "node:test";
import { root } from "./support/packages.js";

/** @type {any} */
const kefu = await import(new URL("www/dist/index.js", root).href);
await kefu.default();

/** @param {string[]} texts */
const sent = (...texts) => texts.map((text) => ({ role: "agent", text }));
const place = (/** @type {any} */ { start, end, text, phrase, via }) => ({ start, end, text, phrase, via });

test("a phrase goes on in the next message", () => {
  const guard = new kefu.PhraseGuard({ phrases: ["你找领导去"] });
  const before = sent("您好", "你找领");
  const found = guard.check("导去吧", { role: "agent", before });
  assert.deepEqual(found.map(place), [{ start: 0, end: 2, text: "导去", phrase: "你找领导去", via: "split" }]);
  assert.equal(guard.check("去", { before: sent("你", "找", "领", "导") })[0].phrase, "你找领导去");
  guard.dispose();
});

test("an answer in between, or a layer that is not wanted, parts the messages", () => {
  const guard = new kefu.PhraseGuard({ phrases: ["你找领导去"] });
  const before = [...sent("你找领"), { role: "customer", text: "什么" }];
  assert.deepEqual(guard.check("导去", { role: "agent", before }), []);
  assert.deepEqual(guard.check("导去"), []);
  const plain = new kefu.PhraseGuard({ phrases: ["你找领导去"], cloaks: "fold" });
  assert.deepEqual(plain.check("导去", { before: sent("你找领") }), []);
  guard.dispose();
  plain.dispose();
});

test("a session tells it as it is typed", () => {
  const guard = new kefu.PhraseGuard({ phrases: ["你找领导去"] });
  const session = guard.session("", { role: "agent", before: sent("你找领") });
  assert.deepEqual(session.edit(0, 0, "导").added, []);
  assert.deepEqual(session.edit(1, 1, "去").added.map(place).map((/** @type {any} */ it) => it.text), ["导去"]);
  assert.equal(session.edit(0, 1, "").removed.length, 1);
  guard.dispose();
});
