// Changes that a review proposes, made in a conversation.
// It knows nothing of rules. Invariant: the conversation given is never changed; its changed turns are new objects.

/** @typedef {import("../../index.js").Conversation} Conversation */
/** @typedef {import("../../index.js").Mend} Mend */

/**
 * The conversation with the changes, made in order, each in what the one before left.
 * @param {Conversation} conversation
 * @param {Mend[]} mends
 * @returns {Conversation}
 */
export function mended(conversation, mends) {
  const turns = [...conversation.turns];
  for (const { turn, newTurn, start, end, insert } of mends) {
    const { text } = turns[turn] ?? { text: "" };
    if (newTurn) turns.splice(turn, 0, { role: "agent", text: insert });
    else turns[turn] = { ...turns[turn], text: text.slice(0, start) + insert + text.slice(end) };
  }
  return { ...conversation, turns };
}
