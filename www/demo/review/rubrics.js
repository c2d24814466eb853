/**
 * The rubrics of the built-in packs: which there are, and each with the documents it listens with.
 * It refuses to know what is reviewed by them.
 * Invariant: a rubric that is handed out can be reviewed by at once, its documents are loaded.
 */

import { loadPack, packs } from "../../dist/index.js";
import { lexicons } from "../lexicons.js";

/** @typedef {import("../../dist/index.js").Text} Text */
/** @typedef {import("../../dist/index.js").Rubric & { lexicons?: string[], parameters?: Record<string, { title: Text, value: number, unit?: string }> }} RubricDocument */

/** All rubrics, by pack. @returns {Promise<{ id: string, title: Text, pack: Text }[]>} */
export async function listRubrics() {
  await lexicons.ready();
  return packs().flatMap(({ title: pack, documents }) =>
    documents.filter(({ kind }) => kind === "rubric").map(({ id, title }) => ({ id, title, pack })));
}

/** A rubric, ready to review by. @param {string} id @returns {Promise<RubricDocument>} */
export async function loadRubric(id) {
  const { documents } = await loadPack(packOf(id));
  const rubric = /** @type {RubricDocument | undefined} */ (documents.find((document) => document.kind === "rubric" && document.id === id));
  if (!rubric) throw new Error(id);
  await Promise.all([...new Set(rubric.lexicons?.map(packOf))].map((pack) => loadPack(pack)));
  return rubric;
}

/** Those of its documents that say which courtesies are owed. @param {RubricDocument} rubric */
export function courtesiesOf({ lexicons: named = [] }) {
  const courtesies = new Set(packs().flatMap(({ documents }) => documents).filter(({ kind }) => kind === "courtesy").map(({ id }) => id));
  return named.filter((id) => courtesies.has(id));
}

/** @param {string} id */
const packOf = (id) => id.split("/")[0];
