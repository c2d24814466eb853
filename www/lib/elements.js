// The element classes. Importing this registers nothing; `define.js` does.

export { KefuGuardElement } from "./elements/kefu-guard.js";
