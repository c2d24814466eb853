export { default, KefuError, loadPack, packs } from "./index.js";
export type { Document, Pack, PackSummary, Problem, Text } from "./index.js";
export * from "./clock-types.js";
