/**
 * Two supervisors' ratings to try the page with, as files would have them. Nobody real is rated here: one is a little
 * stricter about the tone, and the two differ most over refusals. Invariant: the same every time.
 */

const RULES = /** @type {const} */ ([["来有迎声", 11], ["投诉要致歉", 5], ["拒绝要婉转", 3], ["不敷衍", 7]]);
const CONVERSATIONS = 40;

/** @param {"a" | "b"} side @returns {string} */
export function sampleRatings(side) {
  const rows = Array.from({ length: CONVERSATIONS }, (_, at) => {
    const states = RULES.map(([, stride]) => {
      const first = (at * stride) % 13;
      // Every so many conversations the second one sees it otherwise, the sooner the smaller the stride.
      const differs = side === "b" && at % (stride + 2) === stride % 4;
      if (first < 2) return "不适用";
      return (first < 8) !== differs ? "做到" : "没做到";
    });
    return [`S${String(at + 1).padStart(5, "0")}`, ...states].join(",");
  });
  return [["会话", ...RULES.map(([title]) => title)].join(","), ...rows].join("\r\n");
}
