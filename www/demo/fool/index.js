/**
 * "Try to fool it": a visitor disguises a phrase and sees whether it is found, by which way, and what every layer reads.
 * It judges nothing itself: findings and readings are the engine's, the cards are those of the chat desk.
 */

import { PhraseGuard } from "../../dist/index.js";
import { build } from "../dom.js";
import { card, marked } from "../findings.js";
import { lexicons } from "../lexicons.js";
import { inLanguage, speakerOf } from "../wording.js";
import { DISGUISES } from "./disguises.js";
import { layerTable } from "./layers.js";
import { strings as english } from "./strings/en.js";
import { strings as simplified } from "./strings/zh-CN.js";
import { strings as traditional } from "./strings/zh-TW.js";

/** @typedef {import("../views.js").Host} Host */
/** @typedef {keyof typeof simplified} Key */
/** @typedef {(key: Key, values?: Record<string, string | number>) => string} Say */

/** The lexicon the box opens with, and the choice of phrases of one's own. */
const FIRST = "service/taboo";
const OWN = "";
const OWN_PHRASES = "包治百病\n全网最低价";

const speaker = speakerOf({ "zh-CN": simplified, "zh-TW": traditional, en: english });

/**
 * @param {HTMLElement} place
 * @param {Host} host
 * @param {AbortSignal} signal
 */
export async function mount(place, host, signal) {
  await lexicons.ready();
  const parts = buildParts();
  /** @type {PhraseGuard | null} */
  let guard = null;
  let asked = 0;

  const say = /** @type {Say} */ ((key, values) => speaker(host.language())(key, values));
  const check = () => {
    if (guard) drawResult(parts, guard, say, host);
  };
  /** Builds the guard anew; of two changes at once only the later one counts. */
  const choose = async () => {
    const turn = (asked += 1);
    const { value } = parts.lexicon;
    const options = value === OWN ? { phrases: linesOf(parts.own.value) } : { lexicons: [await host.during(() => lexicons.read(value))] };
    if (turn !== asked) return;
    guard?.dispose();
    guard = new PhraseGuard({ ...options, lang: host.language() });
    parts.ownField.hidden = value !== OWN;
    check();
  };

  parts.text.value = DISGUISES[0].disguises[9][1];
  parts.own.value = OWN_PHRASES;
  parts.text.addEventListener("input", check, { signal });
  parts.own.addEventListener("input", choose, { signal });
  parts.lexicon.addEventListener("change", choose, { signal });
  parts.phrase.addEventListener("change", () => drawDisguises(parts, say), { signal });
  parts.disguises.addEventListener("click", ({ target }) => {
    const chosen = target instanceof Element && target.closest("button");
    if (!(chosen instanceof HTMLButtonElement)) return;
    parts.text.value = chosen.value;
    // The lines were made for one lexicon; under another they would show nothing.
    if (parts.lexicon.value === FIRST) check();
    else (parts.lexicon.value = FIRST), choose();
  }, { signal });
  lexicons.addEventListener("change", (event) => {
    const { listChanged } = /** @type {CustomEvent} */ (event).detail;
    if (listChanged) drawChoices(parts, say, host);
    if (parts.lexicon.value !== OWN) choose();
  }, { signal });

  const speak = () => {
    for (const [element, key] of parts.words) element.textContent = say(key);
    drawChoices(parts, say, host);
    drawDisguises(parts, say);
    return choose();
  };
  await speak();
  place.replaceChildren(parts.body);
  return { speak };
}

