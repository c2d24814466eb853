// The npm package as a stranger gets it: installed from the tarball into an empty folder, then imported and typed.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { homedir, tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { pathOf, resolve } from "./support/packages.js";

const folder = mkdtempSync(join(tmpdir(), "kefu-package-"));
const installed = join(folder, "node_modules/kefu");

/** @param {string} source a module's text, run by Node in the folder where the package is installed */
function run(source) {
  return execFileSync(process.execPath, ["--input-type=module", "--eval", source], { cwd: folder, encoding: "utf8" });
}

before(() => {
  const tarballs = readdirSync(pathOf("target/package")).filter((name) => name.endsWith(".tgz"));
  assert.equal(tarballs.length, 1, "`cargo xtask package` makes exactly one tarball");
  writeFileSync(join(folder, "package.json"), JSON.stringify({ private: true, type: "module" }));
  const tarball = join(pathOf("target/package"), tarballs[0]);
  execFileSync("npm", ["install", "--offline", "--no-audit", "--no-fund", "--silent", tarball], { cwd: folder });
});

after(() => rmSync(folder, { recursive: true, force: true }));

test("Node finds a forbidden phrase with the installed package and its default pack", () => {
  const found = run(`
    import init, { PhraseGuard } from "kefu";
    await init();
    console.log(new PhraseGuard().check("你找领导去").map((finding) => finding.severity).join());
  `);
  assert.equal(found.trim(), "block");
});

test("the guard alone works from its own entry point", () => {
  const found = run(`
    import init, { PhraseGuard } from "kefu/guard";
    await init();
    console.log(new PhraseGuard({ phrases: ["不归我管"] }).check("这事不归我管").map((finding) => finding.start).join());
  `);
  assert.equal(found.trim(), "2");
});

test("all of the phrase engine works from its own entry point", () => {
  const found = run(`
    import init, { PhraseGuard } from "kefu/phrases";
    await init();
    const guard = new PhraseGuard({ phrases: ["没有办法"], leaks: true });
    const saved = new PhraseGuard({ compiled: guard.compile() });
    const found = [...saved.session("美有办法").findings, ...saved.check("13748215639")];
    console.log(found.map((finding) => finding.via).join());
  `);
  assert.equal(found.trim(), "sound,leak");
});

test("every entry of the exports map leads to a file", () => {
  const { exports } = JSON.parse(readFileSync(join(installed, "package.json"), "utf8"));
  const targets = Object.values(exports).flatMap((entry) => (typeof entry === "string" ? [entry] : Object.values(entry)));
  for (const target of targets) {
    if (target.endsWith("/*")) assert.notEqual(readdirSync(join(installed, target.slice(0, -2))).length, 0, target);
    else readFileSync(join(installed, target));
  }
});

test("it says what it is, under which terms, and whose data it is built from", () => {
  for (const name of ["README.md", "LICENSE-MIT", "LICENSE-APACHE", "NOTICE"]) readFileSync(join(installed, name));
});

test("it has the crate's version", () => {
  const { version } = JSON.parse(readFileSync(join(installed, "package.json"), "utf8"));
  assert.match(readFileSync(pathOf("Cargo.toml"), "utf8"), new RegExp(`^version = "${version}"$`, "m"));
});

test("the types hold in a strict project, whichever way modules are resolved", () => {
  const consumer = `
    import init, { PhraseGuard, type Finding } from "kefu";
    import { PhraseGuard as Small } from "kefu/guard";
    import "kefu/define";
    await init();
    const findings: Finding[] = new PhraseGuard({ lexicons: ["service/taboo"] }).check("您好", { role: "agent" });
    const spans: Uint32Array = new Small({ phrases: ["操"] }).spans("操作");
    console.log(findings.map((finding) => finding.start + finding.end), spans.length);
  `;
  writeFileSync(join(folder, "consumer.mts"), consumer);
  const tsc = resolve("typescript/package.json").replace(/package\.json$/, "bin/tsc");
  for (const [module, resolution] of [["nodenext", "nodenext"], ["esnext", "bundler"]]) {
    const flags = ["--noEmit", "--strict", "--target", "es2022", "--module", module, "--moduleResolution", resolution];
    execFileSync(process.execPath, [tsc, ...flags, "consumer.mts"], { cwd: folder, stdio: "inherit" });
  }
});

test("nothing in it tells of the machine that built it, and nothing asks for the glue's own file", () => {
  const files = readdirSync(installed, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  for (const { parentPath, name } of files) {
    const content = readFileSync(join(parentPath, name), "latin1");
    for (const trace of [pathOf(""), homedir() + "/", "registry/src", "kefu_bg.wasm"]) {
      assert.ok(!content.includes(trace), `${name} contains ${trace}`);
    }
  }
});
