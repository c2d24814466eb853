/**
 * Three phrases of `service/taboo`, each disguised by hand in ten ways: lines to start from, nothing more.
 * Invariant, held by a test: the guard finds every one of them. `\u200b` and the like are characters that nobody sees.
 */

/** @typedef {import("../../dist/index.js").Finding["via"] | "mixed"} Way */

/** @type {{ phrase: string, disguises: [way: Way, line: string][] }[]} */
export const DISGUISES = [
  {
    phrase: "你找领导去",
    disguises: [
      ["folded", "妳\u200b找\u200b領導去"],
      ["separated", "你…找…领…导…去"],
      ["repeated", "你你找找领导去"],
      ["sound", "拟沼岭捣趣"],
      ["near-sound", "你早领岛去"],
      ["pinyin", "你zhao领导qu"],
      ["initials", "nzldq"],
      ["split", "你扌戈令页导去"],
      ["symbol", "你找0导7"],
      ["mixed", "妳zhao领‐dao 7"],
    ],
  },
  {
    phrase: "你去告吧",
    disguises: [
      ["folded", "妳去\u2060告\u2060吧"],
      ["separated", "你·去·告·吧"],
      ["repeated", "你你去告告吧"],
      ["sound", "拟趣膏爸"],
      ["near-sound", "李去告吧"],
      ["pinyin", "nǐ qu 告 ba"],
      ["split", "你去牛口口巴"],
      ["emoji", "你去告8️⃣"],
      ["symbol", "U7告8"],
      ["mixed", "亻尔qu告8"],
    ],
  },
  {
    phrase: "我不清楚",
    disguises: [
      ["folded", "我不淸\u200d楚"],
      ["separated", "我 不 清 楚"],
      ["repeated", "我不不清清楚"],
      ["sound", "我布晴储"],
      ["near-sound", "我不亲楚"],
      ["pinyin", "我bu清chu"],
      ["shape", "莪不清楚"],
      ["split", "手戈不清林疋"],
      ["symbol", "5不清楚"],
      ["mixed", "5 bu氵青楚"],
    ],
  },
];
