// A web server for the tests: www/ at "/", tests/web/pages/ at "/pages/", bundles of those pages at "/pages/built/".
//
// It sends the headers the demo's server sends, the strict Content-Security-Policy first of all, so that what passes
// here works there. Each test takes its own server (port chosen by the system) and closes it again.
//
//   const site = await serve();                                        // as the demo serves it
//   const site = await serve({ csp: policy({ "script-src": "'self'" }) });   // WebAssembly not allowed
//   const site = await serve({ missing: ["/dist/kefu.wasm"] });         // 404 for these
//   const site = await serve({ files: { "/embed.html": "<!doctype html>…" } });   // a page made up by the test
//   site.url("/pages/textarea.html"); site.requests; site.requests.length = 0; await site.close();

import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, normalize, sep } from "node:path";
import { pathOf } from "./packages.js";

const directives = {
  "default-src": "'none'",
  "script-src": "'self' 'wasm-unsafe-eval'",
  "connect-src": "'self'",
  "style-src": "'self'",
  "img-src": "'self'",
  "base-uri": "'none'",
  "form-action": "'none'",
  "frame-ancestors": "'none'",
  "require-trusted-types-for": "'script'",
  "trusted-types": "kefu",
};

/** @type {Record<string, string>} */
const types = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".map": "application/json; charset=utf-8",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".wasm": "application/wasm",
};

const folders = [
  { prefix: "/pages/built/", folder: pathOf("www/build/pages/") },
  { prefix: "/pages/", folder: pathOf("tests/web/pages/") },
  { prefix: "/", folder: pathOf("www/") },
];

/**
 * The strict policy, with some directives replaced; `null` drops one.
 * @param {Record<string, string | null>} [changes]
 */
export function policy(changes = {}) {
  return Object.entries({ ...directives, ...changes })
    .filter(([, value]) => value !== null)
    .map(([name, value]) => `${name} ${value}`)
    .join("; ");
}

/**
 * The file a path stands for, or null when it would leave its folder.
 * @param {string} pathname
 */
function fileFor(pathname) {
  const path = decodeURIComponent(pathname).replace(/\/$/, "/index.html");
  const place = folders.find(({ prefix }) => path.startsWith(prefix));
  if (!place) return null;
  const file = normalize(place.folder + path.slice(place.prefix.length).replaceAll("/", sep));
  return file.startsWith(place.folder) ? file : null;
}

/**
 * @typedef {object} Site
 * @property {string} origin
 * @property {(path: string) => string} url
 * @property {string[]} requests the paths asked for so far, oldest first; set `.length = 0` to start afresh
 * @property {() => Promise<void>} close
 */

/**
 * @param {{ csp?: string, missing?: string[], files?: Record<string, string> }} [options]
 * @returns {Promise<Site>}
 */
export async function serve({ csp = policy(), missing = [], files = {} } = {}) {
  /** @type {string[]} */
  const requests = [];
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url ?? "/", "http://localhost");
    if (pathname === "/favicon.ico") return void response.writeHead(204).end(); // the browser's own idea, not the page's
    requests.push(pathname);
    const file = fileFor(pathname);
    const body = files[pathname] ?? (file && !missing.includes(pathname) ? await readFile(file).catch(() => null) : null);
    response.setHeader("Content-Security-Policy", csp);
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader("Cache-Control", "no-cache");
    response.setHeader("Content-Type", types[extname(file ?? pathname)] ?? "application/octet-stream");
    response.statusCode = body === null ? 404 : 200;
    response.end(body ?? "not found");
  });
  await new Promise((ready) => server.listen(0, "127.0.0.1", () => ready(undefined)));
  const address = /** @type {import("node:net").AddressInfo} */ (server.address());
  const origin = `http://127.0.0.1:${address.port}`;
  const close = async () => {
    server.closeAllConnections();
    await new Promise((done) => server.close(done));
  };
  return { origin, url: (path) => origin + path, requests, close };
}
