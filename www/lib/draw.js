// Samples that anybody can draw again: whom to call back, which branches to look at.

import { invalidArgument } from "./errors.js";
import { FormDoor } from "./form-door.js";

/**
 * @param {import("./form-types.js").DrawOptions} options
 * @returns {import("./form-types.js").Draw}
 */
export function draw({ items, count, seed = 1, stratified = false }) {
  if (!Array.isArray(items)) throw invalidArgument("items", "not a list", 'pass ids, or { id, stratum }');
  if (!Number.isInteger(count) || count < 0) throw invalidArgument("count", `not a number of items: ${count}`, "a whole number from 0");
  const door = new FormDoor(null);
  try {
    return door.ask({ ask: "draw", items, count, seed, stratified });
  } finally {
    door.dispose();
  }
}
