/**
 * The open conversation: the customer's head and the messages, oldest first.
 * It draws what the model holds; it refuses to know the composer and the checker.
 * Invariant: a message once drawn is not touched again, so that a screen reader hears only what is new.
 */

import { build, byId } from "./dom.js";
import { heaviest } from "./model.js";
import { initial } from "./queue.js";

/** @typedef {import("./model.js").Conversation} Conversation */
/** @typedef {import("./model.js").Message} Message */
/** @typedef {import("./wording.js").Say} Say */

/** The log's box is reversed (chat.css), so it stays at its last message when the reply box grows; its bottom is its origin. */
const BOTTOM = 0;

export function mountLog() {
  const log = byId("log", HTMLElement);
  const messages = byId("messages", HTMLElement);
  const name = byId("customer-name", HTMLElement);
  const channel = byId("customer-channel", HTMLElement);
  const topic = byId("customer-topic", HTMLElement);

  return {
    /** Draw a whole conversation. @param {Conversation} conversation @param {Say} say */
    draw(conversation, say) {
      name.textContent = conversation.name;
      channel.textContent = say(conversation.channel);
      topic.textContent = conversation.topic;
      name.lang = topic.lang = conversation.lang;
      messages.replaceChildren(...conversation.messages.map((message) => bubble(message, conversation, say)));
      log.scrollTop = BOTTOM;
    },
    /** Add one message at the end. @param {Message} message @param {Conversation} conversation @param {Say} say */
    append(message, conversation, say) {
      messages.append(bubble(message, conversation, say));
      log.scrollTop = BOTTOM;
    },
  };
}

/** @param {Message} message @param {Conversation} conversation @param {Say} say */
function bubble(message, conversation, say) {
  const time = clock(message.at);
  if (message.role === "system") {
    return build("p", { class: "event", lang: conversation.lang }, message.text, " ", time);
  }
  const ours = message.role === "agent";
  const who = ours ? say("you") : conversation.name;
  const severity = heaviest(message.findings);
  return build("article", { class: "message", "data-role": message.role, "data-severity": severity ?? undefined },
    build("span", { class: "avatar", "aria-hidden": "true" }, initial(who)),
    build("p", { class: "message-head" }, build("span", { class: "unseen" }, who), time),
    build("p", { class: "message-text", lang: conversation.lang }, message.text),
    ...(severity ? [flag(message, say)] : []),
  );
}

/** The small mark of a message that went out with findings open. @param {Message} message @param {Say} say */
function flag({ findings, overridden }, say) {
  const categories = [...new Set(findings.map((finding) => finding.categoryTitle))];
  const words = [say(overridden ? "sentAnyway" : "sentWithWarning"), ...categories];
  return build("p", { class: "flag" }, words.join(" · "));
}

/** @param {Date} at */
export function clock(at) {
  const shown = at.toLocaleTimeString("zh-CN", { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
  return build("time", { datetime: at.toISOString() }, shown);
}
