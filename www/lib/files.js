// Reads the files that lie beside the modules, in a page by fetch and in Node from the disk. Nothing else is ever fetched.

import { KefuError } from "./errors.js";

/**
 * A file as a response; a failure says which file and what to look at.
 * @param {URL | string} source absolute, or relative to the page
 * @returns {Promise<Response>}
 */
export async function read(source) {
  const url = resolve(source);
  if (url.protocol === "file:" && globalThis.process?.versions?.node !== undefined) return readFromDisk(url);
  try {
    const response = await fetch(url, { credentials: "same-origin" });
    if (response.ok) return response;
    throw missing(url, `HTTP ${response.status}`);
  } catch (error) {
    throw error instanceof KefuError ? error : missing(url, "no answer", error);
  }
}

/** @param {URL | string} source */
function resolve(source) {
  try {
    return new URL(source, globalThis.document?.baseURI);
  } catch {
    throw new KefuError("invalid-argument", `not an address: ${source}`, { hint: "give a URL" });
  }
}

/** @param {URL} url */
async function readFromDisk(url) {
  const { readFile } = await import("node:fs/promises");
  try {
    return new Response(new Uint8Array(await readFile(url)));
  } catch (error) {
    throw missing(url, "no such file", error);
  }
}

/**
 * @param {URL} url
 * @param {string} what
 * @param {unknown} [cause]
 */
function missing(url, what, cause) {
  const name = url.pathname.slice(url.pathname.lastIndexOf("/") + 1);
  return new KefuError("module-missing", `${name} could not be loaded (${what})`, {
    path: url.href,
    hint: "copy the whole dist folder to your server, and allow connect-src 'self'",
    cause,
  });
}
