// The desk of responses in a worker.

import { SurveyDesk } from "./survey-desk.js";
import { serveDesk } from "./worker-desk.js";

serveDesk((config) => new SurveyDesk(config));
