/**
 * The conversations, the lowest scores first, filtered by a rule that is not met and by agent; any can be opened.
 * It opens none itself. Invariant: only a page of them is drawn at once, however many there are.
 */

import { build } from "../dom.js";

/** @typedef {import("../../dist/index.js").ReviewResults} ReviewResults */
/** @typedef {import("./index.js").Words} Words */

const PAGE = 30;

/** @param {(number: number, rule: number | null) => void} onOpen @param {AbortSignal} signal */
export function mountList(onOpen, signal) {
  const ruleLabel = build("label", { for: "batch-by-rule" });
  const rule = build("select", { id: "batch-by-rule" });
  const agentLabel = build("label", { for: "batch-by-agent" });
  const agent = build("select", { id: "batch-by-agent" });
  const count = build("p", { class: "note", role: "status" });
  const rows = build("ul", { class: "cases" });
  const more = build("button", { type: "button", class: "quiet" });
  const element = build("div", {}, build("div", { class: "field-row" }, build("div", { class: "field" }, ruleLabel, rule), build("div", { class: "field" }, agentLabel, agent)), count, rows, more);
  /** @type {{ results: ReviewResults, words: Words } | null} */
  let shown = null;
  let most = PAGE;

  const fill = () => {
    if (!shown) return;
    const { results, words } = shown;
    const found = numbersOf(results, rule.value, agent.value);
    count.textContent = words.say("cases", { n: found.length });
    rows.replaceChildren(...found.slice(0, most).map((number) => caseOf(results, number, words.say)));
    more.hidden = found.length <= most;
    more.textContent = words.say("more");
  };
  const refill = () => {
    most = PAGE;
    fill();
  };
  for (const choice of [rule, agent]) choice.addEventListener("change", refill, { signal });
  more.addEventListener("click", () => {
    most += PAGE;
    fill();
  }, { signal });
  rows.addEventListener("click", ({ target }) => {
    const number = target instanceof Element ? target.closest("[data-number]")?.getAttribute("data-number") : null;
    if (number) onOpen(Number(number), rule.value === "" ? null : Number(rule.value));
  }, { signal });

  return {
    element,
    /** @param {ReviewResults} results @param {Words} words */
    draw(results, words) {
      shown = { results, words };
      ruleLabel.textContent = words.say("filterRule");
      agentLabel.textContent = words.say("filterAgent");
      refillChoice(rule, results.rules.map(({ title }, at) => [String(at), title]), words.say("any"));
      refillChoice(agent, results.tally("agent").filter(({ key }) => key !== "").map(({ key }) => [key, key]), words.say("any"));
      refill();
    },
    /** Shows those that do not meet a rule. @param {number} number */
    filter(number) {
      rule.value = String(number);
      refill();
      element.scrollIntoView({ block: "nearest" });
      rule.focus({ preventScroll: true });
    },
  };
}

/** @param {HTMLSelectElement} choice @param {string[][]} options @param {string} any */
function refillChoice(choice, options, any) {
  const { value } = choice;
  choice.replaceChildren(build("option", { value: "" }, any), ...options.map(([id, title]) => build("option", { value: id }, title)));
  choice.value = value;
  if (choice.selectedIndex < 0) choice.value = "";
}

/** @param {ReviewResults} results @param {string} rule @param {string} agent */
function numbersOf(results, rule, agent) {
  const found = [];
  for (let number = 0; number < results.count; number += 1) {
    if ((rule === "" || results.state(number, Number(rule)) === "unmet") && (agent === "" || results.agent(number) === agent)) found.push(number);
  }
  return found.sort((a, b) => results.score(a) - results.score(b) || a - b);
}

/** @param {ReviewResults} results @param {number} number @param {Words["say"]} say */
function caseOf(results, number, say) {
  const broken = results.rules.filter((_, rule) => results.state(number, rule) === "unmet").map(({ title }) => title);
  return build("li", {}, build("button", { type: "button", class: "case", "data-number": String(number) },
    build("span", { class: "case-score" }, String(results.score(number))),
    build("span", { class: "case-name" }, [results.id(number), results.agent(number), results.day(number)].filter(Boolean).join(" · ")),
    build("span", { class: "case-broken" }, broken.length === 0 ? say("allMet") : `✗ ${broken.join(say("listComma"))}`)));
}
