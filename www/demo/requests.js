/**
 * Counts what this page asked the network for, from the browser's own timing entries: while the page or one of its views
 * was loading, and otherwise.
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
  /** When a view was loading after that. @type {[number, number][]} */
  const loadings = [];
  /** @type {Say | undefined} */
  let words;

  const draw = () => {
    if (!words) return;
    // The document itself is a navigation, not a resource: one more.
    const loading = (/** @type {number} */ start) => start <= ready || loadings.some(([from, to]) => from <= start && start <= to);
    const after = starts.filter((start) => !loading(start)).length;
    const before = 1 + starts.length - after;
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
    /** What is asked for until `work` is done belongs to loading. @template T @param {() => Promise<T>} work */
    async during(work) {
      /** @type {[number, number]} */
      const span = [performance.now(), Infinity];
      loadings.push(span);
      try {
        return await work();
      } finally {
        span[1] = performance.now();
        draw();
      }
    },
    /** @param {Say} say */
    speak: (say) => ((words = say), draw()),
  };
}
