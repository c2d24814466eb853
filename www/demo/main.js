/**
 * The host page: wires the parts of the chat desk together and owns the only state they share; the other views are modules
 * of their own, loaded when they are opened (views.js).
 * Each part draws one region of the page; what one part must know of another passes through here.
 */

import { byId } from "./dom.js";
import { loadChecker, mountChecker } from "./checker.js";
import { mountComposer } from "./composer.js";
import { mountCopy } from "./copy.js";
import { mountCourtesy } from "./courtesy.js";
import { mountFindings } from "./findings.js";
import { mountLog } from "./log.js";
import { message, openDesk, turnsOf } from "./model.js";
import { mountPreferences } from "./preferences.js";
import { mountQueue } from "./queue.js";
import { mountRecord } from "./record.js";
import { mountRequests } from "./requests.js";
import { mountTries } from "./tries.js";
import { mountViews } from "./views.js";
import { inLanguage, speak, speaker } from "./wording.js";

/** The pack whose lexicons the component uses when, as here, none are named. */
const DEFAULT_PACK = "service";
/** The desk lives as long as the page; the signal is there so that every listener has an owner. */
const { signal } = new AbortController();
const desk = openDesk(new Date());
/** @type {import("./findings.js").Draft} */
const draft = { state: "waiting", blank: true, text: "", findings: [] };
/** @type {import("./wording.js").Language} */
let language = "zh-CN";
/** @type {import("../dist/index.js").PackSummary[]} */
let packs = [];
/** What the desk's own lexicon is called, while it checks by one. @type {import("../dist/index.js").Text | null} */
let ownRules = null;
/** The text that may go out although the dialog asked, until it is sent. @type {string | null} */
let overridden = null;

const say = /** @type {import("./wording.js").Say} */ ((key, values) => speaker(language)(key, values));
const log = mountLog();
const findings = mountFindings();
const record = mountRecord();
const requests = mountRequests(signal);
const queue = mountQueue(choose, signal);
const composer = mountComposer(send, signal);
const tries = mountTries(composer.type, signal);
const copy = mountCopy(say, signal);
const views = mountViews({ language: () => language, say, during: requests.during, use: useRules }, signal);
const checker = mountChecker({
  before: () => turnsOf(desk.current),
  onFindings(checked) {
    Object.assign(draft, { state: "running" }, checked);
    findings.draw(draft, say);
  },
  onOverride({ at, text, findings: open }) {
    overridden = text.trim();
    desk.overrides.push({ at: new Date(at), customer: desk.current.name, text, findings: open });
    record.draw(desk.overrides, say);
  },
  onStopped() {
    Object.assign(draft, { state: "off", findings: [] });
    findings.draw(draft, say);
  },
}, signal);
const courtesy = mountCourtesy(() => turnsOf(desk.current));

byId("compose", HTMLFormElement).addEventListener("input", noteTyping, { signal });
mountPreferences(({ language: chosen, theme }) => {
  language = chosen;
  document.documentElement.dataset.theme = theme;
  checker.dress(language, theme);
  courtesy.dress(language, theme);
  drawAll();
}, signal);
start();

/** The panel's words for an empty and for a clean draft differ, and the checker is silent when neither has findings. */
function noteTyping() {
  draft.blank = composer.text().trim() === "";
  if (draft.findings.length === 0) findings.draw(draft, say);
}

/** @param {string} text */
function send(text) {
  const open = draft.text.trim() === text ? draft.findings : [];
  const sent = message("agent", new Date(), text, open, overridden === text);
  overridden = null;
  desk.current.messages.push(sent);
  log.append(sent, desk.current, say);
  queue.draw(desk, say, new Date());
  courtesy.refresh();
}

/** @param {string} id */
function choose(id) {
  const chosen = desk.conversations.find((conversation) => conversation.id === id);
  if (!chosen || chosen === desk.current) return;
  desk.current.draft = composer.text();
  desk.current = chosen;
  log.draw(chosen, say);
  queue.draw(desk, say, new Date());
  composer.fill(chosen.draft);
  courtesy.refresh();
}

function drawAll() {
  speak(document, language);
  views.speak();
  composer.speak(say);
  requests.speak(say);
  tries.draw(say);
  copy.forget();
  queue.draw(desk, say, new Date());
  log.draw(desk.current, say);
  findings.draw(draft, say);
  record.draw(desk.overrides, say);
  drawRules();
}

/** @param {import("../dist/index.js").PhraseGuard | null} guard @param {typeof ownRules} title */
function useRules(guard, title) {
  ownRules = title;
  checker.use(guard);
  drawRules();
}

function drawRules() {
  if (ownRules) {
    byId("rules", HTMLElement).textContent = say("ownRules", { title: inLanguage(ownRules, language) });
    return;
  }
  const titleOf = (/** @type {{ title: import("../dist/index.js").Text }} */ { title }) => inLanguage(title, language);
  const pack = packs.find(({ id }) => id === DEFAULT_PACK);
  const documents = pack?.documents.filter(({ kind }) => kind === "lexicon").map(titleOf).join(say("listComma"));
  byId("rules", HTMLElement).textContent = pack && documents ? say("rules", { pack: titleOf(pack), documents }) : "";
}

async function start() {
  try {
    packs = await loadChecker();
    if (draft.state === "waiting") draft.state = "running";
  } catch {
    draft.state = "off";
    // An element that is defined tells its own trouble; one that isn't cannot.
    if (!customElements.get("kefu-guard")) showMissing();
  }
  await courtesy.load();
  drawRules();
  findings.draw(draft, say);
  requests.settle();
}

function showMissing() {
  const trouble = byId("trouble", HTMLElement);
  trouble.dataset.text = "missing";
  trouble.textContent = say("missing");
  trouble.hidden = false;
}
