/**
 * The desk's memory: conversations, the open one, its draft and what was sent anyway.
 * It refuses to know the DOM, the language of the interface and the checker.
 * Invariant: messages are only ever appended; a sent message never changes.
 */

import { OPENINGS } from "./conversations.js";

/** @typedef {import("./conversations.js").Role} Role */
/** @typedef {import("./conversations.js").Channel} Channel */
/** @typedef {import("../dist/index.js").Finding} Finding */
/** @typedef {{ role: Role, at: Date, text: string, findings: Finding[], overridden: boolean }} Message */
/** @typedef {{ id: string, name: string, lang: string, channel: Channel, topic: string, draft: string, messages: Message[] }} Conversation */
/** @typedef {{ at: Date, customer: string, text: string, findings: Finding[] }} Override */
/** @typedef {{ conversations: Conversation[], current: Conversation, overrides: Override[] }} Desk */

const MINUTE_MS = 60_000;

/**
 * The desk as it opens at the instant `now`.
 * @param {Date} now
 * @returns {Desk}
 */
export function openDesk(now) {
  const conversations = OPENINGS.map(({ seeds, ...about }) => ({
    ...about,
    draft: "",
    messages: seeds.map(({ role, ago, text }) => message(role, new Date(now.getTime() - ago * MINUTE_MS), text)),
  }));
  return { conversations, current: conversations[0], overrides: [] };
}

/**
 * @param {Role} role
 * @param {Date} at
 * @param {string} text
 * @param {Finding[]} [findings] what was open when it was sent
 * @param {boolean} [overridden] sent although a dialog had asked
 * @returns {Message}
 */
export function message(role, at, text, findings = [], overridden = false) {
  return { role, at, text, findings, overridden };
}

/**
 * How long a customer has waited for an answer, or null when the last word was ours.
 * @param {Conversation} conversation
 * @param {Date} now
 * @returns {number | null} whole minutes
 */
export function waitingMinutes({ messages }, now) {
  const last = messages[messages.length - 1];
  if (last.role !== "customer") return null;
  return Math.max(0, Math.floor((now.getTime() - last.at.getTime()) / MINUTE_MS));
}

/**
 * The conversation so far in the shape the checker takes as context.
 * @param {Conversation} conversation
 */
export function turnsOf({ messages }) {
  return messages.map(({ role, text, at }) => ({ role, text, at: at.toISOString() }));
}

/**
 * The heaviest severity among findings, or null when there are none.
 * @param {Finding[]} findings
 * @returns {Finding["severity"] | null}
 */
export function heaviest(findings) {
  /** @type {Finding["severity"][]} */
  const order = ["block", "warn", "hint"];
  return order.find((severity) => findings.some((finding) => finding.severity === severity)) ?? null;
}
