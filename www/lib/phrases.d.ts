export { default, GuardSession, KefuError, PhraseGuard, loadPack, packs } from "./index.js";
export type { Document, Finding, GuardOptions, Lexicon, Pack, PackSummary, Problem, Role, SessionChange, Text, Turn } from "./index.js";
