// Stands between a forbidden phrase and the send key: asks, and records what was sent in spite of the question.
//
// Refuses to know: how a send is noticed, held back and repeated.
// Invariants: the host is asked first and may decide by itself; a phrase that is only mentioned never blocks; nothing
// is recorded that was not sent.

/** @typedef {import("../index.js").Finding} Finding */
/** @typedef {{ text: string, findings: Finding[], resume: () => void }} Attempt */

/**
 * @param {object} options
 * @param {ReturnType<typeof import("./dialog.js").createDialog>} options.dialog
 * @param {() => import("../strings/index.js").Strings} options.strings
 * @param {(detail: { text: string, findings: Finding[] }) => boolean} options.permit
 *   asks the host; false when it takes the decision, and the sending, upon itself
 * @param {(override: { at: string, text: string, findings: Finding[] }) => void} options.record
 * @param {() => void} onAnswered  the question is closed, and the composer is what matters again
 * @returns {(attempt: Attempt) => boolean} whether the message is held back
 */
export function createGate({ dialog, strings, permit, record }, onAnswered) {
  return ({ text, findings, resume }) => {
    if (text.trim() === "") return false;
    if (dialog.element.open || !permit({ text, findings })) return true;
    const forbidden = findings.filter(({ severity, mention }) => severity === "block" && mention === null);
    if (forbidden.length === 0) return false;
    dialog.ask(forbidden, strings(), (anyway) => {
      onAnswered();
      if (!anyway) return;
      record({ at: new Date().toISOString(), text, findings });
      resume();
    });
    return true;
  };
}
