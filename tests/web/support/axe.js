// Accessibility: axe-core run inside a page, shadow roots included.
//
//   assert.deepEqual(await axe(page), []);
//   assert.deepEqual(await axe(page, "#composer-area"), []);     // one part of the page
//
// The answer is a list of plain sentences, so that a failing assertion says what is wrong and where.

import { readFileSync } from "node:fs";
import { resolve } from "./packages.js";

const source = readFileSync(resolve("axe-core/axe.min.js"), "utf8");
const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/**
 * @param {import("playwright-core").Page} page
 * @param {string} [within] a selector; the whole document when absent
 * @returns {Promise<string[]>}
 */
export async function axe(page, within) {
  await page.evaluate(source);
  return page.evaluate(
    async ([selector, values]) => {
      const runner = /** @type {any} */ (globalThis).axe;
      const context = selector ? { include: [selector] } : document;
      const { violations } = await runner.run(context, { runOnly: { type: "tag", values } });
      return violations.flatMap((/** @type {any} */ violation) =>
        violation.nodes.map(
          (/** @type {any} */ node) => `${violation.id}: ${violation.help} — ${node.target.flat().join(" ")}`,
        ),
      );
    },
    /** @type {const} */ ([within ?? null, tags]),
  );
}
