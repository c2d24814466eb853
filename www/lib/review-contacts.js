// Who was here before: the contacts of each customer in one batch, so that a rule can ask whether somebody had to come again.
//
// Refuses to know: what a rule makes of it. Invariants: only conversations whose attributes name a `customer` count; a
// contact without a time is nobody's earlier one; what a conversation already says in `earlier` is left as it is.

/** @typedef {import("./index.js").Conversation} Conversation */
/** @typedef {{ time: number, contact: Record<string, unknown> }} Contact */

/** The latest so many contacts are told, so that somebody who writes every hour costs no more than anybody else. */
const MOST = 32;

/** When a conversation begins, as it stands there; empty if no turn has a time. @param {Conversation} conversation */
export function beginning(conversation) {
  const turns = Array.isArray(conversation?.turns) ? conversation.turns : [];
  return turns.find((turn) => typeof turn?.at === "string" && turn.at !== "")?.at ?? "";
}

export class Contacts {
  /** @type {Map<string, Contact[]>} in order of time once `sort` has run */
  #of = new Map();

  /** @param {Conversation} conversation */
  add(conversation) {
    const customer = customerOf(conversation);
    const at = beginning(conversation);
    const time = Date.parse(at);
    if (customer === undefined || Number.isNaN(time)) return;
    const { earlier: _, ...known } = /** @type {Record<string, unknown>} */ (conversation.attributes);
    const contact = { time, contact: { ...known, at } };
    const others = this.#of.get(customer);
    if (others === undefined) this.#of.set(customer, [contact]);
    else others.push(contact);
  }

  /** To be called once, when all are added. */
  sort() {
    for (const contacts of this.#of.values()) contacts.sort((left, right) => left.time - right.time);
  }

  /**
   * The conversation with the customer's earlier contacts, if there are any.
   * @param {Conversation} conversation
   * @returns {Conversation}
   */
  complete(conversation) {
    const customer = customerOf(conversation);
    if (customer === undefined || conversation.attributes?.earlier !== undefined) return conversation;
    const time = Date.parse(beginning(conversation));
    if (Number.isNaN(time)) return conversation;
    const contacts = this.#of.get(customer) ?? [];
    const upTo = countBefore(contacts, time);
    const earlier = contacts.slice(Math.max(0, upTo - MOST), upTo).map(({ contact }) => contact);
    return { ...conversation, attributes: { ...conversation.attributes, earlier } };
  }
}

/** @param {Conversation} conversation */
function customerOf(conversation) {
  const customer = conversation?.attributes?.customer;
  return typeof customer === "string" && customer !== "" ? customer : typeof customer === "number" ? String(customer) : undefined;
}

/**
 * @param {Contact[]} contacts
 * @param {number} time
 */
function countBefore(contacts, time) {
  let [low, high] = [0, contacts.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (contacts[middle].time < time) low = middle + 1;
    else high = middle;
  }
  return low;
}
