// One task in a Node process of its own: `node --expose-gc child.js '<task as JSON>'` prints the answer as JSON.

import { readFile } from "node:fs/promises";

const www = new URL("../../www/", import.meta.url);
const [suite, kefu, yardstick] = await Promise.all(
  ["build/bench/suite.js", "dist/index.js", "build/bench/yardstick.js"].map((path) => import(new URL(path, www).href)),
);
const module = await readFile(new URL("build/bench/yardstick_bg.wasm", www));
const answer = await suite.run({ kefu, yardstick, module }, JSON.parse(process.argv[2]));
process.stdout.write(JSON.stringify(answer));
