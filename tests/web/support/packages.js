// Where the web tests find npm packages: only in www/node_modules, the project's one installation.
//
// The tests live outside www/, so a bare `import` would not find them; `load` resolves as a file in www/ would.
// Invariant: no test imports a package in any other way.

import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";

/** The project's root folder, as a URL with a trailing slash. */
export const root = new URL("../../../", import.meta.url);

const requireFromWww = createRequire(new URL("www/package.json", root));

/**
 * Loads a package of www/package.json.
 * @param {string} name
 */
export const load = (name) => requireFromWww(name);

/**
 * The path of a file inside an installed package, or of the package's main file.
 * @param {string} name such as "axe-core/axe.min.js"
 */
export const resolve = (name) => requireFromWww.resolve(name);

/**
 * The path of a file of the project.
 * @param {string} relative such as "www/dist/index.js"
 */
export const pathOf = (relative) => fileURLToPath(new URL(relative, root));
