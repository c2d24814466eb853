/**
 * The merchant's side: a survey chosen, shown as it would be, answered as a customer would, and what the page is told of it.
 * It plays the host: it takes responses, turns them down or says nothing, as chosen.
 */

import "../../dist/define-survey.js";
import { build } from "../dom.js";
import { fieldsOf } from "../review/fields.js";
import { inLanguage } from "../wording.js";

/** @typedef {import("./index.js").Words} Words */
/** @typedef {import("./index.js").Key} Key */
/** @typedef {import("../../dist/form.js").FormResponse} FormResponse */
/** @typedef {import("./forms.js").Choice} Choice */

/** The events of one sitting; the oldest go. */
const MOST_EVENTS = 12;
const APPEAR = /** @type {const} */ (["inline", "corner"]);
const PACE = /** @type {const} */ (["question", "page"]);
const SERVER = /** @type {const} */ (["accept", "reject", "silent"]);

/**
 * @param {{ onForm: (id: string) => void, onResponse: (response: FormResponse) => void }} handlers
 * @param {AbortSignal} signal
 */
export function mountTrial({ onForm, onResponse }, signal) {
  const parts = partsOf();
  const { element, form, appear, pace, server, again, open, lines, events, stage } = parts;
  /** @type {Words | null} */
  let words = null;
  let survey = build("kefu-survey");

  const place = () => {
    const lifted = appear.value === "corner";
    survey.remove();
    survey = build("kefu-survey", { form: form.value, appear: lifted ? "corner" : undefined, pace: pace.value, lang: words?.language });
    stage.append(survey);
    open.hidden = !lifted;
    lines.textContent = embedding(form.value, appear.value, pace.value);
  };
  const note = (/** @type {string} */ type, /** @type {string} */ detail) => {
    parts.empty.hidden = true;
    events.append(build("li", {}, build("code", {}, type), ` ${detail}`));
    if (events.children.length > MOST_EVENTS) events.children[0].remove();
  };

  form.addEventListener("change", () => (place(), onForm(form.value)), { signal });
  for (const select of [appear, pace]) select.addEventListener("change", place, { signal });
  again.addEventListener("click", () => void survey.restart(), { signal });
  open.addEventListener("click", () => void survey.open(), { signal });
  stage.addEventListener("kefu-answer", (event) => {
    const { question, value } = /** @type {CustomEvent} */ (event).detail;
    note("kefu-answer", `${question} = ${JSON.stringify(value ?? null)}`);
  }, { signal });
  stage.addEventListener("kefu-submit", (event) => {
    const { response, accept, reject } = /** @type {CustomEvent} */ (event).detail;
    note("kefu-submit", `${response.id.slice(0, 8)}… ${JSON.stringify(response.answers)}`);
    if (server.value === "accept") {
      accept();
      onResponse(response);
    } else if (server.value === "reject") reject(words?.say("rejected"));
  }, { signal });
  for (const type of ["kefu-close", "kefu-error"]) stage.addEventListener(type, (event) => note(type, JSON.stringify(/** @type {CustomEvent} */ (event).detail)), { signal });

  return {
    element,
    /** @param {Words} said @param {Choice[]} choices @param {string} chosen */
    speak(said, choices, chosen) {
      const first = words === null;
      words = said;
      for (const [worded, key] of parts.worded) worded.textContent = said.say(key);
      form.replaceChildren(...choices.map(({ id, title, pack }) => build("option", { value: id }, `${inLanguage(pack, said.language)} · ${inLanguage(title, said.language)}`)));
      form.value = chosen;
      for (const [select, values] of /** @type {const} */ ([[appear, APPEAR], [pace, PACE], [server, SERVER]])) {
        const { value } = select;
        select.replaceChildren(...values.map((one) => build("option", { value: one }, said.say(one))));
        select.value = value || values[0];
      }
      if (first) place();
      else survey.lang = said.language;
    },
  };
}

/** The lines a merchant puts into their page. @param {string} form @param {string} appear @param {string} pace */
function embedding(form, appear, pace) {
  const more = [appear === "corner" ? ' appear="corner" after="20"' : "", pace === "page" ? ' pace="page"' : ""].join("");
  return `<script type="module" src="/kefu/dist/define-survey.js"></script>
<kefu-survey form="${form}"${more}></kefu-survey>
<script type="module">
  document.addEventListener("kefu-submit", async ({ detail }) => {
    const body = JSON.stringify(detail.response);
    const answer = await fetch("/responses", { method: "POST", body }).catch(() => null);
    if (answer?.ok) detail.accept();
    else detail.reject("no connection");
  });
</script>`;
}

function partsOf() {
  const { worded, word, field, button } = /** @type {typeof fieldsOf<Key>} */ (fieldsOf)();
  const select = (/** @type {string} */ id) => build("select", { id: `survey-${id}` });
  const [form, appear, pace, server] = ["form", "appear", "pace", "server"].map(select);
  const again = button("again");
  const open = button("open", "strong");
  const lines = build("code", {});
  const events = build("ol", { class: "survey-events", "aria-live": "off" });
  const empty = word("noEvents", build("p", { class: "note" }));
  const stage = build("div", { class: "survey-stage" });
  const choices = build("div", {}, build("div", { class: "field-row" }, field("form", form), field("appear", appear), field("pace", pace), field("server", server)), build("p", { class: "buttons" }, again, open));
  const told = build("div", {}, word("events", build("h3")), empty, events, word("embed", build("h3")), build("pre", { class: "survey-lines", tabindex: "0" }, lines));
  const element = build("div", { class: "survey-trial" }, choices, build("div", { class: "survey-seen" }, word("preview", build("h3")), stage), told);
  return { element, worded, form, appear, pace, server, again, open, lines, events, empty, stage };
}
