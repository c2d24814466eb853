// Registers `<kefu-clock>`, which loads the module of the clocks and no other.

import { KefuClockElement } from "./elements/clock/kefu-clock.js";
import { register } from "./elements/dom.js";

register("kefu-clock", KefuClockElement);

export { KefuClockElement };
