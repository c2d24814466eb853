// The desk of reviews in a worker.

import { ReviewDesk } from "./review-desk.js";
import { serveDesk } from "./worker-desk.js";

serveDesk((config) => new ReviewDesk(config));
