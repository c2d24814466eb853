/**
 * All conversations by rule as strips: a column stands for one conversation, or for several side by side where there are
 * more than fit. A strip's name filters the list of conversations, which says the same in words.
 * Nothing is told by colour alone: what is unmet stands tall, what is met low, what does not apply is blank.
 */

import { build } from "../dom.js";

/** @typedef {import("../../dist/index.js").ReviewResults} ReviewResults */
/** @typedef {import("./index.js").Words} Words */

const WIDTH = 720;
const HEIGHT = 18;
const LOW = 4;

/** @param {(rule: number) => void} onRule @param {AbortSignal} signal */
export function mountHeat(onRule, signal) {
  const element = build("ul", { class: "heat" });
  element.addEventListener("click", ({ target }) => {
    const rule = target instanceof Element ? target.closest("[data-rule]")?.getAttribute("data-rule") : null;
    if (rule) onRule(Number(rule));
  }, { signal });
  return {
    element,
    /** @param {ReviewResults} results @param {Words} words */
    draw(results, { say }) {
      const { color, unmet, met } = coloursOf(element);
      element.replaceChildren(...results.tally("rule").map(({ title, met: kept, unmet: broken, rate }, rule) => {
        const strip = build("canvas", { width: String(WIDTH), height: String(HEIGHT), "aria-hidden": "true" });
        const brush = strip.getContext("2d");
        if (brush) paint(brush, results, rule, { color, unmet, met });
        return build("li", {}, build("button", { type: "button", class: "heat-row", "data-rule": String(rule) },
          build("span", { class: "heat-title" }, title),
          build("span", { class: "heat-rate" }, rate === null ? say("none") : say("rateOf", { rate: Math.round(rate * 100), unmet: broken, all: kept + broken }))), strip);
      }));
    },
  };
}

/** The colours of the theme, as the page has them now. @param {Element} element */
function coloursOf(element) {
  // A custom property still says light-dark(…); what a colour comes to is known of a property that is one.
  const resolved = (/** @type {string} */ name) => {
    const probe = build("span");
    probe.style.setProperty("color", `var(${name})`);
    (element.isConnected ? element : document.body).append(probe);
    const { color } = getComputedStyle(probe);
    probe.remove();
    return color;
  };
  return { color: resolved("--sunken"), unmet: resolved("--block"), met: resolved("--hint") };
}

/**
 * @param {CanvasRenderingContext2D} brush
 * @param {ReviewResults} results
 * @param {number} rule
 * @param {{ color: string, unmet: string, met: string }} colours
 */
function paint(brush, results, rule, { color, unmet, met }) {
  const { count } = results;
  const columns = Math.min(WIDTH, count);
  brush.fillStyle = color;
  brush.fillRect(0, 0, WIDTH, HEIGHT);
  for (let column = 0; column < columns; column += 1) {
    const from = Math.floor((column * count) / columns);
    const to = Math.floor(((column + 1) * count) / columns);
    let broken = 0;
    let applies = 0;
    for (let number = from; number < to; number += 1) {
      const state = results.state(number, rule);
      broken += Number(state === "unmet");
      applies += Number(state !== "not-applicable");
    }
    if (applies === 0) continue;
    const height = broken === 0 ? LOW : Math.max(LOW * 2, (broken / applies) * HEIGHT);
    brush.fillStyle = broken === 0 ? met : unmet;
    brush.fillRect((column * WIDTH) / columns, HEIGHT - height, Math.max(1, WIDTH / columns - (columns < WIDTH / 3 ? 1 : 0)), height);
  }
}
