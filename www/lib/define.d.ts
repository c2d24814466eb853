import type { KefuGuardElement, KefuGuardEventMap } from "./elements.js";

export { KefuGuardElement } from "./elements.js";

declare global {
  interface HTMLElementTagNameMap {
    "kefu-guard": KefuGuardElement;
  }
  interface HTMLElementEventMap extends KefuGuardEventMap {}
  interface DocumentEventMap extends KefuGuardEventMap {}
}
