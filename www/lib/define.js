// Registers `<kefu-guard>` at once, and the other tags when the page first has one: their code is loaded then.

import { KefuGuardElement } from "./elements.js";
import { register, summon } from "./elements/dom.js";

register("kefu-guard", KefuGuardElement);
summon(/^kefu-(clock|courtesy|review|score|survey)$/);

export { KefuGuardElement };
