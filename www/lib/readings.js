// How each layer reads a text: for pages that show people how a disguise is seen through.

import { run } from "./engine.js";
import { copy, shared } from "./phrase-guard.js";
import { PhraseGuard } from "./changes.js";

// Defined here, so that pages that only check do not load it.
/** @type {any} */ (PhraseGuard.prototype).readings = function (/** @type {string} */ text) {
  return run(() => {
    const engine = this[shared].live();
    copy(engine, text, "text");
    return engine.readings();
  });
};

export { PhraseGuard };
