// Registers `<kefu-courtesy>`, and with it `<kefu-guard>`, beside which it stands and with which it shares its code.

import { KefuGuardElement } from "./elements.js";
import { KefuCourtesyElement } from "./elements/courtesy/kefu-courtesy.js";
import { register } from "./elements/dom.js";

register("kefu-guard", KefuGuardElement);
register("kefu-courtesy", KefuCourtesyElement);

export { KefuCourtesyElement, KefuGuardElement };
