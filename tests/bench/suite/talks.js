// Conversations to measure reviews with: made up, the same in every run and every engine.
//
// Turns are put together from openings, matters and closings with figures and names in them, so that hardly two are the
// same and nothing heard in one conversation helps with the next one.

import { random } from "./lexicon.js";

const AGENT = [
  ["您好，", "请问", "有什么可以帮您的吗？"],
  ["非常抱歉给您带来不便，", "我先帮您", "登记一下这个情况。"],
  ["请您稍等，", "我正在为您", "查询账户的记录。"],
  ["让您久等了，", "师傅明天上午", "九点到十一点上门检修。"],
  ["这个问题", "我已经", "反馈给技术部门处理。"],
  ["感谢您的理解，", "祝您", "生活愉快，再见。"],
];
const CUSTOMER = [
  ["你好，", "我家的宽带", "又断了，怎么回事？"],
  ["电视", "看不了，", "机顶盒一直在重启"],
  ["上个月", "多扣了", "四十块钱，给我个说法"],
  ["行，", "那几点", "能修好？"],
  ["我都打了三次", "电话了，", "再不来我就投诉"],
  ["好的，", "谢谢，", "没有别的事了"],
];
const SECONDS_BETWEEN = 40;
const BEGINNING = Date.UTC(2024, 4, 1, 1);
const OFFSET_HOURS = 8;

/**
 * Conversation number `number`.
 * @param {number} number
 * @param {number} turns
 */
export function talk(number, turns) {
  const next = random(number + 1);
  let time = BEGINNING + number * 60_000;
  const of = (/** @type {string[][]} */ lines) => {
    const part = (/** @type {number} */ at) => lines[Math.floor(next() * lines.length)][at];
    return `${part(0)}${part(1)}${part(2)}${next() < 0.3 ? `编号${Math.floor(next() * 1e6)}` : ""}`;
  };
  const said = Array.from({ length: turns }, (_, at) => {
    time += Math.floor(next() * SECONDS_BETWEEN) * 1000;
    const local = new Date(time + OFFSET_HOURS * 3_600_000).toISOString().slice(0, 19);
    const agent = at % 2 === 0;
    return { role: agent ? "agent" : "customer", text: of(agent ? AGENT : CUSTOMER), at: `${local}+08:00`, by: agent ? `工号${number % 50}` : "客户" };
  });
  return { id: String(number), turns: said, attributes: { customer: String(number % 1000), topic: "宽带" } };
}
