// The interface speaks three languages, each of them wholly.

import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { test } from "node:test";
import { pathOf, root } from "./support/packages.js";

const { fill, languageOf, languages } = await import(new URL("www/lib/strings/index.js", root).href);
const [simplified, traditional, english] = [languages["zh-CN"], languages["zh-TW"], languages.en];

/** @param {string} sentence */
const places = (sentence) => [...sentence.matchAll(/\{\w+\}/g)].map(String).sort();

test("every language file is in use", () => {
  const files = readdirSync(pathOf("www/lib/strings")).filter((name) => name !== "index.js");
  assert.deepEqual(files.sort(), Object.keys(languages).map((language) => `${language}.js`).sort());
});

test("all languages have the same keys in the same order, none of them empty, with the same places to fill", () => {
  for (const strings of [traditional, english]) {
    assert.deepEqual(Object.keys(strings), Object.keys(simplified));
    for (const [key, sentence] of Object.entries(strings)) {
      assert.ok(sentence.length > 0, key);
      assert.deepEqual(places(sentence), places(simplified[key]), key);
    }
  }
});

test("English has no Chinese left in it, and every sentence differs from the Chinese", () => {
  for (const [key, sentence] of Object.entries(english)) {
    assert.doesNotMatch(sentence, /\p{Script=Han}/u, key);
    assert.notEqual(sentence, simplified[key], key);
  }
});

test("Traditional Chinese has no character that only Simplified Chinese has", () => {
  const onlySimplified = /[语检现议处条换荐读转规则这发记录时间违没运输过络请码载误选设将]/u;
  for (const [key, sentence] of Object.entries(traditional)) assert.doesNotMatch(sentence, onlySimplified, key);
  const differing = Object.keys(simplified).filter((key) => traditional[key] !== simplified[key]);
  assert.ok(differing.length > Object.keys(simplified).length / 2);
});

test("a language tag finds its language, and what is not known is Simplified Chinese", () => {
  const found = ["zh-CN", "zh", "zh-Hans-SG", "zh-TW", "zh-Hant", "zh-HK", "en", "en-GB", "fr", ""].map(languageOf);
  assert.deepEqual(found, ["zh-CN", "zh-CN", "zh-CN", "zh-TW", "zh-TW", "zh-TW", "en", "en", "zh-CN", "zh-CN"]);
});

test("places are filled, and those without a value stay to be seen", () => {
  assert.equal(fill("{count} 处{kind}", { count: 2, kind: "提醒" }), "2 处提醒");
  assert.equal(fill("{a}{b}", { a: 1 }), "1{b}");
});
