// What a document refers to by id, among the documents at hand.

import { atHand } from "./packs.js";

/**
 * The documents at hand that a document names: its lexicons, its statutory days.
 * @param {any} document
 */
export const namedBy = (document) => atHand().filter(({ id }) => [document?.lexicons, document?.holidays].flat().includes(id));
