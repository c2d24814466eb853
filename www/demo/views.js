/**
 * The views of the page, one for each entry of its head bar: the address after `#/` says which one is open.
 * The chat desk is part of the page; every other view is a module with a style sheet, loaded when it is first opened.
 * It refuses to know what a view does: a view draws into the place it is given and is told of the language.
 * Invariant: a view that cannot be loaded says so in its place, and the others work on.
 */

import { build, byId } from "./dom.js";

/** @typedef {import("./wording.js").Language} Language */
/** @typedef {import("./wording.js").Say} Say */
/** @typedef {import("./wording.js").Key} Key */
/**
 * What the page offers its views.
 * @typedef {object} Host
 * @property {() => Language} language
 * @property {Say} say the page's own words
 * @property {(guard: import("../dist/index.js").PhraseGuard | null, title: import("../dist/index.js").Text | null) => void} use the chat desk checks by this guard, or by its default rules
 * @property {<T>(work: () => Promise<T>) => Promise<T>} during what is asked of the server until it is done belongs to loading
 */
/** @typedef {{ speak: () => void }} View `speak` draws all its words anew */
/** @typedef {{ mount: (place: HTMLElement, host: Host, signal: AbortSignal) => Promise<View> }} ViewModule */

/** A further view is a line here, a link and a place in index.html, and a folder. @type {Record<string, { name: Key, sheets?: string[], load?: () => Promise<ViewModule> }>} */
const VIEWS = {
  chat: { name: "chat" },
  fool: { name: "fool", sheets: ["./demo/fool/fool.css"], load: () => import("./fool/index.js") },
  review: { name: "reviewView", sheets: ["./demo/review/review.css"], load: () => import("./review/index.js") },
  batch: { name: "batchView", sheets: ["./demo/review/review.css", "./demo/batch/batch.css"], load: () => import("./batch/index.js") },
  calibrate: { name: "calibrateView", sheets: ["./demo/review/review.css", "./demo/batch/batch.css", "./demo/calibrate/calibrate.css"], load: () => import("./calibrate/index.js") },
  survey: { name: "surveyView", sheets: ["./demo/batch/batch.css", "./demo/survey/survey.css"], load: () => import("./survey/index.js") },
  clocks: { name: "clocksView", sheets: ["./demo/clocks/clocks.css"], load: () => import("./clocks/index.js") },
  score: { name: "scoreView", sheets: ["./demo/batch/batch.css", "./demo/score/score.css", "./demo/score/check.css"], load: () => import("./score/index.js") },
  register: { name: "registerView", sheets: ["./demo/batch/batch.css", "./demo/register/register.css"], load: () => import("./register/index.js") },
  rules: { name: "rulesView", sheets: ["./demo/rules/rules.css"], load: () => import("./rules/index.js") },
};

/**
 * @param {Host} host
 * @param {AbortSignal} signal
 */
export function mountViews(host, signal) {
  /** @type {Map<string, View>} */
  const mounted = new Map();
  /** @type {Set<string>} */
  const asked = new Set();
  let current = "chat";

  const show = async () => {
    current = nameIn(location.hash);
    for (const place of document.querySelectorAll("[data-view]")) place.toggleAttribute("hidden", place.getAttribute("data-view") !== current);
    for (const link of document.querySelectorAll(".desks a")) {
      if (link.getAttribute("href") === `#/${current}`) link.setAttribute("aria-current", "page");
      else link.removeAttribute("aria-current");
    }
    showLink();
    speakTitle();
    if (asked.has(current)) return;
    asked.add(current);
    await fill(current);
  };
  /** The links may be more than fit: the one that is open is in sight. */
  const showLink = () => document.querySelector(".desks [aria-current]")?.scrollIntoView({ block: "nearest", inline: "center" });
  const speakTitle = () => (document.title = host.say("titleOf", { name: host.say(VIEWS[current].name) }));

  /** @param {string} name */
  const fill = async (name) => {
    const { load, sheets = [] } = VIEWS[name];
    const place = document.querySelector(`[data-view="${name}"]`);
    if (!load || !(place instanceof HTMLElement)) return;
    try {
      mounted.set(name, await host.during(async () => {
        const [module] = await Promise.all([load(), ...sheets.map(dress)]);
        return module.mount(place, host, signal);
      }));
    } catch (error) {
      asked.delete(name);
      const reason = error instanceof Error ? error.message : String(error);
      place.replaceChildren(build("p", { class: "sheet-trouble", role: "alert" }, host.say("viewMissing", { reason })));
    }
  };

  addEventListener("hashchange", show, { signal });
  byId("skip", HTMLAnchorElement).addEventListener("click", (event) => {
    // Followed as a link it would change the address, which says what view is open.
    event.preventDefault();
    byId(current === "chat" ? "composer" : "views", HTMLElement).focus();
  }, { signal });
  show();

  return {
    speak() {
      showLink();
      speakTitle();
      for (const view of mounted.values()) view.speak();
    },
  };
}

/** The view an address names, as `#/score` or `#score`; the chat desk if it names none. @param {string} hash */
function nameIn(hash) {
  const name = hash.replace(/^#\/?/, "");
  return Object.hasOwn(VIEWS, name) ? name : "chat";
}

/** Adds a style sheet and waits for it, so that a view is never seen without. @param {string} href */
function dress(href) {
  // Two views may share one; a link that was added first loads first, too.
  if (document.querySelector(`link[href="${href}"]`)) return Promise.resolve(undefined);
  const link = build("link", { rel: "stylesheet", href });
  return new Promise((resolve, reject) => {
    link.addEventListener("load", () => resolve(undefined), { once: true });
    link.addEventListener("error", () => reject(new Error(href)), { once: true });
    document.head.append(link);
  });
}
