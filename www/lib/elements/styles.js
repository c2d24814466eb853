// How the element looks. Colours and sizes are custom properties that a page may set on it; parts reach the rest.

const STYLES = `
:host {
  color-scheme: light dark;
  --text: var(--kefu-text, light-dark(#1d2430, #e6e9ee));
  --muted: var(--kefu-muted, light-dark(#5a6473, #a3adbb));
  --surface: var(--kefu-surface, light-dark(#fff, #1b2027));
  --line: var(--kefu-line, light-dark(#dfe4ea, #363e49));
  --accent: var(--kefu-accent, light-dark(#1f5fbf, #8ab4f8));
  --block: var(--kefu-block, light-dark(#b3261e, #ff9b91));
  --warn: var(--kefu-warn, light-dark(#8a5300, #f2bd62));
  --hint: var(--kefu-hint, light-dark(#245f9e, #8ebdf0));
  --edge: 1px solid var(--line);
  --radius: var(--kefu-radius, 6px);
  display: block;
  color: var(--text);
  overflow-wrap: anywhere;
  font: var(--kefu-font, 13px/1.5 system-ui, sans-serif);
}
:host([theme="light"]) { color-scheme: light }
:host([theme="dark"]) { color-scheme: dark }
:host([hidden]), [hidden] { display: none !important }
p, ul, h2 { margin: 0; padding: 0; font: inherit; list-style: none }
.block { --tone: var(--block) }
.warn { --tone: var(--warn) }
.hint { --tone: var(--hint) }
.live { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%) }
.summary, .trouble, .finding, .rewrites, .answers { display: flex; flex-wrap: wrap; align-items: center; gap: 2px 8px }
.summary { min-height: 28px; color: var(--muted) }
.count { color: var(--tone); font-weight: 600 }
.count::before { content: "○ " }
.count.warn::before { content: "● " }
.count.block::before { content: "■ " }
.keys { margin-inline-start: auto }
.keys, .badge, .rule { font-size: 12px }
@media (hover: none) { .keys { display: none } }
.trouble, .list, .popover .finding { border: var(--edge); border-radius: var(--radius); background: var(--surface) }
.trouble { margin-bottom: 6px; padding: 6px 12px; border-inline-start: 3px solid var(--warn) }
.list { max-height: var(--kefu-list-height, min(15rem, 36vh)); overflow: auto; overscroll-behavior: contain }
.finding { padding: 8px 12px }
.finding + .finding { border-top: var(--edge) }
.badge { padding: 0 6px; border: 1px solid; border-radius: 4px; color: var(--tone) }
.words { font-weight: 600; text-decoration: underline 2px var(--tone); text-underline-offset: 4px }
.aside, .rule { color: var(--muted) }
.rewrites, .rule { width: 100% }
.rewrites { gap: 6px; margin: 4px 0 2px }
.rewrites:empty, .popover .rule { display: none }
button { min-height: 28px; padding: 3px 10px; border: var(--edge); border-radius: var(--radius); background: none;
  color: inherit; font: inherit; text-align: start; cursor: pointer }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 1px }
.rewrite { color: var(--accent) }
.rewrite:hover { border-color: var(--accent) }
@media (pointer: coarse) { button { min-height: 40px } }
.popover { position: fixed; inset: auto; margin: 0; padding: 5px 0; border: 0; background: none; color: inherit;
  max-width: min(24rem, calc(100vw - 16px)); overflow: visible }
.popover .finding, dialog { box-shadow: 0 6px 24px #0004 }
dialog { box-sizing: border-box; width: 30rem; padding: 20px; border: var(--edge); border-radius: 10px;
  background: var(--surface); color: inherit }
dialog::backdrop { background: #0008 }
.title { font-size: 16px; font-weight: 600 }
dialog .list { margin: 12px 0 16px; max-height: 40vh }
.answers { justify-content: end }
.answers button { min-height: 36px; padding: 3px 18px }
.send { color: var(--block) }
.keep { border-color: var(--accent); background: var(--accent); color: var(--surface); font-weight: 600 }
`;

/** @type {CSSStyleSheet | undefined} */
let sheet;

/** One sheet serves every element of the page; it is made with the first one, so that importing does nothing. */
export function styleSheet() {
  if (sheet === undefined) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(STYLES);
  }
  return sheet;
}
