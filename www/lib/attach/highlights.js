// Draws marks with the CSS Custom Highlight API: the page's own text is painted, its DOM is not touched.
//
// Refuses to know: what a finding is beyond its severity, where the ranges come from.
// Invariants: all attachments of a page share one `Highlight` per severity and one adopted style sheet; when the
// last one lets go, registry and sheets are as they were before the first.

/** @typedef {"hint" | "warn" | "block"} Severity */
/** @typedef {{ start: number, end: number, severity: Severity }} Span */
/** @typedef {AbstractRange & { getClientRects(): DOMRectList, disconnect?(): void }} PaintedRange */
/**
 * @typedef {object} Marks
 * @property {(spans: Span[]) => void} mark  draws these, in the order of their start, and no others
 * @property {(index: number) => DOMRect[]} rects  where the span at this index is drawn
 */

/**
 * Severity shows in the shape of the line too, not in its colour alone. Of two at one place, the later one is painted.
 * @type {Readonly<Record<Severity, string>>}
 */
export const LINES = {
  hint: "underline dotted 2px var(--kefu-hint, #2f78c4)",
  warn: "underline wavy 1px var(--kefu-warn, #c47a06)",
  block: "underline wavy 2px var(--kefu-block, #d6382f)",
};

const SEVERITIES = /** @type {Severity[]} */ (Object.keys(LINES));

let users = 0;
/** @type {CSSStyleSheet | undefined} */
let sheet;

/**
 * The marks of one attachment. Ranges are made anew each time: no kind of them follows every edit.
 * @param {(start: number, end: number) => PaintedRange} rangeOf
 * @param {AbortSignal} signal
 * @returns {Marks}
 */
export function createHighlights(rangeOf, signal) {
  // Where nothing can be drawn, the list of findings still tells.
  if (!("Highlight" in globalThis)) return { mark: () => undefined, rects: () => [] };
  if (users === 0) setUp();
  users += 1;
  /** @type {{ severity: Severity, range: PaintedRange }[]} */
  let painted = [];
  const mark = (/** @type {Span[]} */ spans) => {
    for (const { severity, range } of painted) {
      CSS.highlights.get(nameOf(severity))?.delete(range);
      range.disconnect?.();
    }
    painted = spans.map(({ start, end, severity }) => ({ severity, range: rangeOf(start, end) }));
    for (const { severity, range } of painted) CSS.highlights.get(nameOf(severity))?.add(range);
  };
  signal.addEventListener("abort", () => {
    mark([]);
    users -= 1;
    if (users === 0) takeDown();
  });
  return { mark, rects: (index) => [...(painted[index]?.range.getClientRects() ?? [])] };
}

/** @param {Severity} severity */
const nameOf = (severity) => `kefu-${severity}`;

function setUp() {
  sheet = new CSSStyleSheet();
  for (const severity of SEVERITIES) {
    const highlight = new Highlight();
    highlight.type = "spelling-error";
    CSS.highlights.set(nameOf(severity), highlight);
    sheet.insertRule(`::highlight(${nameOf(severity)}) { text-decoration: ${LINES[severity]} }`);
  }
  document.adoptedStyleSheets.push(sheet);
}

function takeDown() {
  for (const severity of SEVERITIES) CSS.highlights.delete(nameOf(severity));
  document.adoptedStyleSheets = document.adoptedStyleSheets.filter((it) => it !== sheet);
}
