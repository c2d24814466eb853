// Registers the element.

import { KefuGuardElement } from "./elements.js";
import { register } from "./elements/dom.js";

register("kefu-guard", KefuGuardElement);

export { KefuGuardElement };
