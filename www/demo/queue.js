/**
 * The list of conversations beside the chat: who waits, on which channel, for how long.
 * It knows the model's shapes and draws them; choosing one is the caller's affair (`onChoose`).
 */

import { build, byId } from "./dom.js";
import { waitingMinutes } from "./model.js";

/** @typedef {import("./model.js").Desk} Desk */
/** @typedef {import("./model.js").Conversation} Conversation */
/** @typedef {import("./wording.js").Say} Say */

/** From this many minutes on the wait is set in the warning colour. */
const LONG_WAIT_MINUTES = 9;

/**
 * @param {(id: string) => void} onChoose
 * @param {AbortSignal} signal
 */
export function mountQueue(onChoose, signal) {
  const list = byId("queue-list", HTMLUListElement);
  const count = byId("queue-count", HTMLElement);
  const fold = mountFold(signal);

  list.addEventListener("click", ({ target }) => {
    const chosen = target instanceof Element && target.closest("button");
    if (!(chosen instanceof HTMLButtonElement) || !chosen.dataset.id) return;
    fold.close();
    onChoose(chosen.dataset.id);
  }, { signal });

  return {
    /** @param {Desk} desk @param {Say} say @param {Date} now */
    draw(desk, say, now) {
      const waiting = desk.conversations.filter((conversation) => waitingMinutes(conversation, now) !== null);
      const focused = document.activeElement instanceof HTMLElement ? document.activeElement.dataset.id : undefined;
      count.textContent = say("queueCount", { n: waiting.length });
      list.replaceChildren(...desk.conversations.map((conversation) => item(conversation, desk, say, now)));
      fold.speak(say);
      // Drawing replaced the buttons; without this a keyboard user would be thrown back to the top of the page.
      const again = focused && list.querySelector(`button[data-id="${CSS.escape(focused)}"]`);
      if (again instanceof HTMLElement) again.focus();
    },
  };
}

/** On a narrow screen the list is folded away; narrow.css hides it, this keeps the state. @param {AbortSignal} signal */
function mountFold(signal) {
  const toggle = byId("queue-toggle", HTMLButtonElement);
  const desk = byId("desk", HTMLElement);
  /** @type {Say | undefined} */
  let words;

  /** @param {boolean} open */
  const set = (open) => {
    desk.toggleAttribute("data-queue-open", open);
    toggle.setAttribute("aria-expanded", String(open));
    if (words) toggle.textContent = words(open ? "queueClose" : "queueOpen");
  };
  const isOpen = () => desk.hasAttribute("data-queue-open");
  toggle.addEventListener("click", () => set(!isOpen()), { signal });

  return {
    close: () => set(false),
    /** @param {Say} say */
    speak: (say) => ((words = say), set(isOpen())),
  };
}

/**
 * @param {Conversation} conversation
 * @param {Desk} desk
 * @param {Say} say
 * @param {Date} now
 */
function item(conversation, desk, say, now) {
  const { id, name, lang, channel, messages } = conversation;
  const minutes = waitingMinutes(conversation, now);
  const long = minutes !== null && minutes >= LONG_WAIT_MINUTES;
  const current = conversation === desk.current ? "true" : undefined;
  return build("li", {},
    build("button", { type: "button", class: "waiting", "data-id": id, "aria-current": current },
      build("span", { class: "avatar", "aria-hidden": "true" }, initial(name)),
      build("span", { class: "waiting-title" },
        build("span", { class: "waiting-name", lang }, name),
        build("span", { class: "tag" }, say(channel))),
      build("span", { class: "waiting-time", "data-long": long ? "" : undefined },
        minutes === null ? say("answered") : say("waiting", { n: minutes })),
      build("span", { class: "excerpt", lang }, messages[messages.length - 1].text)));
}

/** The character that stands for a person: the surname in Chinese, the first letter elsewhere. @param {string} name */
export function initial(name) {
  return Array.from(name)[0] ?? "";
}
