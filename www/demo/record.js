/**
 * The side panel's second part: messages that were sent although the dialog had asked, newest first.
 * The list lives in the model; nothing of it leaves the page.
 */

import { build, byId } from "./dom.js";
import { clock } from "./log.js";

/** @typedef {import("./model.js").Override} Override */
/** @typedef {import("./wording.js").Say} Say */

export function mountRecord() {
  const place = byId("record", HTMLElement);
  const count = byId("record-count", HTMLElement);

  return {
    /** @param {Override[]} overrides @param {Say} say */
    draw(overrides, say) {
      count.textContent = overrides.length > 0 ? say("recordCount", { n: overrides.length }) : "";
      place.replaceChildren(overrides.length === 0
        ? build("p", { class: "note" }, say("recordEmpty"))
        : build("ol", { class: "overrides" }, ...[...overrides].reverse().map((override) => item(override, say))));
    },
  };
}

/** @param {Override} override @param {Say} say */
function item({ at, customer, text, findings }, say) {
  const what = findings.map((finding) => `${finding.categoryTitle} · ${finding.text}`);
  return build("li", { class: "override" },
    build("p", { class: "override-head" }, clock(at), build("span", {}, say("recordTo", { name: customer }))),
    build("p", { class: "override-text" }, text),
    build("p", { class: "override-what" }, [...new Set(what)].join("; ")),
  );
}
