// kefu: the steps as a scheme, by the methods a department's rules are written in.

/** @type {typeof import("../../../../www/lib/score.js")} */
const { default: init, ScoreSheet } = await import(new URL("../../../../www/dist/score.js", import.meta.url).href);

const count = { type: "count" };
const number = { type: "number" };
const title = (/** @type {string} */ name) => ({ "zh-CN": name, en: name });

const SCHEME = {
  kind: "scheme",
  id: "bench/sheet",
  title: title("bench"),
  rounding: { mode: "half-up", places: 2 },
  fields: Object.fromEntries(
    Object.entries({
      handled: count, satisfied: count, late: count, false_replies: count, complaints: count, repairs: count, customers: count,
      quality: number, exam: number, base: { type: "money" },
    }).map(([id, field]) => [id, { title: title(id), ...field }]),
  ),
  total: "points",
  lines: [
    {
      id: "points", title: title("points"), method: "sum", max: 100, round: { mode: "half-up", places: 2 }, lines: [
        {
          id: "service", title: title("service"), method: "sum", lines: [
            { id: "satisfaction", title: title("satisfaction"), method: "rate", part: "satisfied", whole: "handled", times: 20 },
            {
              id: "conduct", title: title("conduct"), method: "sum", lines: [
                { id: "answering", title: title("answering"), method: "count", of: "late", each: "-0.5", max: 10, min: 0 },
                { id: "honesty", title: title("honesty"), method: "count", of: "false_replies", each: -3, max: 5, min: 0 },
                { id: "courtesy", title: title("courtesy"), method: "bands", of: "complaints", bands: [{ from: 3, points: 0 }, { from: 1, points: 5 }], else: 10 },
              ],
            },
          ],
        },
        { id: "talk", title: title("talk"), method: "formula", formula: "quality * 35%" },
        { id: "written", title: title("written"), method: "formula", formula: "exam * 20%" },
      ],
    },
  ],
  gates: [{ id: "quota", title: title("quota"), when: "repairs > customers * 1.5%", zeroes: ["service"] }],
  pay: [
    { id: "reward", title: title("reward"), method: "formula", unit: "yuan", formula: "base * total / 100 * if(total >= 90, 1.2, if(total >= 80, 1, if(total >= 70, 0.8, 0.5)))" },
  ],
};
/** @returns {Promise<import("./index.js").System>} */
export async function prepare() {
  await init();
  const sheet = new ScoreSheet(SCHEME);
  return {
    run: (months) => {
      const { total, pay } = sheet.totals(months);
      return total.map((points, at) => ({ total: Number(points), pay: Number(pay[at]) }));
    },
    explain: (months) => sheet.scoreAll(months).map(({ total, pay }) => ({ total: Number(total), pay: Number(pay) })),
  };
}
