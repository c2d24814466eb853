// How a clock looks. It takes the custom properties of the other elements. Its own have names that no page would use: one
// that sets `--kefu-line` from a `--line` of its own must not meet that name again in here.

const STYLES = `
:host {
  color-scheme: light dark;
  --own-text: var(--kefu-text, light-dark(#1d2430, #e6e9ee));
  --own-muted: var(--kefu-muted, light-dark(#5a6473, #a3adbb));
  --own-surface: var(--kefu-surface, light-dark(#fff, #1b2027));
  --own-line: var(--kefu-line, light-dark(#dfe4ea, #363e49));
  --own-accent: var(--kefu-accent, light-dark(#1f5fbf, #8ab4f8));
  --own-block: var(--kefu-block, light-dark(#b3261e, #ff9b91));
  --own-warn: var(--kefu-warn, light-dark(#8a5300, #f2bd62));
  --own-radius: var(--kefu-radius, 6px);
  --own-sunken: color-mix(in srgb, var(--own-line) 30%, var(--own-surface));
  --own-edge: 1px solid var(--own-line);
  container-type: inline-size;
  display: block;
  color: var(--own-text);
  overflow-wrap: anywhere;
  font: var(--kefu-font, 14px/1.6 system-ui, sans-serif);
}
:host([theme="light"]) { color-scheme: light }
:host([theme="dark"]) { color-scheme: dark }
:host([hidden]), [hidden] { display: none !important }
p, ul, h2, fieldset { margin: 0; padding: 0; border: 0; font: inherit; list-style: none }
h2 { padding-block-end: 4px; font-size: 15px; font-weight: 700 }
.panes { display: grid; gap: 12px }
.pane { min-width: 0; padding: 14px 16px 16px; border: var(--own-edge); border-radius: calc(var(--own-radius) + 2px); background: var(--own-surface) }
.pane[data-part="readings"] { display: grid; gap: 10px }
.trouble { padding: 6px 12px; border: var(--own-edge); border-inline-start: 3px solid var(--own-warn); background: var(--own-surface) }
.note, .counted, .source, .zone, .otherwise { color: var(--own-muted); font-size: 12px }
.promise { display: grid; grid-template-columns: minmax(0, 1fr) auto; gap: 0 12px; padding-block: 8px; border-block-start: var(--own-edge) }
.promise:first-child { border: 0 }
.promise-title { font-weight: 600 }
.promise-when { grid-column: 1; font-variant-numeric: tabular-nums }
.counted, .source, .problem { grid-column: 1 / -1 }
.problem { color: var(--own-warn) }
.state { align-self: start; padding: 1px 8px; border: 1px solid currentColor; border-radius: 1em; font-size: 12px; white-space: nowrap; color: var(--own-muted) }
.state[data-state="met"] { color: var(--own-accent) }
.state[data-state="running"] { color: var(--own-text) }
.state[data-state="late"], .state[data-state="early"] { color: var(--own-block); font-weight: 700 }
.state[data-state="unknown"], .state[data-state="paused"], .state[data-level="slow"] { color: var(--own-warn) }
.cost { padding-block-start: 8px; border-block-start: var(--own-edge); font-weight: 600 }
.picture { display: block; inline-size: 100%; overflow: visible }
.picture text { fill: var(--own-muted); font-size: 11px; font-variant-numeric: tabular-nums }
.picture .name { fill: var(--own-text); paint-order: stroke; stroke: var(--own-surface); stroke-width: 3px }
.ground { fill: var(--own-sunken) }
.open { fill: color-mix(in srgb, var(--own-accent) 13%, var(--own-surface)) }
.mark { stroke: var(--own-line) }
.bar { fill: var(--own-accent) }
.bar[data-state="late"], .bar[data-state="early"] { fill: var(--own-block) }
.bar[data-state="paused"], .bar[data-state="unknown"] { fill: var(--own-warn) }
.thread { stroke: var(--own-muted); stroke-dasharray: 2 3 }
.over { stroke: var(--own-block); stroke-width: 3 }
.due { fill: var(--own-surface); stroke: var(--own-text); stroke-width: 2 }
.end { fill: var(--own-text) }
.now { stroke: var(--own-warn); stroke-width: 2 }
.picture .now-name { fill: var(--own-warn) }
.duty { display: grid; grid-template-columns: minmax(0, 1fr) auto; gap: 12px; padding-block: 4px }
.duty-when { color: var(--own-muted); font-variant-numeric: tabular-nums }
legend { padding: 0; font-weight: 600 }
.options { display: flex; flex-wrap: wrap; gap: 4px 16px; padding-block-start: 2px }
.option { display: inline-flex; gap: 6px; align-items: center; min-block-size: 28px }
input { accent-color: var(--own-accent) }
:focus-visible { outline: 2px solid var(--own-accent); outline-offset: 1px }
`;

/** @type {CSSStyleSheet | null} */
let sheet = null;

/** One sheet for all clocks of a page. */
export function clockStyles() {
  if (sheet === null) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(STYLES);
  }
  return sheet;
}
