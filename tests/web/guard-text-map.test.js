// Reading rich content as text, and finding the way back to its nodes.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { launch, open } from "./support/browser.js";
import { serve } from "./support/server.js";

/** @type {import("playwright-core").Browser} */
let browser;
/** @type {import("./support/server.js").Site} */
let site;
/** @type {import("playwright-core").Page} */
let page;

before(async () => {
  // The test writes markup to have something to read, so the policy is a milder one.
  const csp = "default-src 'self'; style-src 'unsafe-inline'";
  const files = { "/map.html": "<!doctype html><meta charset=utf-8><title>图</title><div id=root></div>" };
  [browser, site] = await Promise.all([launch(), serve({ csp, files })]);
  ({ page } = await open(browser, site.url("/map.html")));
});
after(() => Promise.all([browser.close(), site.close()]));

/** @param {string} html @param {string} [style] */
const read = (html, style = "") =>
  page.evaluate(
    async ([content, css]) => {
      const { mapText } = await import("/lib/attach/text-map.js");
      const root = document.querySelector("#root");
      root.innerHTML = content;
      root.style.cssText = css;
      const map = mapText(root);
      const ranges = [...map.text].map((character, index) => {
        const range = document.createRange();
        range.setStart(...map.place(index, "start"));
        range.setEnd(...map.place(index + 1, "end"));
        return character === "\n" || character === "\uFFFC" || String(range).replace(/[\n\t]/, " ") === character;
      });
      const places = [...map.text].map((_, index) => {
        const offset = map.offset(...map.place(index, "start"));
        return map.text[index] === "\n" || map.text[index] === "\uFFFC" || offset === index;
      });
      return { text: map.text, exact: ranges.every(Boolean), back: places.every(Boolean) };
    },
    /** @type {const} */ ([html, style]),
  );

/** @type {[name: string, html: string, text: string][]} */
const cases = [
  ["plain text", "你好", "你好"],
  ["nothing", "", ""],
  ["inline elements", "请<b>你<i>找</i></b>他", "请你找他"],
  ["paragraphs", "<p>甲</p><p>乙</p>", "甲\n乙"],
  ["text before a block", "甲<div>乙</div>丙", "甲\n乙\n丙"],
  ["an empty paragraph between two", "<p>甲</p><p><br></p><p>乙</p>", "甲\n\n乙"],
  ["an empty editor", "<p><br class='ProseMirror-trailingBreak'></p>", ""],
  ["line breaks", "甲<br>乙<br>", "甲\n乙"],
  ["two line breaks", "甲<br><br>乙", "甲\n\n乙"],
  ["nested blocks", "<ul><li><p>甲</p></li><li><p>乙</p></li></ul>", "甲\n乙"],
  ["a caret rest", "<span>\uFEFF</span>甲\uFEFF乙", "甲乙"],
  ["a chip that belongs to the message", "请 <span contenteditable=false>@小王</span> 看", "请 \uFFFC 看"],
  ["a placeholder", "<span contenteditable=false style='user-select:none'>请输入</span>", ""],
  ["what is hidden", "甲<span style='display:none'>藏</span>乙", "甲乙"],
  ["indentation between blocks", "\n  <p>甲</p>\n  <p>乙</p>\n", "甲\n乙"],
  ["characters beyond the basic plane", "<b>好😀</b>的𠮷", "好😀的𠮷"],
];

for (const [name, html, text] of cases) {
  test(`${name} is read as it is seen, and each character is found again`, async () => {
    const result = await read(html);
    assert.equal(result.text, text);
    if (!/[\ud800-\udfff]/.test(text)) assert.deepEqual([result.exact, result.back], [true, true]);
  });
}

test("line ends are kept where the editor shows them", async () => {
  assert.equal((await read("甲\n乙", "white-space: pre-wrap")).text, "甲\n乙");
  assert.equal((await read("甲\n乙", "white-space: normal")).text, "甲 乙");
});
