/**
 * Counts what this page asked the network for, from the browser's own timing entries: while loading, and since.
 * Invariant: nothing is left out; a request that failed or went elsewhere is counted like any other.
 */

import { byId } from "./dom.js";

/** @typedef {import("./wording.js").Say} Say */

/** @param {AbortSignal} signal */
export function mountRequests(signal) {
  const place = byId("requests", HTMLElement);
  /** @type {number[]} */
  const starts = [];
  /** The instant from which a request counts as "since"; until then everything is loading. */
  let ready = Infinity;
  /** @type {Say | undefined} */
  let words;

  const draw = () => {
    if (!words) return;
    // The document itself is a navigation, not a resource: one more.
    const before = 1 + starts.filter((start) => start <= ready).length;
    const after = starts.filter((start) => start > ready).length;
    place.textContent = ready === Infinity ? words("requestsLoading") : words("requests", { before, after });
    place.toggleAttribute("data-after", after > 0);
  };

  const observer = new PerformanceObserver((list) => {
    starts.push(...list.getEntries().map((entry) => entry.startTime));
    draw();
  });
  observer.observe({ type: "resource", buffered: true });
  signal.addEventListener("abort", () => observer.disconnect(), { once: true });

  return {
    /** The checker is here: from the page's own load event on, what comes is "since". */
    settle() {
      const end = () => ((ready = performance.now()), draw());
      if (document.readyState === "complete") end();
      else addEventListener("load", end, { once: true, signal });
    },
    /** @param {Say} say */
    speak: (say) => ((words = say), draw()),
  };
}
