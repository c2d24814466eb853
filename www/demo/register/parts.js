/** What the view of registers is made of: the form on one side, the paper on the other. It knows no entries. */

import { build } from "../dom.js";
import { fieldsOf } from "../review/fields.js";

/** @typedef {import("./index.js").Key} Key */

export function partsOf() {
  const { worded, word, field, button } = /** @type {typeof fieldsOf<Key>} */ (fieldsOf)();
  const which = build("select", { id: "register-which" });
  const by = build("input", { id: "register-by", autocomplete: "name" });
  const file = build("input", { id: "register-file", type: "file", accept: ".json" });
  const [sample, verify, tamper, again, print, save] = /** @type {const} */ (["sample", "verify", "tamper", "again", "print", "save"]).map((key) => button(key, key === "verify" ? "strong" : "quiet"));
  const entryTitle = build("h2", { id: "register-entry-title" });
  const stage = build("div", { class: "register-stage" });
  const sheet = build("div", { class: "table-box register-sheet", tabindex: "0", role: "group" });
  const state = build("p", { class: "note unprinted", role: "status" });
  const problems = build("div", { class: "unprinted", "aria-live": "polite" });
  const days = build("div");
  const missing = build("div", { class: "unprinted" }, word("days", build("h3")), days);
  const body = build("div", { class: "sheet-body" },
    build("header", { class: "sheet-head unprinted" }, word("title", build("h1")), word("lead", build("p", { class: "lead" }))),
    build("div", { class: "register-grid" },
      build("section", { class: "block unprinted", "aria-labelledby": "register-entry-title" }, entryTitle, build("div", { class: "field-row" }, field("which", which), field("by", by)), stage),
      build("section", { class: "block register-paper", "aria-labelledby": "register-paper-title" }, word("paper", build("h2", { id: "register-paper-title", class: "unprinted" })),
        build("p", { class: "buttons unprinted" }, sample, verify, tamper, again, print, save), state, problems, sheet,
        missing, build("div", { class: "unprinted register-look" }, field("file", file)))));
  return { body, worded, which, by, file, sample, verify, tamper, again, print, save, entryTitle, stage, sheet, state, problems, days, missing };
}
