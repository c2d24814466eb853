// Bundles for test pages that use npm packages (ProseMirror): tests/web/pages/<name>.entry.js → /pages/built/<name>.js.
//
//   await bundle("prosemirror");      // in before(); the page then loads "/pages/built/prosemirror.js"
//
// The host's side only: kefu itself is loaded by the page from /dist/ as any host would, never bundled in here.

import { load, pathOf } from "./packages.js";

/** @type {typeof import("esbuild")} */
const esbuild = load("esbuild");

/** @param {string} name */
export async function bundle(name) {
  await esbuild.build({
    entryPoints: [pathOf(`tests/web/pages/${name}.entry.js`)],
    outfile: pathOf(`www/build/pages/${name}.js`),
    bundle: true,
    format: "esm",
    target: "es2022",
    external: ["/dist/*"],
    nodePaths: [pathOf("www/node_modules")],
    logLevel: "warning",
  });
}
