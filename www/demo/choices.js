/** Documents of the packs to choose from, those of a pack under its name. It refuses to know what kind they are. */

import { build } from "./dom.js";
import { inLanguage } from "./wording.js";

/** @typedef {import("../dist/index.js").Text} Text */

/**
 * @param {{ id: string, title: Text, pack: Text }[]} documents those of a pack one after another
 * @param {import("./wording.js").Language} language
 */
export function grouped(documents, language) {
  /** @type {Map<string, HTMLOptGroupElement>} */
  const groups = new Map();
  for (const { id, title, pack } of documents) {
    const label = inLanguage(pack, language);
    const group = groups.get(label) ?? build("optgroup", { label });
    group.append(build("option", { value: id }, inLanguage(title, language)));
    groups.set(label, group);
  }
  return [...groups.values()];
}
