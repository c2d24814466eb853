// The package: everything the engines do, for pages and for Node. What each function promises is in index.d.ts.

export { agreement } from "./agreement.js";
export { CourtesyCheck } from "./courtesy.js";
export { checkDocument } from "./documents.js";
export { KefuError } from "./errors.js";
export { exportLexicon, importLexicon } from "./exchange.js";
export { draw } from "./draw.js";
export { loadForm } from "./form-documents.js";
export { Form } from "./forms.js";
export { default } from "./init.js";
export { lintForm } from "./lint-form.js";
export { lintSheet } from "./lint-sheet.js";
export { answerObjection, exportObjections, importObjections, objection, verifyObjection } from "./objection.js";
export { loadPack, packs } from "./packs.js";
export { ConversationReview } from "./conversation-review.js";
export { ReviewJob } from "./review-job.js";
export { ScoreSheet } from "./score-sheet.js";
export { PhraseGuard } from "./readings.js";
export { Register } from "./register.js";
export { replay } from "./replay.js";
export { ServiceClock } from "./service-clock.js";
export { GuardSession } from "./session.js";
export { toCsv } from "./tables.js";
export { parseTranscript, transcriptColumns } from "./transcript.js";
export { readTranscriptFile } from "./transcript-file.js";
