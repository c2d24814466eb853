/** The forms of the built-in packs, by what they are for. */

import { loadPack, packs } from "../../dist/index.js";
import { lexicons } from "../lexicons.js";

/** @typedef {import("../../dist/index.js").Text} Text */
/** @typedef {{ id: string, title: Text, pack: Text }} Choice */

/** @param {string[]} uses @returns {Promise<Choice[]>} */
export async function listForms(uses) {
  await lexicons.ready();
  const withForms = packs().filter(({ documents }) => documents.some(({ kind }) => kind === "form"));
  const loaded = await Promise.all(withForms.map(({ id }) => loadPack(id)));
  return loaded.flatMap(({ title: pack, documents }) => documents
    .filter((document) => document.kind === "form" && uses.includes(/** @type {import("../../dist/form.js").FormDocument} */ (document).use))
    .map(({ id, title }) => ({ id, title, pack })));
}
