// What the tests of the element do over and over: look at a composer, its marks and its guard.
//
//   const area = editors.find(({ name }) => name === "textarea");
//   await type(page, area, "你找领导去");
//   await guardOf(page, area).rewrites.first().click();

/** A lexicon of the tests' own, so that no test hangs on the wording of the shipped ones. */
export const lexicon = {
  kind: "lexicon",
  id: "test/words",
  title: { "zh-CN": "测试词" },
  source: { "zh-CN": "测试规范第一条" },
  role: "agent",
  categories: {
    shirk: { title: { "zh-CN": "推诿" }, severity: "block", why: { "zh-CN": "把客户推走，投诉没有人接。" } },
    deny: { title: { "zh-CN": "否定" }, severity: "warn", why: { "zh-CN": "客户得不到帮助。" } },
    tone: { title: { "zh-CN": "语气" }, severity: "hint", why: { "zh-CN": "听起来生硬。" } },
  },
  entries: [
    {
      id: "ask-the-boss", phrase: "你找领导去", category: "shirk", rows: ["S-036"],
      instead: [{ "zh-CN": "我帮您请示领导" }, { "zh-CN": "请主管联系您" }],
      hits: ["你找领导去"], misses: ["我帮您请示领导"],
    },
    {
      id: "no-idea", phrase: "这个不归我管", category: "deny",
      instead: [{ "zh-CN": "我帮您转给同事" }], hits: ["这个不归我管"], misses: ["我帮您转给同事"],
    },
    {
      id: "look-yourself", phrase: "自己去看公告", category: "tone",
      instead: [{ "zh-CN": "我给您说明一下公告" }], hits: ["自己去看公告"], misses: ["我给您说明一下公告"],
    },
  ],
};

/** @typedef {{ name: string, path: string, composer: string, guard: string, undo: string }} Editor */

/** @type {Editor[]} */
export const editors = [
  { name: "textarea", path: "/pages/editors.html", composer: "#area", guard: "#area-guard", undo: "Control+z" },
  { name: "input", path: "/pages/editors.html", composer: "#line", guard: "#line-guard", undo: "Control+z" },
  { name: "contenteditable", path: "/pages/editors.html", composer: "#rich", guard: "#rich-guard", undo: "Control+z" },
  { name: "ProseMirror", path: "/pages/prosemirror.html", composer: ".ProseMirror", guard: "#guard", undo: "Control+z" },
];

/** @param {import("playwright-core").Page} page @param {string} [guard] */
export async function useLexicon(page, guard = "kefu-guard") {
  await page.evaluate(
    async ([selector, document_]) => {
      const { default: init, PhraseGuard } = await import("/dist/index.js");
      await init();
      for (const element of document.querySelectorAll(selector)) {
        element.guard = new PhraseGuard({ lexicons: [document_], lang: "zh-CN" });
      }
    },
    /** @type {const} */ ([guard, lexicon]),
  );
  await ready(page, guard);
}

/** Waits until the guards check. @param {import("playwright-core").Page} page @param {string} [guard] */
export const ready = (page, guard = "kefu-guard") =>
  page.waitForFunction(
    (selector) => [...document.querySelectorAll(selector)].every((it) => it.shadowRoot?.querySelector(".idle")?.textContent),
    guard,
  );

/** @param {import("playwright-core").Page} page @param {Editor} editor @param {string} text */
export async function type(page, editor, text) {
  await page.locator(editor.composer).click();
  await page.keyboard.type(text);
}

/** Takes the message away as a person does. @param {import("playwright-core").Page} page @param {Editor} editor */
export async function clear(page, { composer }) {
  await page.locator(composer).click();
  await page.keyboard.press("Control+a");
  await page.keyboard.press("Delete");
}

/** The message as a person sees it. @param {import("playwright-core").Page} page @param {Editor} editor */
export const textOf = (page, { composer }) =>
  page.locator(composer).evaluate((element) => ("value" in element ? element.value : element.innerText).replace(/\n$/, ""));

/**
 * The characters that are marked, by severity; those of a field are read off its value.
 * @param {import("playwright-core").Page} page
 * @param {Editor} editor
 */
export const marksOf = (page, { composer }) =>
  page.locator(composer).evaluate((element) =>
    [...CSS.highlights].flatMap(([name, highlight]) =>
      [...highlight].map((range) => {
        const text = range instanceof Range ? String(range) : element.value.slice(range.startOffset, range.endOffset);
        return `${name.replace("kefu-", "")} ${text}`;
      }),
    ),
  );

/** @param {import("playwright-core").Page} page @param {{ guard: string }} editor */
export function guardOf(page, { guard }) {
  const element = page.locator(guard);
  return {
    element,
    findings: element.locator(".panel .finding"),
    rewrites: element.locator(".panel .rewrite"),
    summary: element.locator(".summary"),
    trouble: element.locator(".trouble"),
    live: element.locator(".live"),
    popover: element.locator(".popover"),
    dialog: element.locator("dialog"),
    keep: element.locator("dialog .keep"),
    send: element.locator("dialog .send"),
  };
}

/** What has the focus, across shadow trees, as its text or id. @param {import("playwright-core").Page} page */
export const focused = (page) =>
  page.evaluate(() => {
    let active = document.activeElement;
    while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
    return active?.id || active?.className || "";
  });

/** Lets microtasks, timers of no length and a frame pass. @param {import("playwright-core").Page} page */
export const settle = (page) => page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done))));

/** @param {import("playwright-core").Page} page */
export const sent = (page) => page.evaluate(() => window.sent);

/** @param {import("playwright-core").Page} page @param {string} type */
export const heard = (page, type) =>
  page.evaluate((wanted) => window.heard.filter((it) => it.type === wanted).map(({ detail }) => detail), type);
