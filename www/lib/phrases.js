// All of the phrase engine and nothing else: hidden phrases, leaks, live sessions and saved guards, for pages without
// conversations, scores, clocks and forms.

export { PhraseGuard } from "./changes.js";
export { KefuError } from "./errors.js";
export { default } from "./init.js";
export { loadPack, packs } from "./packs.js";
export { GuardSession } from "./session.js";
