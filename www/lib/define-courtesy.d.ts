import type { Trouble } from "./elements.js";
import type { CourtesyAdvice, CourtesyContext, CourtesyReport } from "./index.js";

export { KefuGuardElement } from "./define.js";

/** What the element needs of a check: a `CourtesyCheck`, or anything that judges like one. */
export type Courtesy = { check(message: string, context?: CourtesyContext): CourtesyReport };

/** All of them bubble and cross shadow trees. */
export interface KefuCourtesyEventMap {
  /** The message was judged. */
  "kefu-courtesy": CustomEvent<{ text: string; report: CourtesyReport }>;
  /** A piece of advice is about to be applied to `text`. Once prevented, nothing is changed. */
  "kefu-advice": CustomEvent<{ text: string; advice: CourtesyAdvice }>;
  /** The check cannot run. */
  "kefu-error": CustomEvent<Trouble>;
}

/**
 * `<kefu-courtesy for="composer">`: a quiet strip beside a composer. It says which courtesies this moment owes and which
 * are said, and offers the smallest edits that mend the message: F9 applies the first, Alt+2, Alt+3 … the others.
 *
 * Attributes: `for` (id of the composer, or of an element around it), `pack` (a pack whose `courtesy` refines the default
 * one) or `lexicons` (ids of documents, separated by spaces), `lang` (`zh-CN`, `zh-TW`, `en`), `theme` (`light`, `dark`;
 * otherwise the system's).
 *
 * Custom properties: `--kefu-text`, `--kefu-muted`, `--kefu-line`, `--kefu-accent`, `--kefu-met`, `--kefu-radius`, `--kefu-font`.
 *
 * Parts: `strip`, `needs`, `need` (also with its state, `met` or `unmet`), `title`, `state`, `advice`, `offer`, `apply`,
 * `what`, `why`, `key`, `trouble`.
 */
export class KefuCourtesyElement extends HTMLElement {
  /** A check of the page's own, used in place of one made from the attributes; it stays the page's to dispose of. */
  check: Courtesy | null;
  /** Stage, turns before and time, or a function that tells; asked again at each check. The time is by default the local one. */
  context: CourtesyContext | (() => CourtesyContext);
  /** What is said of the message as it stands; null while there is nothing to judge by. */
  readonly report: CourtesyReport | null;
  /** Judges again, for when something other than the text has changed. */
  refresh(): void;

  addEventListener<K extends keyof KefuCourtesyEventMap>(
    type: K,
    listener: (this: KefuCourtesyElement, event: KefuCourtesyEventMap[K]) => void,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener(type: string, listener: EventListenerOrEventListenerObject, options?: boolean | AddEventListenerOptions): void;
  removeEventListener<K extends keyof KefuCourtesyEventMap>(
    type: K,
    listener: (this: KefuCourtesyElement, event: KefuCourtesyEventMap[K]) => void,
    options?: boolean | EventListenerOptions,
  ): void;
  removeEventListener(type: string, listener: EventListenerOrEventListenerObject, options?: boolean | EventListenerOptions): void;
}

declare global {
  interface HTMLElementTagNameMap {
    "kefu-courtesy": KefuCourtesyElement;
  }
}
