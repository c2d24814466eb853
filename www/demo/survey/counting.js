/**
 * Responses on their way to figures: counted in the background, with how far it is and a button to stop and to go on.
 * It owns the job that runs. Invariant: only the newest job tells its figures.
 */

import { SurveyJob } from "../../dist/index.js";
import { build } from "../dom.js";

/** @typedef {import("./index.js").Words} Words */
/** @typedef {import("../../dist/index.js").SurveyJobOptions} Options */
/** @typedef {import("../../dist/index.js").Summary} Summary */

/** Fewer responses than these are counted before anybody could stop it. */
const QUICK_MS = 400;

/**
 * @param {{ onFigures: (summary: Summary, unread: { count: number, first: number[] }, stopped: boolean) => void, onTrouble: (error: Error) => void }} handlers
 * @param {AbortSignal} signal
 */
export function mountCounting({ onFigures, onTrouble }, signal) {
  const bar = build("progress", { max: "1" });
  const state = build("span", { class: "note" });
  const stop = build("button", { type: "button", class: "quiet" });
  const element = build("div", { class: "running", hidden: "" }, bar, state, stop);
  /** @type {SurveyJob | null} */
  let job = null;
  /** @type {Words | null} */
  let words = null;

  const label = () => {
    if (words === null) return;
    bar.setAttribute("aria-label", words.say("counting"));
    stop.textContent = words.say(job?.state === "stopped" ? "goOn" : "stop");
  };
  const run = async () => {
    const own = /** @type {SurveyJob} */ (job);
    try {
      const running = own.run();
      label();
      const summary = await running;
      if (own !== job) return;
      element.hidden = own.state === "done";
      label();
      onFigures(summary, own.unread, own.state === "stopped");
    } catch (error) {
      if (own !== job) return;
      element.hidden = true;
      onTrouble(/** @type {Error} */ (error));
    }
  };
  const begin = (/** @type {Options} */ options) => {
    job?.dispose();
    const started = performance.now();
    job = new SurveyJob({
      ...options, signal,
      onProgress: ({ done, total, responses }) => {
        bar.value = total === null || total === 0 ? 1 : done / total;
        state.textContent = words?.say("counted", { n: responses, share: Math.floor(bar.value * 100) }) ?? "";
        element.hidden = performance.now() - started < QUICK_MS;
      },
    });
    void run();
  };
  stop.addEventListener("click", () => (job?.state === "running" ? job.stop() : void run()), { signal });

  return {
    element,
    begin,
    /** Leaves what is being counted. */
    forget() {
      job?.dispose();
      job = null;
      element.hidden = true;
    },
    /** @param {Words} said */
    speak(said) {
      words = said;
      label();
    },
  };
}
