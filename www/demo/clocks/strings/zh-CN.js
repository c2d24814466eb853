/** Deadlines in simplified Chinese. */
export const strings = {
  title: "时限",
  lead: "选一份日历和一件事，就看到每个时限几点到期、计入了哪些时间、晚了多少、接下来要做什么。节假日、调休、班次都算在内；没有安排的年份直说算不出。",
  calendar: "日历",
  event: "事件",
  allTargets: "全部时限",
  start: "起点",
  now: "现在",
  done: "{title}：完成于",
  known: "还知道什么",
  times: "{title}：几次",
  figures: "可改的数字",
  pauseFrom: "暂停自",
  pauseTo: "恢复于",
  facts: "这件事",
};
