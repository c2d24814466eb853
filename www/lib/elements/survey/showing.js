// Where and when the card shows itself: in the text of the page, or above it at a corner or beside a button; at the
// host's call, after a while, or once the reader has come far enough.
//
// Refuses to know: whether it may be shown, and what it shows.

const GAP = 8;

/**
 * Shows the card above the page. It is no dialog: the page stays usable, and the focus where it is.
 * @param {HTMLElement} card
 * @param {() => Element | null} anchor beside which it stands; null for the place its style gives it
 * @param {AbortSignal} signal hides it again
 */
export function lift(card, anchor, signal) {
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
