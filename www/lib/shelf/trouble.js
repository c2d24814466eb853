// What goes wrong with keeping, in words, and each of it told once until it works again.

/** @typedef {import("../shelf.js").ShelfProblem} ShelfProblem */
/** @typedef {ShelfProblem["code"]} Code */
/** @typedef {"zh-CN" | "zh-TW" | "en"} Language */

/** Message and hint for each kind. @type {Record<Language, Record<Code, [message: string, hint: string]>>} */
const WORDS = {
  "zh-CN": {
    "shelf-fallback": ["浏览器的数据库打不开，改存在容量较小的网页存储里", "内容多时请导出保存"],
    "shelf-memory": ["浏览器不让这个网页在本机存东西，内容只保留到页面关闭", "关闭页面前请导出保存，或退出无痕模式、允许网站存储数据"],
    "shelf-full": ["本机存储已满，这一项只保留到页面关闭", "请导出保存，或删掉一些旧内容"],
    "shelf-unkeepable": ["这一项不是可以保存的数据，只保留到页面关闭", "只能保存文字、数字、列表和由它们组成的数据"],
    "shelf-damaged": ["本机存的这一项已损坏，读不出来", "请从导出的文件恢复"],
    "shelf-failed": ["这一项没能存到本机，只保留到页面关闭", "请导出保存，再重新打开页面"],
  },
  "zh-TW": {
    "shelf-fallback": ["瀏覽器的資料庫打不開，改存在容量較小的網頁儲存空間裡", "內容多時請匯出保存"],
    "shelf-memory": ["瀏覽器不讓這個網頁在本機存東西，內容只保留到頁面關閉", "關閉頁面前請匯出保存，或退出無痕模式、允許網站儲存資料"],
    "shelf-full": ["本機儲存空間已滿，這一項只保留到頁面關閉", "請匯出保存，或刪掉一些舊內容"],
    "shelf-unkeepable": ["這一項不是可以保存的資料，只保留到頁面關閉", "只能保存文字、數字、清單和由它們組成的資料"],
    "shelf-damaged": ["本機存的這一項已損壞，讀不出來", "請從匯出的檔案復原"],
    "shelf-failed": ["這一項沒能存到本機，只保留到頁面關閉", "請匯出保存，再重新開啟頁面"],
  },
  en: {
    "shelf-fallback": ["The browser's database does not open; the smaller page storage is used", "export what matters if there is much of it"],
    "shelf-memory": ["The browser lets this page keep nothing on the device; what is here lasts until the page is closed", "export before closing, or leave private browsing and allow site data"],
    "shelf-full": ["The device's storage is full; this entry lasts until the page is closed", "export it, or delete something old"],
    "shelf-unkeepable": ["This entry is no data that can be kept; it lasts until the page is closed", "keep texts, numbers, lists and what is made of them"],
    "shelf-damaged": ["This entry is damaged on the device and cannot be read", "restore it from an exported file"],
    "shelf-failed": ["This entry could not be kept on the device; it lasts until the page is closed", "export it, then open the page again"],
  },
};

/** What only says that keeping is done in a lesser way. */
const WARNINGS = ["shelf-fallback"];

/**
 * @param {Language} lang
 * @param {(problem: ShelfProblem) => void} onTrouble
 */
export function troubles(lang, onTrouble) {
  /** @type {ShelfProblem[]} */
  let problems = [];
  return {
    all: () => problems,
    /** @param {Code} code @param {string} [path] */
    tell(code, path = "") {
      if (problems.some((problem) => problem.code === code && problem.path === path)) return;
      const [message, hint] = WORDS[lang][code];
      /** @type {ShelfProblem} */
      const problem = { code, path, message, hint, severity: WARNINGS.includes(code) ? "warning" : "error" };
      problems = [...problems, problem];
      onTrouble(problem);
    },
    /** The entry is well again. @param {string} path */
    mended(path) {
      problems = problems.filter((problem) => problem.path !== path);
    },
  };
}

/** @param {unknown} error @returns {Code} */
export function codeOf(error) {
  const name = error instanceof Error || error instanceof DOMException ? error.name : "";
  if (name === "QuotaExceededError" || name === "NS_ERROR_DOM_QUOTA_REACHED") return "shelf-full";
  // A value with functions or a circle in it: the database says the one, JSON the other.
  if (name === "DataCloneError" || name === "TypeError") return "shelf-unkeepable";
  return "shelf-failed";
}
