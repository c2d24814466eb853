// How a score sheet looks: quiet, with figures that stand in line. It takes the custom properties of the other elements.

const STYLES = `
:host {
  color-scheme: light dark;
  --text: var(--kefu-text, light-dark(#1d2430, #e6e9ee));
  --muted: var(--kefu-muted, light-dark(#5a6473, #a3adbb));
  --surface: var(--kefu-surface, light-dark(#fff, #1b2027));
  --line: var(--kefu-line, light-dark(#dfe4ea, #363e49));
  --strong-line: var(--kefu-strong-line, light-dark(#89938e, #66716c));
  --accent: var(--kefu-accent, light-dark(#1f5fbf, #8ab4f8));
  --block: var(--kefu-block, light-dark(#b3261e, #ff9b91));
  --warn: var(--kefu-warn, light-dark(#8a5300, #f2bd62));
  --edge: 1px solid var(--line);
  --radius: var(--kefu-radius, 6px);
  display: block;
  container-type: inline-size;
  color: var(--text);
  overflow-wrap: anywhere;
  font: var(--kefu-font, 14px/1.6 system-ui, sans-serif);
}
:host([theme="light"]) { color-scheme: light }
:host([theme="dark"]) { color-scheme: dark }
:host([hidden]), [hidden] { display: none !important }
*, ::before { box-sizing: border-box }
p, ul, ol, h3, fieldset, legend { margin: 0; padding: 0; border: 0; font: inherit; list-style: none }
.sheet, .entries, .result, .form, .trials { display: grid; grid-template-columns: minmax(0, 1fr); gap: 16px; align-content: start }
.heading { padding-bottom: 6px; font-weight: 600 }
.fields { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 15em), 1fr)); gap: 10px 16px; align-items: start }
.field { display: grid; gap: 3px; min-width: 0 }
.field.list, .field.level { grid-column: 1 / -1 }
.title, .aside, .source, .unit, .bar { color: var(--muted) }
.title, .aside, .source, .problem, .formula, .note { font-size: 12px }
.problem { font-weight: 600 }
.parameters { padding: 10px 12px 12px; border: 1px dashed var(--strong-line); border-radius: var(--radius) }
.figure-box { display: flex; align-items: baseline; gap: 6px }
.unit { white-space: nowrap }
input:not([type="checkbox"], [type="radio"]), select { width: 100%; min-width: 0; min-height: 34px; padding: 5px 10px; border: 1px solid var(--strong-line);
  border-radius: var(--radius); background: var(--surface); color: inherit; font: inherit; font-variant-numeric: tabular-nums }
input[type="checkbox"], input[type="radio"] { accent-color: var(--accent); min-width: 16px; min-height: 16px; margin: 0 }
.field.flag { grid-template-columns: auto minmax(0, 1fr); gap: 3px 6px; align-items: center }
.field.flag > input { order: -1 }
.field.flag > :is(.aside, .problem) { grid-column: 1 / -1 }
.field.flag > .title { color: inherit; font-size: inherit }
.options, .reading { display: flex; flex-wrap: wrap; gap: 2px 14px }
.option { display: flex; align-items: center; gap: 5px; min-height: 28px }
.rows { display: grid; gap: 6px; padding-bottom: 6px }
.rows:empty { padding: 0 }
.row { display: grid; grid-template-columns: minmax(0, 14em) auto 1fr; gap: 0 8px; align-items: center }
.row:has(.options) { grid-template-columns: minmax(0, 1fr) auto }
.row .problem { grid-column: 1 / -1 }
button { min-height: 28px; padding: 3px 10px; border: var(--edge); border-radius: var(--radius); background: none; color: var(--accent); font: inherit; cursor: pointer }
button:hover { border-color: var(--accent) }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 1px }
:is(.problem, .problems):empty { display: none }
.problem { color: var(--block) }
.open > .problem { color: var(--muted); font-weight: 400 }
.wrong input { border-color: var(--block) }
.head { position: sticky; top: 0; z-index: 1; grid-column: 1 / -1; display: flex; flex-wrap: wrap; gap: 0 28px; align-items: baseline; padding: 6px 0;
  border-bottom: var(--edge); background: var(--surface) }
.figures { display: flex; flex-wrap: wrap; gap: 0 28px; align-items: baseline }
summary { min-height: 28px; color: var(--muted); font-size: 12px; line-height: 28px; cursor: pointer }
.result-value { font-size: 22px; font-variant-numeric: tabular-nums }
.missing { color: var(--warn) }
.gate::before { content: "○ " }
.gate.closed::before { content: "■ " }
.gate.closed, .warning { color: var(--block) }
.gates > *, .actions > *, .problems > * { display: grid; grid-template-columns: auto minmax(0, 1fr); gap: 0 10px; align-items: baseline }
.gates .source, .actions .source { grid-column: 2 }
.action::before { content: "→ " }
.warning::before { content: "! " }
.lines .lines { margin: 2px 0 6px; padding-left: 12px; border-left: 2px solid var(--line) }
.line { padding: 5px 0; border-top: var(--edge) }
.line-head { display: grid; grid-template-columns: minmax(0, 1fr) 64px auto; gap: 0 10px; align-items: baseline }
.value { min-width: 5em; text-align: end; font-weight: 600; font-variant-numeric: tabular-nums }
.line[data-state="unknown"] > .line-head > .value, .line[data-state="not-applicable"] > .line-head > .value { color: var(--muted); font-weight: 400 }
.formula, .note, .source { display: block; font-variant-numeric: tabular-nums }
.note { color: var(--warn) }
.bar { align-self: center; height: 4px; border-radius: 2px }
.bar.drawn { background: linear-gradient(to right, var(--accent) var(--share), var(--line) var(--share)) }
.reading { flex-direction: column; padding-bottom: 6px }
.reading .option { flex-wrap: wrap }
.trial { padding: 3px 0; border-top: var(--edge); font-variant-numeric: tabular-nums }
.trouble { padding: 8px 12px; border-left: 3px solid var(--warn) }
@container (width > 760px) { .sheet { grid-template-columns: minmax(0, 2fr) minmax(0, 3fr); gap: 28px } }
@media (pointer: coarse) { button, .option { min-height: 40px } }
@media (width < 720px) { input:not([type="checkbox"], [type="radio"]), select { min-height: 40px; font-size: 16px } }
@media (forced-colors: active) { .bar { display: none } }
`;

/** @type {CSSStyleSheet | undefined} */
let sheet;

/** One sheet serves every element of the page; it is made with the first one, so that importing does nothing. */
export function scoreStyles() {
  if (sheet === undefined) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(STYLES);
  }
  return sheet;
}
