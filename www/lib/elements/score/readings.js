// Where a source can be read in two ways: the question, a switch, and beside each reading what it would come to.
//
// Refuses to know: what a reading changes.

import { fill } from "../../strings/index.js";
import { make } from "../dom.js";

/** @typedef {import("../../score-types.js").ScoreReading} Reading */
/** @typedef {import("./strings.js").Strings} Strings */

/**
 * @param {Reading[]} readings
 * @param {Strings} strings
 * @param {(readings: Record<string, string>) => void} onChoose
 */
export function createReadings(readings, strings, onChoose) {
  const groups = readings.map((reading) => groupOf(reading));
  const element = make("section", "readings", make("h3", "heading", strings.readings), ...groups.map((group) => group.element));
  element.hidden = readings.length === 0;
  element.addEventListener("change", () => {
    onChoose(Object.fromEntries(groups.map((group) => [group.id, group.chosen()])));
  });
  return {
    element,
    /** @param {Reading[]} now the same ones, as they are used now */
    choose: (now) => now.forEach(({ used }, at) => groups[at]?.choose(used)),
    /** @param {{ reading: string, option: string, result: string }[]} alternatives */
    update(alternatives) {
      for (const { reading, option, result } of alternatives) groups.find(({ id }) => id === reading)?.say(option, result === "" ? "" : fill(strings.readingFrom, { result }));
    },
  };
}

/** @param {Reading} reading */
function groupOf({ id, question, used, options }) {
  const choices = options.map((option) => {
    const input = make("input", "radio");
    Object.assign(input, { type: "radio", name: `reading-${id}`, value: option.id, checked: option.id === used });
    const result = make("span", "aside");
    return { id: option.id, input, result, label: make("label", "option", input, make("span", "option-title", option.title), result) };
  });
  const element = make("fieldset", "reading", make("legend", "title", question), ...choices.map(({ label }) => label));
  return {
    id,
    element,
    /** @param {string} option */
    choose: (option) => choices.forEach((choice) => (choice.input.checked = choice.id === option)),
    chosen: () => choices.find(({ input }) => input.checked)?.id ?? used,
    /** @param {string} option @param {string} result */
    say(option, result) {
      const place = choices.find((choice) => choice.id === option)?.result;
      if (place && place.textContent !== result) place.textContent = result;
    },
  };
}
