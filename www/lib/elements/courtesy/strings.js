// The words of the courtesy strip, in each language of the interface.

/** @typedef {Record<"label" | "said" | "owed" | "fine" | "putIn" | "replace" | "keys" | "failed", string>} Strings */

/** @type {Readonly<Record<import("../../strings/index.js").Language, Strings>>} */
export const languages = {
  "zh-CN": {
    label: "礼貌提示",
    said: "已有",
    owed: "还缺",
    fine: "礼貌用语齐全",
    putIn: "加上“{text}”",
    replace: "“{old}”换成“{text}”",
    keys: "F9 采用第一条",
    failed: "礼貌提示没有运行，输入和发送不受影响。",
  },
  "zh-TW": {
    label: "禮貌提示",
    said: "已有",
    owed: "還缺",
    fine: "禮貌用語齊全",
    putIn: "加上「{text}」",
    replace: "「{old}」換成「{text}」",
    keys: "F9 採用第一條",
    failed: "禮貌提示沒有執行，輸入和傳送不受影響。",
  },
  en: {
    label: "Courtesy hints",
    said: "said",
    owed: "missing",
    fine: "Nothing is missing",
    putIn: "Add “{text}”",
    replace: "“{old}” to “{text}”",
    keys: "F9 takes the first",
    failed: "Courtesy hints are off. Typing and sending work as usual.",
  },
};
