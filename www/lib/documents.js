// Checks documents: their shape, their references, and their own examples.

import { checkDocument as check } from "#glue";
import { run } from "./engine.js";
import { atHand } from "./packs.js";

/**
 * @param {unknown} document
 * @param {{ lang?: string }} [options]
 * @returns {import("./index.js").Problem[]}
 */
export const checkDocument = (document, { lang = "zh-CN" } = {}) => run(() => check(document, namedBy(document), lang));

/**
 * The documents at hand that a document names: its lexicons, its statutory days.
 * @param {any} document
 */
export const namedBy = (document) => atHand().filter(({ id }) => [document?.lexicons, document?.holidays].flat().includes(id));
