/**
 * The button that copies the lines to embed the checker; where the browser refuses, it selects them instead.
 */

import { byId } from "./dom.js";

/** @param {import("./wording.js").Say} say @param {AbortSignal} signal */
export function mountCopy(say, signal) {
  const lines = byId("embed", HTMLElement);
  const state = byId("copy-state", HTMLElement);
  byId("copy", HTMLButtonElement).addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(lines.textContent ?? "");
      state.textContent = say("copied");
    } catch {
      getSelection()?.selectAllChildren(lines);
      state.textContent = say("copySelected");
    }
  }, { signal });

  return {
    /** Take the last answer away, since it is in the words of the language before. */
    forget: () => void (state.textContent = ""),
  };
}
