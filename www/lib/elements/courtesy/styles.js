// How the courtesy strip looks: quiet, beside the guard's. It takes the same custom properties.

const STYLES = `
:host {
  /* Names of its own: a page that sets --kefu-line to its own --line on this very element must not run in a circle. */
  color-scheme: light dark;
  --own-text: var(--kefu-text, light-dark(#1d2430, #e6e9ee));
  --own-muted: var(--kefu-muted, light-dark(#5a6473, #a3adbb));
  --own-line: var(--kefu-line, light-dark(#dfe4ea, #363e49));
  --own-accent: var(--kefu-accent, light-dark(#1f5fbf, #8ab4f8));
  --own-met: var(--kefu-met, light-dark(#1d6b3a, #86d3a0));
  --own-edge: 1px solid var(--own-line);
  display: block;
  color: var(--own-text);
  overflow-wrap: anywhere;
  font: var(--kefu-font, 13px/1.5 system-ui, sans-serif);
}
:host([theme="light"]) { color-scheme: light }
:host([theme="dark"]) { color-scheme: dark }
:host([hidden]), [hidden] { display: none !important }
p, ul { margin: 0; padding: 0; font: inherit; list-style: none }
.strip, .needs, .advice { display: flex; flex-wrap: wrap; align-items: center; gap: 4px 8px }
.strip { min-height: 28px }
.need { color: var(--own-muted) }
.need::before { content: "○ " }
.need.met { color: var(--own-met) }
.need.met::before { content: "✓ " }
.state { font-size: 12px }
.trouble { color: var(--own-muted) }
button { display: inline-flex; align-items: baseline; gap: 6px; min-height: 28px; padding: 3px 10px; border: var(--own-edge);
  border-radius: var(--kefu-radius, 6px); background: none; color: var(--own-accent); font: inherit; text-align: start; cursor: pointer }
button:hover { border-color: var(--own-accent) }
:focus-visible { outline: 2px solid var(--own-accent); outline-offset: 1px }
.why, .key { color: var(--own-muted); font: inherit; font-size: 12px }
@media (hover: none) { .key { display: none } }
@media (pointer: coarse) { button { min-height: 40px } }
`;

/** @type {CSSStyleSheet | undefined} */
let sheet;

/** One sheet serves every element of the page; it is made with the first one, so that importing does nothing. */
export function courtesyStyles() {
  if (sheet === undefined) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(STYLES);
  }
  return sheet;
}
