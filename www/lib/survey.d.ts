export { KefuError } from "./index.js";
export { AskedForm as Form, loadForm } from "./asked-form.js";
export type {
  Answer, Answers, FollowUp, FormDocument, FormOptions, FormResponse, FormView, QuestionKind, QuestionView, ResponseMeta,
} from "./form-types.js";

/**
 * Loads `survey.wasm`. Once is enough; calling it again is safe.
 * @throws KefuError `module-missing`, `module-blocked` (Content-Security-Policy), `module-invalid`
 */
export default function init(source?: URL | string | BufferSource | WebAssembly.Module): Promise<void>;
