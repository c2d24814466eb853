/**
 * The score sheets of the built-in packs: which there are, and each as its document.
 * It refuses to know what is entered in them. Invariant: a scheme that is handed out has its pack loaded.
 */

import init, { loadPack, packs } from "../../dist/score.js";

/** @typedef {import("../../dist/score.js").Scheme & { source?: import("../../dist/score.js").Text, examples?: { inputs: Record<string, unknown> }[] }} Scheme */
/** @typedef {{ id: string, title: import("../../dist/score.js").Text, pack: import("../../dist/score.js").Text }} Listed */

/** All score sheets, by pack. @returns {Promise<Listed[]>} */
export async function listSchemes() {
  await init();
  return packs().flatMap(({ title: pack, documents }) => documents.filter(({ kind }) => kind === "scheme").map(({ id, title }) => ({ id, title, pack })));
}

/** @param {string} id @returns {Promise<Scheme>} */
export async function loadScheme(id) {
  const { documents } = await loadPack(id.split("/")[0]);
  const scheme = documents.find((document) => document.kind === "scheme" && document.id === id);
  if (!scheme) throw new Error(id);
  return /** @type {Scheme} */ (scheme);
}
