import type { Trouble } from "./elements.js";
import type { Scheme, ScoreReport } from "./score-types.js";

/** All of them bubble and cross shadow trees. */
export interface KefuScoreEventMap {
  /** The sheet was scored: at its start and whenever an input or a reading has changed. */
  "kefu-score": CustomEvent<{ report: ScoreReport; inputs: Record<string, unknown>; readings: Record<string, string> }>;
  /** The sheet cannot be shown. */
  "kefu-error": CustomEvent<Trouble>;
}

/**
 * `<kefu-score scheme="cable/hall">`: a form made from a scheme's fields and, at every keystroke, what it comes to: gates
 * first, then score, band and money, then the lines, each with its formula in numbers and its source; where the source can
 * be read in several ways a switch, and what each reading would give; what one change would bring, what cost most, and what
 * the next band takes.
 *
 * Attributes: `scheme` (id of a scheme of a built-in pack, which is loaded, or of a loaded one), `lang` (`zh-CN`, `zh-TW`,
 * `en`), `theme` (`light`, `dark`; otherwise the system's).
 *
 * Slot: the default one stands before the lines.
 *
 * Custom properties: `--kefu-text`, `--kefu-muted`, `--kefu-surface`, `--kefu-line`, `--kefu-strong-line`, `--kefu-accent`,
 * `--kefu-block`, `--kefu-warn`, `--kefu-radius`, `--kefu-font`.
 *
 * Parts: `sheet`, `form`, `facts`, `parameters`, `fields`, `field`, `title`, `figure`, `unit`, `problem`, `list`, `rows`,
 * `row`, `add`, `remove`, `outcome`, `result`, `gates`, `gate`, `figures`, `result-value`, `missing`, `problems`, `warning`,
 * `actions`, `action`, `lines`, `line`, `parts`, `line-title`, `value`, `formula`, `note`, `source`, `readings`, `reading`, `option`, `trials`, `trial`,
 * `trouble`.
 */
export class KefuScoreElement extends HTMLElement {
  /** The id of a scheme, or one of the page's own. Another one empties the form. */
  scheme: Scheme | string | null;
  /** What is entered, by the fields' ids, as it was typed. Setting it fills the form. */
  inputs: Record<string, unknown>;
  /** The readings chosen, by their ids; those left out are the scheme's defaults. */
  readings: Record<string, string>;
  /** What the sheet comes to now; null before there is one. */
  readonly report: ScoreReport | null;

  addEventListener<K extends keyof KefuScoreEventMap>(
    type: K,
    listener: (this: KefuScoreElement, event: KefuScoreEventMap[K]) => void,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener(type: string, listener: EventListenerOrEventListenerObject, options?: boolean | AddEventListenerOptions): void;
  removeEventListener<K extends keyof KefuScoreEventMap>(
    type: K,
    listener: (this: KefuScoreElement, event: KefuScoreEventMap[K]) => void,
    options?: boolean | EventListenerOptions,
  ): void;
  removeEventListener(type: string, listener: EventListenerOrEventListenerObject, options?: boolean | EventListenerOptions): void;
}

declare global {
  interface HTMLElementTagNameMap {
    "kefu-score": KefuScoreElement;
  }
}
