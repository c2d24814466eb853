// Registers `<kefu-courtesy>`, and with it `<kefu-guard>`, beside which it stands and with which it shares its code.

import { KefuGuardElement } from "./define.js";
import { KefuCourtesyElement } from "./elements/courtesy/kefu-courtesy.js";

if (globalThis.customElements !== undefined && customElements.get("kefu-courtesy") === undefined) {
  customElements.define("kefu-courtesy", KefuCourtesyElement);
}

export { KefuCourtesyElement, KefuGuardElement };
