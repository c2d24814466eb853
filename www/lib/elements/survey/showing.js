// Where and when the card shows itself: in the text of the page, or above it at a corner or beside a button; at the
// host's call, after a while, or once the reader has come far enough.
//
// Refuses to know: whether it may be shown, and what it shows.

import { fill } from "../../strings/index.js";
import { languages } from "./strings.js";

const GAP = 8;

/**
 * Puts an interview on the card, in the page or above it, until what is returned is aborted.
 * @param {import("./interview.js").Interview} interview
 * @param {ReturnType<typeof import("./card.js").createCard>} parts
 * @param {{ lifted: boolean, beside: boolean, lang: import("../../strings/index.js").Language, anchor: () => Element | null, close: () => void }} place
 */
export function present(interview, { card, root, say }, { lifted, beside, lang, anchor, close }) {
  const hide = new AbortController();
  const { signal } = hide;
  card.hidden = false;
  interview.draw();
  if (lifted) {
    lift(card, () => (beside ? anchor() : null), signal);
    // Named to whoever listens; the focus stays where it is.
    say(fill(languages[lang].appeared, { title: interview.sitting.view.title }));
    root.addEventListener("keydown", (event) => {
      const { key, isComposing } = /** @type {KeyboardEvent} */ (event);
      if (key !== "Escape" || isComposing) return;
      event.stopPropagation();
      close();
    }, { signal });
  }
  signal.addEventListener("abort", () => {
    card.hidden = true;
    interview.end();
  }, { once: true });
  return hide;
}

/**
 * Shows the card above the page. It is no dialog: the page stays usable, and the focus where it is.
 * @param {HTMLElement} card
 * @param {() => Element | null} anchor beside which it stands; null for the place its style gives it
 * @param {AbortSignal} signal hides it again
 */
function lift(card, anchor, signal) {
  card.popover = "manual";
  rise(card);
  const place = () => stand(card, anchor());
  place();
  for (const type of ["resize", "scroll"]) window.addEventListener(type, place, { capture: true, passive: true, signal });
  const watch = new ResizeObserver(place);
  watch.observe(card);
  signal.addEventListener("abort", () => {
    watch.disconnect();
    if (card.matches(":popover-open")) card.hidePopover();
  }, { once: true });
}

/** Above the page, if that is where it was: moving an element in the document takes it down. @param {HTMLElement} card */
export function rise(card) {
  if (card.popover !== null && !card.hidden && !card.matches(":popover-open")) card.showPopover();
}

/** @param {HTMLElement} card @param {Element | null} anchor */
function stand(card, anchor) {
  if (anchor === null) return;
  const { left, top, bottom } = anchor.getBoundingClientRect();
  const { offsetWidth: width, offsetHeight: height } = card;
  const below = bottom + GAP + height <= window.innerHeight || top < height + GAP;
  card.style.left = `${Math.max(GAP, Math.min(left, document.documentElement.clientWidth - width - GAP))}px`;
  card.style.top = `${Math.max(GAP, Math.min(below ? bottom + GAP : top - height - GAP, window.innerHeight - height - GAP))}px`;
}

/**
 * Calls once when the page has been open for so many seconds and read to so many percent.
 * @param {{ after: number, scrolled: number }} when 0 for at once
 * @param {() => void} call
 * @param {AbortSignal} signal
 */
export function onceRead({ after, scrolled }, call, signal) {
  const waited = setTimeout(() => {
    const look = () => {
      if (signal.aborted || share() < scrolled) return;
      done.abort();
      call();
    };
    const done = new AbortController();
    window.addEventListener("scroll", look, { passive: true, signal: AbortSignal.any([signal, done.signal]) });
    look();
  }, after * 1000);
  signal.addEventListener("abort", () => clearTimeout(waited), { once: true });
}

/** How far down the page its reader has come, in percent. */
function share() {
  const { scrollTop, scrollHeight, clientHeight } = document.documentElement;
  return scrollHeight <= clientHeight ? 100 : (100 * (scrollTop + clientHeight)) / scrollHeight;
}
