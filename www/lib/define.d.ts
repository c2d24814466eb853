/**
 * Importing this registers `<kefu-guard>`, and `<kefu-clock>`, `<kefu-courtesy>`, `<kefu-review>`, `<kefu-score>` and
 * `<kefu-survey>` when the page first has one: their code is loaded then. One that stands in a shadow tree is registered
 * by its own entry, `define-clock.js` and so on.
 */
import type { KefuGuardElement, KefuGuardEventMap } from "./elements.js";

export { KefuGuardElement } from "./elements.js";

declare global {
  interface HTMLElementTagNameMap {
    "kefu-guard": KefuGuardElement;
  }
  interface HTMLElementEventMap extends KefuGuardEventMap {}
  interface DocumentEventMap extends KefuGuardEventMap {}
}
