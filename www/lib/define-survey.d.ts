import type { Answer, Answers, FormDocument, FormResponse, FormView } from "./form-types.js";
import type { Problem } from "./index.js";

/** What the element needs of a form: a `Form` of `kefu/form`, or anything that answers like one. */
export interface SurveyForm {
  readonly document: FormDocument;
  view(answers: Answers): FormView;
  validate(answers: Answers): Problem[];
  submit(answers: Answers, meta: SurveyMeta): FormResponse;
  dispose?(): void;
}

/** What a response says besides the answers. */
export type SurveyMeta = SurveyContext & { at: string; id?: string; subject?: string; seconds?: Record<string, number> };

export type SurveyContext = {
  /** Where it was answered: `chat`, `phone`, `hall` … */
  channel?: string;
  /** Whose service it is about. */
  by?: string;
  attributes?: Record<string, string>;
  /** Answers the page knows already: of hidden questions, or a star pressed elsewhere. */
  answers?: Answers;
};

/** All of them bubble and cross shadow trees. */
export interface KefuSurveyEventMap {
  /** An answer was given, changed or taken back (`value` undefined). Free text of another option goes by `question:other`. */
  "kefu-answer": CustomEvent<{ question: string; value: Answer | undefined; answers: Answers; view: FormView }>;
  /**
   * A response, kept on the device, is offered. Until `accept()` it is offered again: after `reject(reason)` in a while,
   * when the connection comes back, when the page is opened again. The id stays the same, so that a host that has it knows.
   */
  "kefu-submit": CustomEvent<{ response: FormResponse; accept(): void; reject(reason?: string): void }>;
  /** The card was put away. */
  "kefu-close": CustomEvent<{ outcome: "answered" | "unfinished" | "declined" }>;
  /** The survey cannot be shown, or something could not be kept on the device. */
  "kefu-error": CustomEvent<{ code: string; message: string; hint: string }>;
}

/**
 * `<kefu-survey form="service/after-chat">`: a small card that asks one question at a time.
 *
 * Attributes: `form` (id of a form of a pack), `appear` (`inline`, the default; `page`; `corner`; `popover` beside the
 * element named by `for`, which opens it), `pace` (`question`, the default; `page`), `subject` (who answers: a half-filled
 * form comes back to them alone; without it, to this tab alone), `lang` (`zh-CN`, `zh-TW`, `en`), `theme` (`light`, `dark`;
 * otherwise the system's). For `corner` and `popover`: `after` (seconds) and `scrolled` (percent) show it unasked, at most
 * once in `again` days (default 90) after it was answered or declined.
 *
 * Custom properties: `--kefu-text`, `--kefu-muted`, `--kefu-surface`, `--kefu-raised`, `--kefu-line`, `--kefu-edge`,
 * `--kefu-accent`, `--kefu-on-accent`, `--kefu-star`, `--kefu-block`, `--kefu-radius`, `--kefu-font`.
 *
 * Parts: `card`, `head`, `name`, `progress`, `field` (also with its kind), `title`, `help`, `problem`, `press`, `face`,
 * `typed`, `foot`, `back`, `next`, `close`, `thanks`, `delivery`.
 */
export class KefuSurveyElement extends HTMLElement {
  /** A form of the page's own, or a document to make one of, in place of the attribute `form`. A form stays the page's to dispose of. */
  survey: SurveyForm | FormDocument | null;
  /** What goes into the response besides the answers. */
  context: SurveyContext;
  /** The time, by default the device's. */
  now: () => Date;
  /** What the engine makes of the answers; null while nothing is asked. */
  readonly view: FormView | null;
  /** Shows the survey, if it may be shown again by now. Resolves to whether it is shown. */
  ask(): Promise<boolean>;
  /** Shows the survey, whenever it was shown before. */
  open(): Promise<boolean>;
  /** Begins anew, without what was answered but not sent: for the next person at the same screen. */
  restart(): Promise<boolean>;
  /** Puts the card away; an unfinished form comes back when it is opened again. */
  close(): void;
  /** Takes an answer as if it had been given on the card. */
  answer(question: string, value: Answer | undefined): void;

  addEventListener<K extends keyof KefuSurveyEventMap>(
    type: K,
    listener: (this: KefuSurveyElement, event: KefuSurveyEventMap[K]) => void,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener(type: string, listener: EventListenerOrEventListenerObject, options?: boolean | AddEventListenerOptions): void;
  removeEventListener<K extends keyof KefuSurveyEventMap>(
    type: K,
    listener: (this: KefuSurveyElement, event: KefuSurveyEventMap[K]) => void,
    options?: boolean | EventListenerOptions,
  ): void;
  removeEventListener(type: string, listener: EventListenerOrEventListenerObject, options?: boolean | EventListenerOptions): void;
}

declare global {
  interface HTMLElementTagNameMap {
    "kefu-survey": KefuSurveyElement;
  }
}
