/**
 * What the desk shows when it opens: six customers, written for this page; nobody real speaks here.
 * Times are minutes before the page was loaded, so the desk always looks like the middle of a shift.
 * `lang` is the language the customer writes in, for fonts and for screen readers.
 */

/** @typedef {"agent" | "customer" | "system"} Role */
/** @typedef {{ role: Role, ago: number, text: string }} Seed */
/** @typedef {"wechat" | "web" | "app" | "phone" | "mini" | "mail"} Channel */
/** @typedef {{ id: string, name: string, lang: string, channel: Channel, topic: string, seeds: Seed[] }} Opening */

/** @type {Opening[]} */
export const OPENINGS = [
  {
    id: "router", name: "周敏", lang: "zh-CN", channel: "wechat", topic: "家庭宽带 300M · 本月第 3 次报修",
    seeds: [
      { role: "system", ago: 14, text: "已接入 · 宽带报修" },
      { role: "customer", ago: 14, text: "你好，我家路由器这个星期一到晚上就掉线。昨天八点到十点断了七八回，孩子上网课，老师那边说看不到人。" },
      { role: "agent", ago: 13, text: "周女士您好，我是客服小陈。耽误孩子上课了，实在抱歉，我先看一下您家的线路记录。" },
      { role: "agent", ago: 11, text: "记录里昨晚光猫重启过 6 次。请问断线的时候，光猫上的红灯亮吗？" },
      { role: "customer", ago: 9, text: "亮，一闪一闪的。上周师傅来换过一根线，好了两天又这样。" },
      { role: "customer", ago: 3, text: "这已经是第三次报修了，每次都让我“再观察观察”。今天到底谁能给我一句准话？" },
    ],
  },
  {
    id: "parcel", name: "陳建宏", lang: "zh-TW", channel: "web", topic: "訂單 TW-20418 · 顯示已送達",
    seeds: [
      { role: "system", ago: 8, text: "已接入 · 物流查詢" },
      { role: "customer", ago: 7, text: "包裹週三就顯示已送達，可是管理室說沒有收過，也沒有簽收單。" },
      { role: "customer", ago: 5, text: "裡面是要送人的生日禮物，這個週末就要用，能幫我查是誰簽收的嗎？" },
    ],
  },
  {
    id: "refund", name: "刘洋", lang: "zh-CN", channel: "app", topic: "退款 ¥268.00 · 第 9 天",
    seeds: [
      { role: "system", ago: 13, text: "已接入 · 退款进度" },
      { role: "customer", ago: 12, text: "退款写的是三到五个工作日，今天第九天了，钱还没到账。" },
      { role: "agent", ago: 10, text: "刘先生您好，我看到退款单了，正在向财务核对打款时间。" },
      { role: "customer", ago: 6, text: "上次那位也是这么说的。" },
    ],
  },
  {
    id: "wall", name: "马力", lang: "zh-CN", channel: "mini", topic: "上门安装 · 施工善后",
    seeds: [
      { role: "system", ago: 12, text: "已接入 · 安装服务" },
      { role: "customer", ago: 11, text: "昨天师傅装完就走了，墙上打的孔没封，灰也没扫。打电话给他，他说这个不归他管。" },
      { role: "customer", ago: 9, text: "今天再没有人来处理，我就投诉了。" },
    ],
  },
  {
    id: "remote", name: "何秀兰", lang: "zh-CN", channel: "phone", topic: "机顶盒 · 无信号（电话转文字）",
    seeds: [
      { role: "system", ago: 6, text: "已接入 · 电话转文字" },
      { role: "customer", ago: 5, text: "遥控器按了没反应，电视上写着“无信号”。我年纪大了不会弄，你慢点跟我说。" },
    ],
  },
  {
    id: "invoice", name: "Emma Lin", lang: "en", channel: "mail", topic: "Invoice 0317 · wrong tax number",
    seeds: [
      { role: "system", ago: 22, text: "Picked up · Invoices" },
      { role: "customer", ago: 21, text: "Hi, the March invoice carries our old tax number. Our accountant closes the books on Friday, could you reissue it?" },
      { role: "agent", ago: 16, text: "Hello Emma, thank you for spotting it. I have asked billing for a corrected invoice and will send it to you today." },
    ],
  },
];
