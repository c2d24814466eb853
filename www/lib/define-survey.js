// Registers `<kefu-survey>`. The engine behind it is loaded when the first survey is shown.

import { register } from "./elements/dom.js";
import { KefuSurveyElement } from "./elements/survey/kefu-survey.js";

register("kefu-survey", KefuSurveyElement);

export { KefuSurveyElement };
