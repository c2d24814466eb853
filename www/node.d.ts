// All that the package uses of Node: knowing that it runs there, and reading a file beside itself.

declare var process: { versions?: { node?: string } } | undefined;

declare module "node:fs/promises" {
  export function readFile(path: URL): Promise<Uint8Array<ArrayBuffer>>;
}
