// Both sides in a page: from nothing to the first picture of the survey, then an answer after another, each until the page
// is laid out again. Bundled for the browser with the library compared; kefu is loaded as a page loads it.

import { QUESTIONS, document as documentOf, respondents, surveyJs } from "./survey.js";

/** @typedef {{ loaded: number, shown: number, answers: number[], nodes: number }} Painted milliseconds: loading the code, from there to the first layout, and each answer */

/** Until what was put off to a later task has been done, and the page laid out. */
async function settled() {
  await new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = resolve;
    port2.postMessage(null);
  });
  return document.body.offsetHeight;
}

/**
 * @param {() => Promise<any>} load
 * @param {(code: any, place: HTMLElement) => Promise<{ answer: (name: string, value: any) => void, count: () => number, shown: (name: string) => boolean }>} show
 * @returns {Promise<Painted>}
 */
async function painted(load, show) {
  const place = document.body.appendChild(document.createElement("div"));
  const started = performance.now();
  const code = await load();
  const loaded = performance.now();
  const survey = await show(code, place);
  await settled();
  const shown = performance.now();
  const answers = [];
  for (const [name, value] of Object.entries(respondents(1)[0])) {
    const from = performance.now();
    survey.answer(name, value);
    await settled();
    answers.push(performance.now() - from);
  }
  const missing = QUESTIONS.filter(({ when, name }) => when === undefined && !survey.shown(name));
  if (missing.length > 0) throw new Error(`not shown: ${missing.map(({ name }) => name).join()}`);
  return { loaded: loaded - started, shown: shown - loaded, answers, nodes: survey.count() };
}

export const kefu = () => painted(
  () => import(/** @type {any} */ ("/dist/define-survey.js")),
  async (_, place) => {
    const element = /** @type {any} */ (document.createElement("kefu-survey"));
    element.setAttribute("pace", "page");
    element.survey = documentOf();
    place.append(element);
    while (element.view === null) await new Promise((resolve) => setTimeout(resolve));
    const { shadowRoot } = element;
    return {
      answer: (name, value) => element.answer(name, value),
      count: () => shadowRoot.querySelectorAll("*").length,
      shown: (name) => shadowRoot.textContent.includes(`Question ${name}`),
    };
  },
);

export const surveyjs = () => painted(
  async () => ({ core: await import("survey-core"), ui: await import("survey-js-ui") }),
  async ({ core, ui }, place) => {
    const model = new core.Model(surveyJs());
    ui.renderSurvey(model, place);
    return {
      answer: (name, value) => model.setValue(name, value),
      count: () => place.querySelectorAll("*").length,
      shown: (name) => place.textContent?.includes(`Question ${name}`) ?? false,
    };
  },
);
