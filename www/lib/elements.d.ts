import type { Finding, KefuError, PhraseGuard, Problem } from "./index.js";

/** Who writes, and what was said before. */
export type CheckContext = NonNullable<Parameters<PhraseGuard["check"]>[1]>;

/** What the element needs of a guard: a `PhraseGuard`, or anything that checks like one. Findings in text order. */
export type Guard = { check(text: string, context?: CheckContext): Finding[]; problems?: Problem[] };

/** A message sent in spite of the question, and when (ISO 8601, UTC). */
export type Override = { at: string; text: string; findings: Finding[] };

/** The codes are those of {@link KefuError} and of a document's problems. */
export type Trouble = { code: string; message: string; hint: string };

export type KefuFindingsEvent = CustomEvent<{ text: string; findings: Finding[] }>;
export type KefuGateEvent = CustomEvent<{ text: string; findings: Finding[] }>;
export type KefuOverrideEvent = CustomEvent<Override>;
export type KefuErrorEvent = CustomEvent<Trouble>;

/** All of them bubble and cross shadow trees. */
export interface KefuGuardEventMap {
  /** The findings have changed; the last one's going is told too. */
  "kefu-findings": KefuFindingsEvent;
  /** A message is about to be sent. Once prevented, nothing is sent or asked, and the page does both by itself. */
  "kefu-gate": KefuGateEvent;
  /** A message was sent in spite of the question. */
  "kefu-override": KefuOverrideEvent;
  /** The check cannot run, has stopped, or leaves out a rule. */
  "kefu-error": KefuErrorEvent;
}

/**
 * `<kefu-guard for="composer" send="send-button">`: watches a textarea, an input or an editable element, marks what
 * should not be said, offers what to say instead, and asks before a forbidden phrase is sent.
 *
 * Attributes: `for` (id of the composer, or of an element around it), `send` (id of the send button), `send-key`
 * (`enter`, the default, `ctrl+enter` or `none`), `lang` (`zh-CN`, `zh-TW`, `en`), `lexicons` (ids of documents,
 * separated by spaces), `theme` (`light`, `dark`; otherwise the system's).
 *
 * Custom properties: `--kefu-text`, `--kefu-muted`, `--kefu-surface`, `--kefu-line`, `--kefu-accent`, `--kefu-block`,
 * `--kefu-warn`, `--kefu-hint`, `--kefu-radius`, `--kefu-font`, `--kefu-list-height`. The three severities also colour
 * the marks, which take them from the composer.
 *
 * Parts: `panel`, `summary`, `count`, `keys`, `idle`, `trouble`, `list`, `finding`, `badge`, `words`, `aside`, `why`,
 * `rewrites`, `rewrite`, `rule`, `popover`, `dialog`, `title`, `body`, `answers`, `send`, `keep`; a count and a finding
 * also have their severity (`block`, `warn`, `hint`) as a part.
 */
export class KefuGuardElement extends HTMLElement {
  /** A guard of the page's own, used in place of one made from `lexicons`; it stays the page's to dispose of. */
  guard: Guard | null;
  /** The composer, or an element around it, in place of the one `for` names. */
  target: Element | null;
  /** Who writes and what was said before, or a function that tells; asked again at each check. */
  context: CheckContext | (() => CheckContext);
  /** What is wrong with the text as it stands. */
  readonly findings: Finding[];
  /** The messages sent in spite of the question, oldest first. */
  readonly overrides: Override[];
  /** Checks again, for when something other than the text has changed. */
  refresh(): void;

  addEventListener<K extends keyof KefuGuardEventMap>(
    type: K,
    listener: (this: KefuGuardElement, event: KefuGuardEventMap[K]) => void,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener(type: string, listener: EventListenerOrEventListenerObject, options?: boolean | AddEventListenerOptions): void;
  removeEventListener<K extends keyof KefuGuardEventMap>(
    type: K,
    listener: (this: KefuGuardElement, event: KefuGuardEventMap[K]) => void,
    options?: boolean | EventListenerOptions,
  ): void;
  removeEventListener(type: string, listener: EventListenerOrEventListenerObject, options?: boolean | EventListenerOptions): void;
}
