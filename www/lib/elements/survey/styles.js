// How the survey card looks: warm and plain. Colours and sizes are custom properties that a page may set; parts reach the
// rest. Nothing is told by colour alone, and everything that is pressed is at least 44 pixels high.

const STYLES = `
:host {
  color-scheme: light dark;
  --text: var(--kefu-text, light-dark(#2b2420, #f1e9e3));
  --muted: var(--kefu-muted, light-dark(#6b5d54, #b9aaa0));
  --surface: var(--kefu-surface, light-dark(#fffdfa, #221d1a));
  --raised: var(--kefu-raised, light-dark(#faf4ec, #2e2723));
  --line: var(--kefu-line, light-dark(#e6dbcf, #463c35));
  --edge: var(--kefu-edge, light-dark(#8f7f72, #8d7f75));
  --accent: var(--kefu-accent, light-dark(#a64418, #f2a983));
  --on-accent: var(--kefu-on-accent, light-dark(#fff, #2b1408));
  --star: var(--kefu-star, light-dark(#b26a00, #f3b94d));
  --bad: var(--kefu-block, light-dark(#b3261e, #ff9b91));
  --radius: var(--kefu-radius, 14px);
  display: block;
  color: var(--text);
  overflow-wrap: anywhere;
  font: var(--kefu-font, 16px/1.55 system-ui, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif);
}
:host([theme="light"]) { color-scheme: light }
:host([theme="dark"]) { color-scheme: dark }
:host([hidden]), [hidden] { display: none !important }
:host([appear="page"]) { box-sizing: border-box; min-height: 100dvh; padding: max(16px, 8vh) 16px; background: var(--raised) }
h2, p, fieldset, legend { margin: 0; padding: 0; border: 0; font: inherit; min-inline-size: 0 }
.card { box-sizing: border-box; inline-size: 100%; max-inline-size: 34rem; margin: 0; padding: 18px 20px 16px; border: 1px solid var(--line);
  border-radius: var(--radius); background: var(--surface); color: inherit }
:host([appear="page"]) .card { margin-inline: auto; padding: 28px 32px 24px }
.card[popover] { position: fixed; inset: auto; max-inline-size: min(26rem, calc(100vw - 24px)); max-block-size: calc(100dvh - 24px);
  overflow: auto; overscroll-behavior: contain; box-shadow: 0 12px 40px #0003 }
:host([appear="corner"]) .card[popover] { inset-block-end: 12px; inset-inline-end: 12px }
.head { display: flex; align-items: start; gap: 10px; margin-block-end: 8px }
.name { flex: 1; color: var(--muted); font-size: 14px; padding-block-start: 2px }
.card[popover] .head { padding-inline-end: 34px }
.badge { padding: 1px 8px; border: 1px solid var(--line); border-radius: 99px; color: var(--muted); font-size: 13px }
.progress { block-size: 4px; margin-block-end: 14px; border-radius: 2px; background: var(--line); overflow: hidden }
.done { block-size: 100%; inline-size: 100%; background: var(--accent); transform-origin: left; transition: transform .25s }
.intro, .resumed { color: var(--muted); margin-block-end: 12px }
.page-title { font-weight: 600; margin-block-end: 8px }
.field + .field { margin-block-start: 22px }
.title { display: block; font-size: 18px; font-weight: 600; line-height: 1.45; margin-block-end: 10px }
.section > .title { font-size: 16px; font-weight: 400; color: var(--muted); margin: 0 }
.required { color: var(--bad); margin-inline-start: 4px }
.help, .hint { color: var(--muted); font-size: 14px; margin-block: -6px 10px }
.problem { color: var(--bad); font-size: 14px; margin-block-start: 8px }
.problem::before { content: "! "; font-weight: 700 }
.presses { display: flex; flex-wrap: wrap; gap: 8px }
.list { flex-direction: column }
.press { position: relative; display: flex; align-items: center; min-block-size: 44px; cursor: pointer }
.radio, .box { position: absolute; inset: 0; inline-size: 100%; block-size: 100%; margin: 0; opacity: 0; cursor: pointer }
.face { flex: 1; display: flex; align-items: center; justify-content: center; min-block-size: 42px; padding: 4px 14px; border: 1px solid var(--edge);
  border-radius: 10px; background: var(--surface) }
.list .face, .rank { justify-content: start; text-align: start; gap: 10px }
.list .face::before { content: ""; flex: none; display: grid; place-content: center; box-sizing: border-box; inline-size: 20px; block-size: 20px; border: 1.5px solid var(--edge); border-radius: 50% }
.box + .face::before { border-radius: 4px }
.list .radio:checked + .face::before { border: 6px solid var(--accent) }
.list .box:checked + .face::before { content: "✓"; border-color: var(--accent); background: var(--accent); color: var(--on-accent); font-size: 14px; line-height: 1 }
.press:hover .face, .rank:hover { background: var(--raised) }
:checked + .face, .rank[aria-pressed="true"] { border-color: var(--accent); box-shadow: inset 0 0 0 1px var(--accent); background: var(--raised); font-weight: 600 }
.radio:focus-visible + .face, .box:focus-visible + .face, button:focus-visible, .typed:focus-visible, .free:focus-visible, select:focus-visible
  { outline: 3px solid var(--accent); outline-offset: 2px }
.words .press { flex: 1 1 4em }
.numbers { display: grid; grid-template-columns: repeat(auto-fill, minmax(40px, 1fr)); gap: 6px }
.numbers .face { padding: 4px 2px; font-variant-numeric: tabular-nums }
.stars, .faces { gap: 2px }
.stars .face, .faces .face { border-color: transparent; background: none; box-shadow: none; padding: 2px; min-inline-size: 44px }
.faces :checked + .face { background: var(--raised); border-color: var(--accent); box-shadow: inset 0 0 0 1px var(--accent) }
.picture { inline-size: 36px; block-size: 36px; fill: none; stroke: currentcolor; stroke-width: 1.4; stroke-linejoin: round; stroke-linecap: round }
.stars .picture { color: var(--star) }
.faces .picture { color: var(--muted) }
.faces :checked + .face .picture { color: var(--accent) }
.eye { fill: currentcolor; stroke: none }
.stars .filled .picture, .stars .press:hover .picture, .stars .press:has(~ .press:hover) .picture { fill: currentcolor }
.stars .press:hover ~ .press .picture { fill: none }
.presses .na { grid-column: span 3 }
.na .face { border: 1px dashed var(--edge); padding-inline: 12px; color: var(--muted); font-size: 14px }
.ends { display: flex; flex-wrap: wrap; gap: 2px 24px; margin-block-start: 6px; color: var(--muted); font-size: 14px }
.rows { display: grid; gap: 14px }
.aspect { display: block; margin-block-end: 4px }
.rank { display: flex; align-items: center; inline-size: 100%; font-weight: 400 }
.place { flex: none; display: grid; place-content: center; inline-size: 24px; block-size: 24px; border: 1px solid var(--edge); border-radius: 50%; font-size: 14px }
.line { display: flex; align-items: center; gap: 8px }
.typed, .free { box-sizing: border-box; inline-size: 100%; min-block-size: 44px; padding: 8px 12px; border: 1px solid var(--edge); border-radius: 10px;
  background: var(--surface); color: inherit; font: inherit }
.free { margin-block-start: 8px }
[aria-invalid="true"].typed { border-color: var(--bad) }
.figure { font-weight: 600; font-variant-numeric: tabular-nums }
.unit { color: var(--muted); white-space: nowrap }
.foot { display: flex; flex-wrap: wrap; align-items: center; gap: 8px; margin-block-start: 18px }
.place-in { flex: 1; color: var(--muted); font-size: 14px }
button, select { min-block-size: 44px; padding: 6px 16px; border: 1px solid var(--edge); border-radius: 10px; background: none; color: inherit; font: inherit; cursor: pointer }
select { min-block-size: 32px; padding: 2px 6px; border-color: var(--line); color: var(--muted); background: var(--surface); font-size: 13px }
.next { border-color: var(--accent); background: var(--accent); color: var(--on-accent); font-weight: 600; padding-inline: 26px }
.close { position: absolute; inset-block-start: 6px; inset-inline-end: 6px; inline-size: 44px; padding: 0; border-color: transparent; color: var(--muted); font-size: 22px; line-height: 1 }
.close:hover, .back:hover, .again:hover { background: var(--raised) }
.thanks { font-size: 20px; font-weight: 600; text-wrap: balance; margin-block: 10px 8px }
.delivery { color: var(--muted); font-size: 14px; margin-block-end: 10px }
.live { position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%) }
.body:focus, .end:focus { outline: none }
@media (width < 480px) { .card { padding: 14px 16px } :host([appear="page"]) .card { padding: 18px 16px } .title { font-size: 17px } }
@media (prefers-reduced-motion: reduce) { .done { transition: none } }
@media (forced-colors: active) {
  .done { background: Highlight }
  .next { border-color: ButtonText; background: ButtonFace; color: ButtonText }
  :checked + .face, .rank[aria-pressed="true"] { outline: 3px solid Highlight }
  .stars .filled .picture { fill: Highlight }
}
`;

/** @type {CSSStyleSheet | undefined} */
let sheet;

/** One sheet serves every element of the page; it is made with the first one, so that importing does nothing. */
export function surveyStyles() {
  if (sheet === undefined) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(STYLES);
  }
  return sheet;
}
