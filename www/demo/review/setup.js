/**
 * By which rubric is reviewed: the choice among those of the packs, and the figures a department may set.
 * It reviews nothing. Invariant: figures are those of the rubric shown; what is no figure changes nothing.
 */

import { build } from "../dom.js";
import { inLanguage } from "../wording.js";

/** @typedef {import("../../dist/index.js").ReviewParameter} Parameter */

/**
 * @param {string} name before the ids of its fields
 * @param {{ onRubric: (id: string) => void, onParameter: (id: string, value: number) => void }} actions
 * @param {AbortSignal} signal
 */
export function mountSetup(name, { onRubric, onParameter }, signal) {
  const label = build("label", { for: `${name}-rubric` });
  const choice = build("select", { id: `${name}-rubric` });
  const figures = build("div", { class: "figures" });
  const element = build("div", { class: "setup field-row" }, build("div", { class: "field" }, label, choice), figures);
  choice.addEventListener("change", () => onRubric(choice.value), { signal });
  figures.addEventListener("change", ({ target }) => {
    if (target instanceof HTMLInputElement && target.value !== "" && target.validity.valid) onParameter(target.name, target.valueAsNumber);
  }, { signal });

  return {
    element,
    /**
     * @param {Awaited<ReturnType<typeof import("./rubrics.js").listRubrics>>} rubrics
     * @param {string} chosen
     * @param {string} named what the choice is called
     * @param {import("../wording.js").Language} language
     */
    speak(rubrics, chosen, named, language) {
      label.textContent = named;
      choice.replaceChildren(...rubrics.map(({ id, title, pack }) =>
        build("option", { value: id }, `${inLanguage(title, language)} · ${inLanguage(pack, language)}`)));
      choice.value = chosen;
    },
    /** @param {Parameter[]} parameters */
    draw(parameters) {
      figures.replaceChildren(...parameters.map(({ id, title, value, unit }) => build("div", { class: "field" },
        build("label", { for: `${name}-figure-${id}` }, unit ? `${title} (${unit})` : title),
        build("input", { id: `${name}-figure-${id}`, name: id, type: "number", min: "0", value: String(value), required: "" }))));
    },
  };
}
