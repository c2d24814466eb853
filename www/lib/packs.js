// The packs: documents by name. Built-in ones lie beside the module as one file each; any other is loaded by address.

import { KefuError, invalidArgument } from "./errors.js";
import { read } from "./files.js";

/** @typedef {import("./index.js").Pack} Pack */

/** @type {Map<string, Pack>} packs whose documents are at hand */
const loaded = new Map();
/** @type {import("./index.js").PackSummary[]} */
let known = [];

const besideModule = (/** @type {string} */ name) => new URL(`./packs/${name}.json`, import.meta.url);

/** @type {Promise<void> | null} */
let defaults = null;

/** Reads the list of built-in packs and the default one, once. A failed reading can be tried again. */
export function loadDefaults() {
  defaults ??= Promise.all([readJson(besideModule("index")), loadPack("service")])
    .then(([index]) => {
      known = /** @type {import("./index.js").PackSummary[]} */ (index);
    })
    .catch((error) => {
      defaults = null;
      throw error;
    });
  return defaults;
}

/**
 * Loads a pack, so that its documents can be named by their ids.
 * @param {string} id
 * @param {string | URL} [from] address of its file; by default the built-in pack of that name
 * @returns {Promise<Pack>}
 */
export async function loadPack(id, from) {
  if (typeof id !== "string" || !/^[a-z][a-z0-9-]*$/.test(id)) {
    throw invalidArgument("id", `not the id of a pack: ${String(id)}`, "a-z, 0-9 and hyphens");
  }
  const ready = loaded.get(id);
  if (ready !== undefined && from === undefined) return ready;
  const pack = /** @type {Pack} */ (await readPack(id, from ?? besideModule(id)));
  if (pack?.id !== id || !Array.isArray(pack.documents)) {
    throw new KefuError("document-invalid", `this is not the pack "${id}"`, {
      path: String(from ?? id),
      hint: "a pack has id, title and documents",
    });
  }
  loaded.set(id, pack);
  return pack;
}

/** The built-in packs and those loaded, with their documents. */
export function packs() {
  const others = [...loaded.values()].filter((pack) => known.every((summary) => summary.id !== pack.id)).map(summaryOf);
  return [...known, ...others].sort((left, right) => (left.id < right.id ? -1 : 1));
}

/**
 * A document of a loaded pack. Documents of different kinds may share a name: a hall has a rubric and a calendar.
 * @param {string} id `pack/name`
 * @param {string} path where the id was given, for the error
 * @param {string} [kind] by default the first of that name
 */
export function documentById(id, path, kind) {
  const [pack] = id.split("/");
  const found = loaded.get(pack)?.documents.find((document) => document.id === id && (!kind || document.kind === kind));
  if (found !== undefined) return found;
  throw new KefuError("pack-missing", `there is no document "${id}"`, {
    path,
    hint: loaded.has(pack) ? `the pack "${pack}" has ${idsOf(pack)}` : `await loadPack("${pack}") first`,
  });
}

/** The documents of all loaded packs. */
export const atHand = () => [...loaded.values()].flatMap(({ documents }) => documents);

/** The lexicons of a loaded pack, by default the one that comes with init(). */
export const lexiconsOf = (pack = "service") => loaded.get(pack)?.documents.filter(({ kind }) => kind === "lexicon") ?? [];

/** @param {string} pack */
const idsOf = (pack) => loaded.get(pack)?.documents.map(({ id }) => id).join(", ");

/** @param {Pack} pack */
const summaryOf = ({ id, title, documents }) => ({
  id,
  title,
  documents: documents.map(({ kind, id, title, rows = [] }) => ({ kind, id, title, rows })),
});

/**
 * @param {string} id
 * @param {string | URL} source
 */
async function readPack(id, source) {
  try {
    return await readJson(source);
  } catch (cause) {
    const error = /** @type {KefuError} */ (cause);
    if (error.code !== "module-missing") throw error;
    const names = known.map((summary) => summary.id).join(", ");
    throw new KefuError("pack-missing", `the pack "${id}" could not be loaded`, {
      path: error.path,
      hint: names === "" ? error.hint : `built-in packs: ${names}`,
      cause: error,
    });
  }
}

/** @param {string | URL} source */
async function readJson(source) {
  const response = await read(source);
  try {
    return await response.json();
  } catch (error) {
    throw new KefuError("document-invalid", `this is not JSON: ${/** @type {Error} */ (error).message}`, {
      path: String(source),
      hint: "a comma or quote may be missing",
      cause: error,
    });
  }
}
