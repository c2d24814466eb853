/** Deadlines in traditional Chinese. */
export const strings = {
  title: "時限",
  lead: "選一份日曆和一件事，就看到每個時限幾點到期、計入了哪些時間、晚了多少、接下來要做什麼。節假日、調休、班次都算在內；沒有安排的年份直說算不出。",
  calendar: "日曆",
  event: "事件",
  allTargets: "全部時限",
  start: "起點",
  now: "現在",
  done: "{title}：完成於",
  known: "還知道什麼",
  times: "{title}：幾次",
  figures: "可改的數字",
  pauseFrom: "暫停自",
  pauseTo: "恢復於",
  facts: "這件事",
};
