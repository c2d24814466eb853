/**
 * Conversations to try the page with, put together from a few lines written for it: five agents, two weeks, each agent with
 * habits of their own. Nobody real speaks here. Invariant: the same every time, since nothing in it is left to chance.
 */

/** @typedef {import("../../dist/index.js").Conversation} Conversation */

const AGENTS = ["客服小美", "客服阿强", "客服小林", "客服晓雯", "客服老赵"];
const DAYS = 14;
const ASKS = ["在吗？我的快递三天没动了", "请问这款有货吗？", "发票怎么开？", "机顶盒黑屏了怎么办", "我要退货，怎么操作？"];
const MOODS = ["好的", "太慢了，我要投诉", "你们服务真好", "那好吧", "怎么又这样，太差了"];
const HELLOS = ["您好，请问有什么可以帮您？", "在", "您好，我是客服，很高兴为您服务"];
const ANSWERS = ["我马上帮您核实，请您稍等", "这个不归我管", "很抱歉给您添麻烦了，我帮您登记处理", "请您提供一下订单号", "你找领导去"];
const CLOSES = ["感谢您的支持，再见", "嗯", "不客气，祝您生活愉快，再见"];

/** @param {number} count @returns {Conversation[]} */
export function sample(count) {
  return Array.from({ length: count }, (_, number) => conversation(number));
}

/** @param {number} number @returns {Conversation} */
function conversation(number) {
  const agent = number % AGENTS.length;
  // Careless agents come to the rougher lines more often; strides without common divisors mix the rest.
  const pick = (/** @type {string[]} */ lines, /** @type {number} */ stride) => lines[(number * stride + Math.floor(number / 7) * (agent + 1)) % lines.length];
  const day = String(1 + (Math.floor((number * DAYS) / 997) % DAYS)).padStart(2, "0");
  const at = (/** @type {number} */ seconds) => `2024-05-${day}T10:${String(Math.floor(seconds / 60)).padStart(2, "0")}:${String(seconds % 60).padStart(2, "0")}+08:00`;
  const wait = 10 + ((number * 13) % (20 + agent * 15));
  const by = AGENTS[agent];
  return {
    id: `S${String(number + 1).padStart(5, "0")}`,
    turns: [
      { role: "customer", text: pick(ASKS, 3), at: at(0) },
      { role: "agent", by, text: pick(HELLOS, 2), at: at(wait) },
      { role: "customer", text: pick(MOODS, 7), at: at(wait + 20) },
      { role: "agent", by, text: pick(ANSWERS, 4), at: at(wait + 45) },
      { role: "customer", text: "好，谢谢", at: at(wait + 70) },
      { role: "agent", by, text: pick(CLOSES, 5), at: at(wait + 80) },
    ],
  };
}
