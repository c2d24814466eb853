/**
 * The form of one entry: phrase, category, severity, other wordings, rewrites, exceptions, conditions, examples.
 * It turns an entry into fields and back, and shows problems beside the field they belong to; it refuses to judge.
 * Invariant: what the form has no field for stays in the entry as it was.
 */

import { build } from "../dom.js";
import { inLanguage } from "../wording.js";
import { mountCondition } from "./condition.js";
import { Lines } from "./lines.js";
import { tidy } from "./model.js";

/** @typedef {import("./model.js").Entry} Entry */
/** @typedef {import("./model.js").Example} Example */
/** @typedef {import("./model.js").LexiconDocument} LexiconDocument */
/** @typedef {import("./trial.js").Placed} Placed */
/** @typedef {import("./index.js").Words} Words */

const SEVERITIES = /** @type {const} */ (["hint", "warn", "block"]);
/** Fields that are lists of lines, in the order of the form; examples come last. */
const LISTS = /** @type {const} */ (["variants", "instead", "exceptions", "hits", "misses"]);

/** @typedef {typeof LISTS[number]} ListName */

/**
 * @param {(entry: Entry) => void} onChange told of the entry as it is now
 * @param {AbortSignal} signal
 */
export function mountForm(onChange, signal) {
  const fields = simpleFields();
  /** @type {Entry} */
  let entry = { id: "", category: "" };
  const changed = () => onChange((entry = read(entry)));
  const condition = mountCondition(changed, signal);
  const lists = listsOf(changed, signal);
  const examples = build("div", { class: "field-pair" }, lists.hits.element, lists.misses.element);
  const form = build("form", { class: "entry-form", autocomplete: "off" },
    labelled(fields.phrase, "phrase"),
    build("div", { class: "field-row" }, labelled(fields.category, "category"), labelled(fields.severity, "severity"), labelled(fields.id, "id")),
    examples,
    build("div", { class: "field-pair" }, lists.variants.element, lists.instead.element),
    build("div", { class: "field-pair" }, lists.exceptions.element, condition.element));

  /** @param {Entry} before */
  const read = (before) => {
    const listed = Object.fromEntries(LISTS.map((name) => [name, lists[name].items]));
    const phrase = before.leak === undefined ? { phrase: fields.phrase.value } : {};
    return /** @type {Entry} */ ({
      ...tidy({ ...before, ...listed, id: fields.id.value, category: fields.category.value, severity: /** @type {Entry["severity"]} */ (fields.severity.value), when: condition.value }),
      ...phrase,
    });
  };

  for (const field of Object.values(fields)) field.addEventListener("input", changed, { signal });
  form.addEventListener("submit", (event) => event.preventDefault(), { signal });

  return {
    element: form,
    examples,
    /** Fills the form. @param {Entry} shown @param {LexiconDocument} lexicon @param {Words} words */
    fill(shown, lexicon, words) {
      entry = shown;
      speak(fields, form, words);
      choices(fields, lexicon, shown, words);
      fields.phrase.value = shown.phrase ?? words.say("byStructure", { leak: shown.leak ?? "" });
      fields.phrase.disabled = shown.leak !== undefined;
      fields.id.value = shown.id;
      condition.fill(shown.when ?? {}, Object.keys(lexicon.cues ?? {}), words);
      for (const name of LISTS) {
        lists[name].speak(words.say(name), words.say("addLine"), words.say("removeLine"), name === "variants" ? words.say("variantsNote") : "");
        lists[name].items = /** @type {any} */ (shown[name] ?? []);
      }
    },
    /** Shows what is wrong beside each field, and how the examples fare. @param {Placed[]} problems @param {Words} words */
    tell(problems, { say }) {
      for (const [name, field] of Object.entries(fields)) {
        const problem = problems.find((it) => it.field === name && it.at < 0);
        field.setAttribute("aria-invalid", String(problem !== undefined));
        const place = form.querySelector(`#rules-${name}-problem`);
        if (place) place.textContent = problem ? told(problem) : "";
      }
      for (const name of LISTS) {
        const good = name === "hits" ? say("hitGood") : name === "misses" ? say("missGood") : undefined;
        lists[name].tell((at) => {
          const problem = problems.find((it) => it.field === name && it.at === at);
          return problem ? { bad: told(problem) } : { good };
        });
      }
    },
    focus: () => fields.phrase.focus(),
  };
}

/** A problem in words. @param {Placed} problem */
export const told = ({ message, hint }) => (hint ? `${message} · ${hint}` : message);

function simpleFields() {
  return {
    phrase: build("input", { id: "rules-phrase", type: "text", lang: "zh-CN" }),
    category: build("select", { id: "rules-category" }),
    severity: build("select", { id: "rules-severity" }),
    id: build("input", { id: "rules-id", type: "text", spellcheck: "false" }),
  };
}

/** A field between its label and its problem. @param {HTMLElement} field @param {string} name */
function labelled(field, name) {
  field.setAttribute("aria-describedby", `${field.id}-problem`);
  return build("div", { class: "field" }, build("label", { for: field.id, "data-word": name }), field, build("p", { class: "line-fate", "data-state": "bad", id: `${field.id}-problem` }));
}

/**
 * @param {() => void} changed
 * @param {AbortSignal} signal
 */
function listsOf(changed, signal) {
  const plain = { read: (/** @type {string} */ item) => item, write: (/** @type {string} */ text) => text };
  const example = {
    read: (/** @type {string | Example} */ item) => (typeof item === "string" ? item : item.text),
    write: (/** @type {string} */ text, /** @type {string | Example | undefined} */ item) => (typeof item === "object" ? { ...item, text } : text),
    about: (/** @type {string | Example} */ item) => (typeof item === "object" ? (item.before ?? []).join(" / ") : ""),
  };
  const rewrite = {
    read: (/** @type {import("./model.js").Text} */ item) => item["zh-CN"],
    write: (/** @type {string} */ text, /** @type {import("./model.js").Text | undefined} */ item) => ({ ...item, "zh-CN": text }),
  };
  return {
    variants: new Lines({ id: "rules-variants", ...plain }, changed, signal),
    instead: new Lines({ id: "rules-instead", ...rewrite }, changed, signal),
    exceptions: new Lines({ id: "rules-exceptions", ...plain }, changed, signal),
    hits: new Lines({ id: "rules-hits", ...example }, changed, signal),
    misses: new Lines({ id: "rules-misses", ...example }, changed, signal),
  };
}

/** @param {ReturnType<typeof simpleFields>} fields @param {HTMLElement} form @param {Words} words */
function speak(fields, form, { say }) {
  for (const label of form.querySelectorAll("[data-word]")) label.textContent = say(/** @type {import("./index.js").Key} */ (label.getAttribute("data-word")));
  fields.phrase.placeholder = say("phraseHint");
}

/** @param {ReturnType<typeof simpleFields>} fields @param {LexiconDocument} lexicon @param {Entry} entry @param {Words} words */
function choices({ category, severity }, { categories }, entry, { say, language }) {
  category.replaceChildren(...Object.entries(categories).map(([id, { title }]) => build("option", { value: id }, `${inLanguage(title, language)} · ${id}`)));
  category.value = entry.category;
  const usual = categories[entry.category]?.severity;
  severity.replaceChildren(
    build("option", { value: "" }, usual ? say("asCategory", { severity: say(usual) }) : ""),
    ...SEVERITIES.map((name) => build("option", { value: name }, say(name))));
  severity.value = entry.severity ?? "";
}
