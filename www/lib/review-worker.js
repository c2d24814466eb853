// The desk in a worker of its own: each message asks for one thing and gets one answer under its number.

import { loadLikeness } from "#glue";
import { start } from "./engine.js";
import { ReviewDesk } from "./review-desk.js";

/** @typedef {{ number: number, name: "open" | "read" | "review" | "sit", what: any }} Question */

/** @type {ReviewDesk | null} */
let desk = null;

/** @param {{ source?: string, config: import("./review-desk.js").DeskConfig }} what */
async function sit({ source, config }) {
  await start(source ?? new URL("./kefu.wasm", import.meta.url), { file: new URL("./cloaks.bin", import.meta.url), take: loadLikeness });
  desk = new ReviewDesk(config);
  return desk.describe();
}

addEventListener("message", async (/** @type {MessageEvent<Question>} */ { data: { number, name, what } }) => {
  try {
    const answer = await (name === "sit" ? sit(what) : /** @type {any} */ (desk)[name](what));
    postMessage({ number, answer });
  } catch (error) {
    const { code, message, path, hint } = /** @type {any} */ (error);
    postMessage({ number, trouble: { code: code ?? "engine-trapped", message: String(message), path, hint } });
  }
});
