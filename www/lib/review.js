// Conversations and nothing else: phrases, courtesy and reviews, for pages without scores, clocks and forms. It is what
// the elements of a chat portal run on, so a page with both has one engine.

export { agreement } from "./agreement.js";
export { PhraseGuard } from "./changes.js";
export { ConversationReview } from "./conversation-review.js";
export { CourtesyCheck } from "./courtesy.js";
export { KefuError } from "./errors.js";
export { default } from "./init.js";
export { answerObjection, exportObjections, importObjections, objection, verifyObjection } from "./objection.js";
export { loadPack, packs } from "./packs.js";
export { GuardSession } from "./session.js";
export { parseTranscript, transcriptColumns } from "./transcript.js";
export { readTranscriptFile } from "./transcript-file.js";
