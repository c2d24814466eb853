// Pages with a survey in them: a small form in three languages, and a host that remembers what it is told.
//
//   const site = await serve({ files: surveyPages });
//   await open(browser, site.url("/inline.html"));      // also /corner.html, /beside.html, /whole.html, /kinds.html
//
// The host accepts a response at once, unless `localStorage.host` says "silent" or "reject". What it got, by id and in
// order, it keeps in `localStorage.got`, as a server would: a reload does not forget it.

const text = (/** @type {string} */ zh, tw = zh, en = zh) => ({ "zh-CN": zh, "zh-TW": tw, en });

/** Stars; why, if there were few; a figure that may be left out; words. */
export const TRIAL = {
  kind: "form", id: "trial/service", use: "survey", version: 1, title: text("服务评价", "服務評價", "Service survey"), source: text("测试用"),
  pages: [{ id: "main", title: text("评价", "評價", "Survey"), questions: [
    { id: "stars", kind: "rating", title: text("这次服务打几颗星？", "這次服務打幾顆星？", "How many stars?"), required: true, scale: { from: 1, to: 5, look: "stars", satisfied: 4 } },
    { id: "why", kind: "multiple", title: text("哪里不好？", "哪裡不好？", "What was wrong?"), show: "stars <= 3", options: [
      { id: "slow", title: text("回复慢", "回覆慢", "slow") }, { id: "rude", title: text("态度差", "態度差", "rude") }, { id: "else", title: text("其他", "其他", "other"), role: "other" }] },
    { id: "friends", kind: "nps", title: text("给了 {stars} 星，会推荐我们吗？", "給了 {stars} 星，會推薦我們嗎？", "{stars} stars: would you recommend us?") },
    { id: "words", kind: "long", title: text("还想说什么？", "還想說什麼？", "Anything else?") },
  ] }],
  thanks: [{ when: "stars <= 2", text: text("很抱歉，我们会改。", "很抱歉，我們會改。", "We are sorry.") }, { text: text("谢谢您的好评！", "謝謝您的好評！", "Thank you, we are glad.") }],
};

/** A question of each kind. */
export const KINDS = {
  kind: "form", id: "trial/kinds", use: "survey", version: 1, title: text("每种题目", "每種題目", "Every kind"), source: text("测试用"), anonymous: true,
  pages: [{ id: "all", title: text("题目", "題目", "Questions"), questions: [
    { id: "stars", kind: "rating", title: text("星"), required: true, scale: { from: 1, to: 5, look: "stars", low: text("差"), high: text("好") } },
    { id: "mood", kind: "rating", title: text("心情"), scale: { from: 1, to: 5, look: "faces" }, not_applicable: text("不想说") },
    { id: "manner", kind: "rating", title: text("态度"), scale: { from: 1, to: 3, look: "words", labels: [text("不满意"), text("一般"), text("满意")] } },
    { id: "friends", kind: "nps", title: text("推荐") }, { id: "effort", kind: "ces", title: text("省力") },
    { id: "solved", kind: "yes_no", title: text("解决了吗？") },
    { id: "channel", kind: "single", title: text("怎么联系的？"), options: [{ id: "phone", title: text("电话") }, { id: "chat", title: text("在线") }, { id: "other", title: text("其他"), role: "other" }] },
    { id: "wrong", kind: "multiple", title: text("哪里不好？"), help: text("可多选"), options: [{ id: "slow", title: text("慢") }, { id: "rude", title: text("凶") }, { id: "nothing", title: text("都没有"), role: "none" }] },
    { id: "aspects", kind: "matrix", title: text("分别打分"), aspects: [{ id: "install", title: text("安装") }, { id: "training", title: text("培训") }], scale: { from: 1, to: 5, look: "numbers" } },
    { id: "order", kind: "ranking", title: text("看重什么？"), options: [{ id: "speed", title: text("速度") }, { id: "warmth", title: text("态度") }] },
    { id: "name", kind: "short", title: text("称呼") }, { id: "words", kind: "long", title: text("意见") }, { id: "cost", kind: "number", title: text("花费"), unit: text("元") },
    { id: "day", kind: "date", title: text("哪天") }, { id: "hour", kind: "time", title: text("几点") }, { id: "tel", kind: "phone", title: text("电话") },
    { id: "agreed", kind: "consent", title: text("同意回访") }, { id: "note", kind: "section", title: text("谢谢填写。") },
  ] }],
};

const host = `
import "/dist/define-survey.js";
const element = document.querySelector("kefu-survey");
const { default: form } = await import(document.documentElement.dataset.form, { with: { type: "json" } });
const kept = JSON.parse(localStorage.got ?? "[]");
globalThis.events = [];
for (const type of ["kefu-answer", "kefu-submit", "kefu-close", "kefu-error"]) {
  document.addEventListener(type, ({ detail }) => {
    events.push({ type, ...detail });
    if (type !== "kefu-submit" || localStorage.host === "silent") return;
    if (localStorage.host === "reject") return detail.reject("维护中");
    const got = JSON.parse(localStorage.got ?? "[]");
    localStorage.got = JSON.stringify([...got, detail.response]);
    detail.accept();
  });
}
if (localStorage.clock) element.now = () => new Date(localStorage.clock);
element.survey = form;
`;

/** @param {string} form @param {string} attributes */
const page = (form, attributes) => `<!doctype html>
<html lang="zh-CN" data-form="/${form}.json">
  <meta charset="utf-8" />
  <meta name="viewport" content="width=device-width" />
  <title>问卷</title>
  <script type="module" src="/host.js"></script>
  <main>
    <h1>商家的页面</h1>
    <p><label>写点什么 <input id="own" /></label> <button id="rate">评价</button></p>
    <kefu-survey ${attributes}></kefu-survey>
  </main>
</html>`;

/** @type {Record<string, string>} */
export const surveyPages = {
  "/inline.html": page("trial", ""),
  "/known.html": page("trial", 'subject="customer-7"'),
  "/other.html": page("trial", 'subject="customer-8"'),
  "/corner.html": page("trial", 'appear="corner" after="0" again="30"'),
  "/beside.html": page("trial", 'appear="popover" for="rate"'),
  "/whole.html": page("trial", 'appear="page"'),
  "/kinds.html": page("kinds", 'pace="page"'),
  "/host.js": host,
  "/trial.json": JSON.stringify(TRIAL),
  "/kinds.json": JSON.stringify(KINDS),
};
