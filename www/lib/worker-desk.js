// A desk in a worker of its own: each message asks for one thing and gets one answer under its number.
//
// Refuses to know: what the desk does. The other end of it is hand.js.

import { loadLikeness } from "#glue";
import { start } from "./engine.js";

/** @typedef {{ number: number, name: string, what: any }} Question */

/** @param {(config: any) => import("./hand.js").Desk} make */
export function serveDesk(make) {
  /** @type {any} */
  let desk = null;
  const sit = async (/** @type {{ source?: string, config: any }} */ { source, config }) => {
    await start(source ?? new URL("./kefu.wasm", import.meta.url), { file: new URL("./cloaks.bin", import.meta.url), take: loadLikeness });
    desk = make(config);
    return desk.describe();
  };
  addEventListener("message", async (/** @type {MessageEvent<Question>} */ { data: { number, name, what } }) => {
    try {
      const answer = await (name === "sit" ? sit(what) : desk[name](what));
      postMessage({ number, answer });
    } catch (error) {
      const { code, message, path, hint } = /** @type {any} */ (error);
      postMessage({ number, trouble: { code: code ?? "engine-trapped", message: String(message), path, hint } });
    }
  });
}
