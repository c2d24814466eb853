// The pictures in docs/: cost against the length of the text, and against the size of the list.

import { svg } from "./chart.js";
import { CURVES } from "../plan.js";
import { whole } from "./format.js";

/** @typedef {import("../plan.js").Description} Description */
/** @typedef {import("../plan.js").Curve} Curve */

export const TEXT_PICTURE = "docs/bench-text.svg";
export const LIST_PICTURE = "docs/bench-list.svg";

/**
 * @param {{ host: string, text: Curve, list: Curve }} grown
 * @param {Description[]} systems
 */
export function pictures({ host, text, list }, systems) {
  const named = (/** @type {Curve} */ curve) =>
    curve.map(({ system, points }) => ({ name: systems.find(({ id }) => id === system)?.name ?? system, points }));
  const up = "ns a character";
  return [
    {
      file: TEXT_PICTURE,
      content: svg({
        title: `Time a character, ${whole(CURVES.text.size)} phrases, ${host}`,
        across: "characters in the text (no hits)",
        up,
        lines: named(text),
      }),
    },
    {
      file: LIST_PICTURE,
      content: svg({
        title: `Time a character, text of ${whole(CURVES.list.length)} characters, ${host}`,
        across: "phrases in the list",
        up,
        lines: named(list),
      }),
    },
  ];
}
