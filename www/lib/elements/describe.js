// Lets a screen reader read the state of the check with the composer, without ids and without touching what the host
// says about it.
//
// Invariant: when the signal ends, the composer's attribute is what it was, unless the host has set another since.

/**
 * @param {HTMLElement} composer
 * @param {HTMLElement} element
 * @param {AbortSignal} signal
 */
export function describeBy(composer, element, signal) {
  if (!("ariaDescribedByElements" in composer)) return;
  const before = composer.getAttribute("aria-describedby");
  composer.ariaDescribedByElements = [...(composer.ariaDescribedByElements ?? []), element];
  signal.addEventListener("abort", () => {
    // A list of elements shows as an empty attribute.
    if (composer.getAttribute("aria-describedby") !== "") return;
    composer.ariaDescribedByElements = null;
    if (before !== null) composer.setAttribute("aria-describedby", before);
  });
}