function buildParts() {
  /** @type {[HTMLElement, Key][]} elements whose words never change but with the language */
  const words = [];
  /** @template {HTMLElement} Kind @param {Kind} element @param {Key} key */
  const worded = (element, key) => (words.push([element, key]), element);
  const lexicon = build("select", { id: "fool-lexicon" });
  const own = build("textarea", { id: "fool-own", rows: "3", spellcheck: "false" });
  const phrase = build("select", { id: "fool-phrase" }, ...DISGUISES.map(({ phrase }) => build("option", { lang: "zh-CN" }, phrase)));
  const disguises = build("div", { class: "fool-disguises", role: "group", "aria-labelledby": "fool-text-label" });
  const text = build("textarea", { id: "fool-text", rows: "2", spellcheck: "false", autocomplete: "off" });
  const ownField = build("div", { class: "field", hidden: "" }, worded(build("label", { for: "fool-own" }), "own"), own);
  const verdict = build("p", { class: "fool-verdict", role: "status" });
  const result = build("div", { class: "fool-result" });
  const layers = build("div", { class: "fool-layers" });
  const body = build("div", { class: "sheet-body" },
    build("header", { class: "sheet-head" }, worded(build("h1"), "title"), worded(build("p", { class: "lead" }), "lead")),
    build("div", { class: "fool-grid" },
      build("div", { class: "fool-column" },
        build("section", { class: "block", "aria-labelledby": "fool-text-label" },
          build("div", { class: "field" }, worded(build("label", { for: "fool-text", id: "fool-text-label" }), "text"), text),
          build("div", { class: "fool-start" }, worded(build("label", { for: "fool-phrase" }), "phrase"), phrase),
          disguises),
        build("section", { class: "block", "aria-labelledby": "fool-result-title" },
          worded(build("h2", { id: "fool-result-title" }), "result"), verdict, result),
        build("section", { class: "block", "aria-labelledby": "fool-lexicon-label" },
          build("div", { class: "field" }, worded(build("label", { for: "fool-lexicon", id: "fool-lexicon-label" }), "lexicon"), lexicon),
          ownField)),
      build("section", { class: "block", "aria-labelledby": "fool-layers-title" },
        worded(build("h2", { id: "fool-layers-title" }), "layers"), worded(build("p", { class: "note" }), "layersNote"), layers)));
  return { body, words, lexicon, own, ownField, phrase, disguises, text, verdict, result, layers };
}

/** @typedef {ReturnType<typeof buildParts>} Parts */

/** @param {Parts} parts @param {Say} say @param {Host} host */
function drawChoices({ lexicon }, say, host) {
  const chosen = lexicon.options.length === 0 ? FIRST : lexicon.value;
  const choices = lexicons.list().map(({ id, title, draft }) =>
    build("option", { value: id }, inLanguage(title, host.language()) + ` · ${id}` + (draft ? say("draft") : "")));
  lexicon.replaceChildren(...choices, build("option", { value: OWN }, say("ownChoice")));
  lexicon.value = chosen;
  if (lexicon.selectedIndex < 0) lexicon.value = FIRST;
}

/** @param {Parts} parts @param {Say} say */
function drawDisguises({ phrase, disguises }, say) {
  const chosen = DISGUISES[Math.max(0, phrase.selectedIndex)];
  disguises.replaceChildren(...chosen.disguises.map(([way, line]) =>
    build("button", { type: "button", class: "try", value: line },
      build("span", { lang: "zh-CN" }, line), build("span", { class: "try-tag" }, say(`way-${way}`)))));
}

/** @param {Parts} parts @param {PhraseGuard} guard @param {Say} say @param {Host} host */
function drawResult({ text, verdict, result, layers }, guard, say, host) {
  const findings = guard.check(text.value);
  const blank = text.value.trim() === "";
  verdict.dataset.found = blank ? "" : String(findings.length > 0);
  verdict.textContent = blank ? say("blank") : findings.length > 0 ? say("found", { n: findings.length }) : say("notFound");
  result.replaceChildren(...(findings.length === 0 ? [] : [
    ...(findings.some((finding) => finding.text === text.value) ? [] : [marked(text.value, findings)]),
    build("ul", { class: "findings" }, ...findings.map((finding) => card(finding, host.say))),
  ]));
  layers.replaceChildren(layerTable(guard.readings(text.value), say));
}

/** @param {string} text */
const linesOf = (text) => text.split("\n").map((line) => line.trim()).filter((line) => line !== "");
