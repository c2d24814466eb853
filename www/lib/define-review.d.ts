import type { Trouble } from "./elements.js";
import type { Conversation, Mend, Problem, Review, Rubric } from "./index.js";

export { KefuGuardElement } from "./define.js";

/** What the element needs of a review: a `ConversationReview`, or anything that judges like one. */
export type Reviewer = { review(conversation: Conversation): Review; problems?: Problem[] };

/** All of them bubble and cross shadow trees. */
export interface KefuReviewEventMap {
  /** The conversation was reviewed: when it is set, mended, or the rubric has changed. */
  "kefu-review": CustomEvent<Review>;
  /** A person took what would meet a rule; `conversation` has it. Once prevented, the element keeps the one it shows. */
  "kefu-mend": CustomEvent<{ rule: string; mend: Mend[]; conversation: Conversation }>;
  /** A person opened a rule, or closed the one that was open. */
  "kefu-choose": CustomEvent<{ rule: string | null }>;
  /** There is nothing to review by, or something is wrong with the rubric. */
  "kefu-error": CustomEvent<Trouble>;
}

/**
 * `<kefu-review rubric="cable/hall">`: a conversation judged by a rubric. Every rule is met, unmet or not applicable,
 * beside the words that prove it; what would meet it is taken by a button, or by M where the rule has the focus. The arrow
 * keys go from rule to rule.
 *
 * Attributes: `rubric` (id of a built-in rubric; its pack is loaded), `lang` (`zh-CN`, `zh-TW`, `en`), `theme` (`light`,
 * `dark`; otherwise the system's).
 *
 * Slots: the default one stands below the conversation, `actions` beside its title.
 *
 * Custom properties: `--kefu-text`, `--kefu-muted`, `--kefu-surface`, `--kefu-line`, `--kefu-accent`, `--kefu-on-accent`,
 * `--kefu-block`, `--kefu-warn`, `--kefu-hint`, `--kefu-radius`, `--kefu-font`, `--kefu-review-height` (how high the
 * verdicts may stand beside the conversation before they scroll).
 *
 * Parts: `panes`, `pane`, `talk`, `verdict`, `trouble`, `head`, `legend`, `turns`, `turn`, `turn-head`, `turn-text`,
 * `proof`, `notes`, `note-button`, `score`, `score-figure`, `stages`, `stage`, `matter`, `rule-groups`, `rule-group`,
 * `rule`, `rule-head`, `rule-title`, `rule-points`, `rule-body`, `evidence`, `evidence-button`, `mend`, `apply`,
 * `rule-source`.
 */
export class KefuReviewElement extends HTMLElement {
  /** The rubric as a document, or the id of a built-in one. A document's lexicons are loaded by their packs. */
  rubric: Rubric | string | null;
  /** Figures of the rubric that differ here, by name. */
  parameters: Record<string, number>;
  /** A reviewer of the page's own, used in place of one made from `rubric`; it stays the page's to dispose of. */
  reviewer: Reviewer | null;
  /** What is reviewed. It is never changed: a mend makes a new one. */
  conversation: Conversation;
  /** The id of the rule that is open; setting it brings its proof into sight. */
  chosen: string | null;
  /** What was found; null while there is nothing to review by. */
  readonly review: Review | null;
  /** Reviews again, for when the reviewer of the page's own has changed. */
  refresh(): void;

  addEventListener<K extends keyof KefuReviewEventMap>(
    type: K,
    listener: (this: KefuReviewElement, event: KefuReviewEventMap[K]) => void,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener(type: string, listener: EventListenerOrEventListenerObject, options?: boolean | AddEventListenerOptions): void;
  removeEventListener<K extends keyof KefuReviewEventMap>(
    type: K,
    listener: (this: KefuReviewElement, event: KefuReviewEventMap[K]) => void,
    options?: boolean | EventListenerOptions,
  ): void;
  removeEventListener(type: string, listener: EventListenerOrEventListenerObject, options?: boolean | EventListenerOptions): void;
}

declare global {
  interface HTMLElementTagNameMap {
    "kefu-review": KefuReviewElement;
  }
}
