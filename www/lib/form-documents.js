// Form documents by name: each lies in a file of its own beside its pack, so that a survey loads one form and no pack.

import { KefuError, invalidArgument } from "./errors.js";
import { read } from "./files.js";
import { documentById } from "./packs.js";

/** @typedef {import("./form-types.js").FormDocument} FormDocument */

/** @type {Map<string, FormDocument>} */
const alone = new Map();

/**
 * Loads one form, so that it can be named by its id.
 * @param {string} id `pack/name`
 * @param {URL | string} [from] its address; by default that of the built-in form of that name
 * @returns {Promise<FormDocument>}
 */
export async function loadForm(id, from) {
  if (typeof id !== "string" || !/^[a-z][a-z0-9-]*\/[a-z][a-z0-9-]*$/.test(id)) {
    throw invalidArgument("id", `not the id of a form: ${String(id)}`, "pack/name, such as service/after-chat");
  }
  const ready = alone.get(id);
  if (ready !== undefined && from === undefined) return ready;
  const address = from ?? new URL(`./packs/${id}.json`, import.meta.url);
  const document = await (await read(address)).json().catch(() => null);
  if (document?.kind !== "form" || document.id !== id) {
    throw new KefuError("document-invalid", `this is not the form "${id}"`, { path: String(address), hint: "a form is a JSON object with kind, id and pages" });
  }
  alone.set(id, document);
  return document;
}

/**
 * A form that is at hand.
 * @param {FormDocument | string} form
 * @returns {FormDocument}
 */
export function formNamed(form) {
  if (typeof form !== "string") return form;
  return alone.get(form) ?? /** @type {FormDocument} */ (documentById(form, "form"));
}
