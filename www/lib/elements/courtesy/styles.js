// How the courtesy strip looks: quiet, beside the guard's. It takes the same custom properties.

const STYLES = `
:host {
  color-scheme: light dark;
  --text: var(--kefu-text, light-dark(#1d2430, #e6e9ee));
  --muted: var(--kefu-muted, light-dark(#5a6473, #a3adbb));
  --line: var(--kefu-line, light-dark(#dfe4ea, #363e49));
  --accent: var(--kefu-accent, light-dark(#1f5fbf, #8ab4f8));
  --met: var(--kefu-met, light-dark(#1d6b3a, #86d3a0));
  --edge: 1px solid var(--line);
  display: block;
  color: var(--text);
  overflow-wrap: anywhere;
  font: var(--kefu-font, 13px/1.5 system-ui, sans-serif);
}
:host([theme="light"]) { color-scheme: light }
:host([theme="dark"]) { color-scheme: dark }
:host([hidden]), [hidden] { display: none !important }
p, ul { margin: 0; padding: 0; font: inherit; list-style: none }
.strip, .needs, .advice { display: flex; flex-wrap: wrap; align-items: center; gap: 4px 8px }
.strip { min-height: 28px }
.need { color: var(--muted) }
.need::before { content: "○ " }
.need.met { color: var(--met) }
.need.met::before { content: "✓ " }
.state { font-size: 12px }
.trouble { color: var(--muted) }
button { display: inline-flex; align-items: baseline; gap: 6px; min-height: 28px; padding: 3px 10px; border: var(--edge);
  border-radius: var(--kefu-radius, 6px); background: none; color: var(--accent); font: inherit; text-align: start; cursor: pointer }
button:hover { border-color: var(--accent) }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 1px }
.why, .key { color: var(--muted); font: inherit; font-size: 12px }
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
