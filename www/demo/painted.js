/** Waits until what was just drawn can be seen: before work that holds the page. In a page that nobody sees it doesn't wait. */
export const painted = () => new Promise((resolve) => {
  if (document.hidden) setTimeout(resolve);
  else requestAnimationFrame(() => setTimeout(resolve));
});
