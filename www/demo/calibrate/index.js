/**
 * "Calibration": before anybody is scored, whether people and rubrics agree. Two people's ratings are compared, a rubric under
 * edit is tried on old conversations, two packs are set beside each other over one conversation.
 * It owns the choice of the rubric; everything else is its sections'.
 */

import "../../dist/define-review.js";
import { build } from "../dom.js";
import { fieldsOf } from "../review/fields.js";
import { listRubrics, loadRubric } from "../review/rubrics.js";
import { speakerOf } from "../wording.js";
import { mountPacks } from "./packs.js";
import { mountRaters } from "./raters.js";
import { strings as english } from "./strings/en.js";
import { strings as simplified } from "./strings/zh-CN.js";
import { strings as traditional } from "./strings/zh-TW.js";
import { Trial } from "./trial.js";

/** @typedef {import("../views.js").Host} Host */
/** @typedef {keyof typeof simplified} Key */
/** @typedef {{ language: import("../wording.js").Language, say: (key: Key, values?: Record<string, string | number>) => string }} Words */

/** The rubric the view opens with. */
const FIRST = "service/basics";

const speaker = speakerOf({ "zh-CN": simplified, "zh-TW": traditional, en: english });

/** @param {HTMLElement} place @param {Host} host @param {AbortSignal} signal */
export async function mount(place, host, signal) {
  const rubrics = await listRubrics();
  let asked = 0;
  const choose = async (/** @type {string} */ id) => {
    const turn = (asked += 1);
    const rubric = await host.during(() => loadRubric(id));
    if (turn !== asked) return;
    trial.open(rubric);
  };
  const raters = mountRaters(signal);
  const trial = new Trial({ during: host.during, onRubric: (id) => void choose(id) }, signal);
  const packs = mountPacks(host, signal);
  const { worded, word } = /** @type {typeof fieldsOf<Key>} */ (fieldsOf)();
  const body = build("div", { class: "sheet-body calibrate" },
    build("header", { class: "sheet-head" }, word("title", build("h1")), word("lead", build("p", { class: "lead" }))),
    raters.element, trial.element, packs.element);
  const speak = () => {
    const language = host.language();
    /** @type {Words} */
    const words = { language, say: (key, values) => speaker(language)(key, values) };
    for (const [element, key] of worded) element.textContent = words.say(key);
    raters.speak(words);
    trial.speak(rubrics, words);
    packs.speak(rubrics, words);
  };
  await choose(FIRST);
  speak();
  place.replaceChildren(body);
  return { speak };
}
