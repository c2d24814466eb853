// What the package's code finds around itself: the name that the build puts in, and of Node only that it runs there and
// how to read a file.

/** The wasm module that the code is bundled with, without `.wasm`. */
declare const MODULE: string;

declare var process: { versions?: { node?: string } } | undefined;

declare module "node:fs/promises" {
  export function readFile(path: URL): Promise<Uint8Array<ArrayBuffer>>;
}
