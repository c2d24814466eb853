// Checks documents: their shape, their references, and their own examples.

import { checkDocument as check } from "#glue";
import { run } from "./engine.js";
import { namedBy } from "./named.js";

/**
 * @param {unknown} document
 * @param {{ lang?: string }} [options]
 * @returns {import("./index.js").Problem[]}
 */
export const checkDocument = (document, { lang = "zh-CN" } = {}) => run(() => check(document, namedBy(document), lang));
