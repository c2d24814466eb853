// Registers `<kefu-score>`. It runs on the module of the score engine alone.

import { register } from "./elements/dom.js";
import { KefuScoreElement } from "./elements/score/kefu-score.js";

register("kefu-score", KefuScoreElement);

export { KefuScoreElement };
