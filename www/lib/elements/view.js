// Everything the element shows, in its shadow tree: the strip, the card at the mark, the question before sending.
//
// Refuses to know: the engine, the composer.

import { createDialog } from "./dialog.js";
import { createPanel } from "./panel.js";
import { createPopover } from "./popover.js";
import { styleSheet } from "./styles.js";

/** @typedef {import("../index.js").Finding} Finding */
/** @typedef {import("../strings/index.js").Strings} Strings */
/** @typedef {import("./checker.js").Health} Health */
/** @typedef {import("./checker.js").Trouble} Trouble */
/** @typedef {{ findings: Finding[], ready: boolean, health: Health, troubles: Trouble[] }} State */

const MOST_TROUBLES = 3;

/** @typedef {ReturnType<typeof createView>} View */

/**
 * @param {HTMLElement} host
 * @param {ElementInternals} internals  carry role and name, so that the host's own attributes stay the page's
 */
export function createView(host, internals) {
  const panel = createPanel();
  const popover = createPopover();
  const dialog = createDialog();
  const root = host.attachShadow({ mode: "open" });
  root.adoptedStyleSheets = [styleSheet()];
  root.append(panel.element, popover.element, dialog.element);
  internals.role = "group";
  return {
    root,
    panel,
    popover,
    dialog,
    /**
     * @param {State} state
     * @param {Strings} strings
     */
    render({ findings, ready, health, troubles }, strings) {
      const summary = panel.render(findings, strings, ready ? strings.idle : "");
      const lines = health === "quiet" ? [] : [strings[health], ...linesOf(health, troubles, strings)];
      panel.showTrouble(lines);
      internals.ariaLabel = [strings.label, lines[0] ?? summary].join(" ");
    },
  };
}

/**
 * Why, and what to change. Of some troubles the interface can tell it all; of the others the engine knows the place.
 * @param {Health} health
 * @param {Trouble[]} troubles
 * @param {Strings} strings
 */
function linesOf(health, troubles, strings) {
  if (health === "paused") return [];
  const told = /** @type {Record<string, string | undefined>} */ (strings);
  return troubles.slice(0, MOST_TROUBLES).flatMap(({ code, message, hint }) => told[code] ?? [message, hint]);
}
