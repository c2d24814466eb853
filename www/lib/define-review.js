// Registers `<kefu-review>`, and with it `<kefu-guard>`, with which it shares its code: a chunk of what both need would
// make every page of the guard load more.

import { KefuGuardElement } from "./elements.js";
import { register } from "./elements/dom.js";
import { KefuReviewElement } from "./elements/review/kefu-review.js";

register("kefu-guard", KefuGuardElement);
register("kefu-review", KefuReviewElement);

export { KefuGuardElement, KefuReviewElement };
