// How a review looks: the conversation on one side, the rules on the other, one below the other where there is no room.
// It takes the custom properties of the other elements.

const STYLES = `
:host {
  /* Names of its own: a page that sets --kefu-line to its own --line on this very element must not run in a circle. */
  color-scheme: light dark;
  --own-text: var(--kefu-text, light-dark(#1d2430, #e6e9ee));
  --own-muted: var(--kefu-muted, light-dark(#5a6473, #a3adbb));
  --own-surface: var(--kefu-surface, light-dark(#fff, #1b2027));
  --own-line: var(--kefu-line, light-dark(#dfe4ea, #363e49));
  --own-accent: var(--kefu-accent, light-dark(#1f5fbf, #8ab4f8));
  --own-on-accent: var(--kefu-on-accent, light-dark(#fff, #10202f));
  --own-block: var(--kefu-block, light-dark(#b3261e, #ff9b91));
  --own-warn: var(--kefu-warn, light-dark(#8a5300, #f2bd62));
  --own-hint: var(--kefu-hint, light-dark(#245f9e, #8ebdf0));
  --own-radius: var(--kefu-radius, 6px);
  --own-sunken: color-mix(in srgb, var(--own-line) 28%, var(--own-surface));
  --own-soft: color-mix(in srgb, var(--own-accent) 10%, var(--own-surface));
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
p, ul, ol, h2, h3 { margin: 0; padding: 0; font: inherit; list-style: none }
button { color: inherit; font: inherit; text-align: start; cursor: pointer }
:focus-visible { outline: 2px solid var(--own-accent); outline-offset: 1px }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%) }
.trouble { padding: 6px 12px; border: var(--own-edge); border-inline-start: 3px solid var(--own-warn); background: var(--own-surface) }
.panes { display: grid; grid-template-columns: minmax(0, 1fr); gap: 16px; align-items: start }
.pane { min-width: 0; padding: 14px 16px 16px; border: var(--own-edge); border-radius: calc(var(--own-radius) + 2px); background: var(--own-surface) }
h2 { font-size: 15px; font-weight: 700 }
.head { display: flex; align-items: center; justify-content: space-between; gap: 8px; min-height: 32px }
.note, .turn-head, .stage-turns, .rule-points, .rule-source { color: var(--own-muted) }
.note, .legend, .turn-head, .stage button, .rule-points, .rule-source, .note-button, .evidence-button { font-size: 12px }
.legend { display: flex; flex-wrap: wrap; gap: 4px 14px; padding-block: 4px 8px }
.turns, .rule-body, .mend, .matter ul, .evidence { display: grid; grid-template-columns: minmax(0, 1fr); gap: 4px }
.turns { gap: 6px }
.turn { padding: 6px 10px; border-inline-start: 3px solid var(--own-line); border-radius: 4px; background: var(--own-sunken) }
.turn[data-role="agent"] { margin-inline-start: 24px; border-color: var(--own-accent); background: var(--own-soft) }
.turn[data-role="customer"] { margin-inline-end: 24px }
.turn[data-chosen], .proof[data-chosen] { outline: 2px solid var(--own-accent) }
.turn-head { display: flex; flex-wrap: wrap; gap: 0 8px; font-variant-numeric: tabular-nums }
.turn-open { color: var(--own-warn); font-weight: 600 }
.turn-text { white-space: pre-wrap }
/* The line below tells the kind where colours don't. */
.proof { border-radius: 2px; background: none; color: inherit; text-decoration: underline 2px; text-underline-offset: 3px }
.proof[data-kind="met"] { background: color-mix(in srgb, var(--own-hint) 12%, var(--own-surface)); text-decoration-color: var(--own-hint) }
.proof[data-kind="unmet"] { background: color-mix(in srgb, var(--own-block) 12%, var(--own-surface)); text-decoration-style: wavy; text-decoration-color: var(--own-block) }
.proof[data-kind="occasion"] { text-decoration-style: dotted; text-decoration-color: var(--own-muted) }
.notes { display: flex; flex-wrap: wrap; gap: 4px; padding-top: 4px }
.note-button, .evidence-button { display: inline-flex; gap: 5px; min-height: 24px; padding: 1px 8px; border: var(--own-edge); border-radius: 4px; background: var(--own-surface) }
:is(.note-button, .evidence-button) > span { min-width: 0 }
.note-button[aria-pressed="true"] { border-color: var(--own-accent) }
.sign { flex: none; font-weight: 700 }
:is([data-kind="unmet"], [data-state="unmet"] > .rule-head) > .sign { color: var(--own-block) }
:is([data-kind="met"], [data-state="met"] > .rule-head) > .sign { color: var(--own-hint) }
.score { padding-block: 4px }
.score-figure { font-size: 26px; font-variant-numeric: tabular-nums }
.stages { display: flex; gap: 2px; padding-block: 6px }
.stage { flex: var(--turns, 1) 1 0; min-width: 4.5em }
.stage button { display: grid; width: 100%; padding: 3px 8px; border: 0; border-top: 3px solid var(--own-accent); background: var(--own-sunken) }
h3, .rule-group summary { padding-block: 8px 3px; font-size: 13px; font-weight: 600 }
summary { cursor: pointer }
.rule-head { display: flex; align-items: baseline; gap: 8px; width: 100%; min-height: 30px; padding: 3px 8px; border: 0; border-radius: 4px; background: none }
.rule-head:hover { background: var(--own-sunken) }
.rule-head[aria-expanded="true"] { background: var(--own-soft); font-weight: 600 }
.rule-title { flex: 1; min-width: 0 }
.rule-points { flex: none; font-variant-numeric: tabular-nums }
.rule-body { gap: 6px; margin: 2px 0 8px 13px; padding: 6px 10px; border-inline-start: 2px solid var(--own-line) }
.mend { justify-items: start; padding: 8px 10px; border-radius: var(--own-radius); background: var(--own-soft) }
.mend-title { font-weight: 600 }
.apply { min-height: 30px; padding: 1px 14px; border: 0; border-radius: var(--own-radius); background: var(--own-accent); color: var(--own-on-accent); font-weight: 600 }
kbd { opacity: 0.85; font-family: inherit }
@media (hover: none) { kbd { display: none } }
@media (pointer: coarse) { :is(.rule-head, .evidence-button, .note-button, .apply) { min-height: 36px } }
@container (width >= 760px) {
  .panes { grid-template-columns: minmax(0, 3fr) minmax(0, 2fr) }
  .verdict { position: sticky; top: 12px; max-height: var(--kefu-review-height, calc(100dvh - 24px)); overflow-y: auto; box-sizing: border-box }
}
`;

/** @type {CSSStyleSheet | undefined} */
let sheet;

/** One sheet serves every element of the page; it is made with the first one, so that importing does nothing. */
export function reviewStyles() {
  if (sheet === undefined) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(STYLES);
  }
  return sheet;
}
