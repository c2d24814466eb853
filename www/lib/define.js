// Registers the elements. Doing so twice, or beside another copy of this package, is harmless: the first one stays.

import { KefuGuardElement } from "./elements.js";

if (globalThis.customElements !== undefined && customElements.get("kefu-guard") === undefined) {
  customElements.define("kefu-guard", KefuGuardElement);
}

export { KefuGuardElement };
