/**
 * Lines to try, above the reply box: one click types the line. They show what the checker sees through and what it leaves alone.
 */

import { build, byId } from "./dom.js";

/** @typedef {import("./wording.js").Say} Say */
/** @typedef {import("./wording.js").Key} Key */

/** @type {{ line: string, tag: Key, lang: string }[]} */
export const TRIES = [
  { line: "你找领导去", tag: "tagShirk", lang: "zh-CN" },
  { line: "這個我不清楚", tag: "tagTraditional", lang: "zh-TW" },
  { line: "你找領導去吧", tag: "tagTraditional", lang: "zh-TW" },
  { line: "不\u200b关\u200b我\u200b事", tag: "tagInvisible", lang: "zh-CN" },
  { line: "你qu告8️⃣", tag: "viaPinyin", lang: "zh-CN" },
  { line: "补棺握事", tag: "viaSound", lang: "zh-CN" },
  { line: "手戈不清林疋", tag: "viaSplit", lang: "zh-CN" },
  { line: "他电话13812345678", tag: "viaLeak", lang: "zh-CN" },
  { line: "我帮您请示领导", tag: "tagGood", lang: "zh-CN" },
];

/**
 * @param {(line: string) => void} onTry
 * @param {AbortSignal} signal
 */
export function mountTries(onTry, signal) {
  const list = byId("tries-list", HTMLElement);
  list.addEventListener("click", (event) => {
    const chosen = event.target instanceof Element && event.target.closest("button");
    if (chosen instanceof HTMLButtonElement) onTry(TRIES[Number(chosen.dataset.index)].line);
  }, { signal });

  return {
    /** @param {Say} say */
    draw(say) {
      list.replaceChildren(...TRIES.map(({ line, tag, lang }, index) =>
        build("button", { type: "button", class: "try", "data-index": String(index) },
          build("span", { lang }, line), build("span", { class: "try-tag" }, say(tag)))));
    },
  };
}
