import type { Calendar, Happening, Occurrence, Verdict } from "./clock-types.js";
import type { Trouble } from "./elements.js";

/** What the element shows: every promise with its title, what it costs (null where nothing has a price), what is next. */
export type ClockShown = {
  verdicts: (Verdict & { title: string })[];
  cost: { points: number; yuan: number } | null;
  next: Occurrence[];
  readings: Record<string, string>;
};

/** All of them bubble and cross shadow trees. */
export interface KefuClockEventMap {
  /** It was asked anew: something was set, or a person switched a reading. */
  "kefu-clock": CustomEvent<ClockShown>;
  /** There is nothing to ask, or something is wrong with the calendar. */
  "kefu-error": CustomEvent<Trouble>;
}

/**
 * `<kefu-clock calendar="supervisor/complaints" event="complaint" now="2024-06-03T10:00:00+08:00">`: an event's deadlines
 * on a time line, what was counted, what is late and what is next. Readings of contradictory rules are switches. It reads
 * no clock: `now` is given; without it, nothing has passed since the event. Times are shown on the clocks of the
 * calendar's place, whatever the zone of the browser.
 *
 * Attributes: `calendar` (id of a built-in calendar; its pack is loaded), `event`, `now`, `lang` (`zh-CN`, `zh-TW`, `en`),
 * `theme` (`light`, `dark`; otherwise the system's).
 *
 * Custom properties: `--kefu-text`, `--kefu-muted`, `--kefu-surface`, `--kefu-line`, `--kefu-accent`, `--kefu-block`,
 * `--kefu-warn`, `--kefu-radius`, `--kefu-font`.
 *
 * Parts: `panes`, `pane`, `trouble`, `promise`, `promise-title`, `promise-when`, `state`, `counted`, `source`, `problem`,
 * `cost`, `zone`, `reading`, `options`, `option`, `otherwise`, `duty`, `duty-when`.
 */
export class KefuClockElement extends HTMLElement {
  /** The calendar as a document, or the id of a built-in one. */
  calendar: Calendar | string | null;
  /** The event, by its name in the calendar; null shows every target. */
  event: string | null;
  /** What happened, and what was done by when. */
  happening: Happening | null;
  /** The time it is looked at, ISO 8601. */
  now: string | null;
  /** Options of readings; a person may switch them. */
  readings: Record<string, string>;
  /** Figures of the calendar that differ here, by name. */
  parameters: Record<string, number>;
  /** What is shown; null while there is nothing. */
  readonly verdicts: (Verdict & { title: string })[] | null;
  /** Asks again. */
  refresh(): void;

  addEventListener<K extends keyof KefuClockEventMap>(
    type: K,
    listener: (this: KefuClockElement, event: KefuClockEventMap[K]) => void,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener(type: string, listener: EventListenerOrEventListenerObject, options?: boolean | AddEventListenerOptions): void;
  removeEventListener<K extends keyof KefuClockEventMap>(
    type: K,
    listener: (this: KefuClockElement, event: KefuClockEventMap[K]) => void,
    options?: boolean | EventListenerOptions,
  ): void;
  removeEventListener(type: string, listener: EventListenerOrEventListenerObject, options?: boolean | EventListenerOptions): void;
}

declare global {
  interface HTMLElementTagNameMap {
    "kefu-clock": KefuClockElement;
  }
}
