/**
 * Responses made up to try the figures with, always the same for the same seed: a quarter of some agents' and channels'
 * customers, of whom some answer everything, some leave things out, and one agent's are less content than the others'.
 * It knows forms only as anybody does who fills them in.
 */

/** @typedef {import("../../dist/form.js").Form} Form */
/** @typedef {import("../../dist/form.js").QuestionView} Question */
/** @typedef {import("../../dist/form.js").Answers} Answers */
/** @typedef {import("../../dist/form.js").Answer} Answer */

const AGENTS = ["李静", "王磊", "陈晓", "周敏"];
const CHANNELS = ["chat", "phone", "hall"];
const REMARKS = ["回复很快，谢谢", "等太久了", "态度很好", "问题还没解决", "讲得很清楚", "希望晚上也有人", "转了三次才找对人", "没有什么"];
const FIRST_DAY = Date.UTC(2026, 6, 1);
const DAYS = 92;
/** Nobody fills in more turns than this, whatever the form does. */
const MOST_TURNS = 8;

/**
 * @param {Form} form
 * @param {number} count
 */
export function sampleOf(form, count) {
  const random = chance(20261122);
  return Array.from({ length: count }, (_, at) => {
    const agent = Math.floor(random() * AGENTS.length);
    const mood = 0.74 - agent * 0.06 + random() * 0.2;
    const answers = answered(form, mood, random);
    const when = new Date(FIRST_DAY + Math.floor((at / count) * DAYS) * 86_400_000 + Math.floor(random() * 10 * 3_600_000));
    return form.submit(answers, {
      id: `sample-${String(at + 1).padStart(4, "0")}`, at: when.toISOString(), by: AGENTS[agent], channel: CHANNELS[Math.floor(random() * CHANNELS.length)],
      subject: `客户 ${1000 + at}`,
    });
  });
}

/** @param {Form} form @param {number} mood @param {() => number} random */
function answered(form, mood, random) {
  /** @type {Answers} */
  let answers = {};
  /** @type {Set<string>} */
  const asked = new Set();
  for (let turn = 0; turn < MOST_TURNS; turn += 1) {
    const open = form.view(answers).pages.flatMap(({ questions }) => questions).filter(({ id }) => !asked.has(id));
    if (open.length === 0) break;
    for (const question of open) {
      asked.add(question.id);
      if (!question.required && random() < 0.2) continue;
      const answer = answerTo(question, mood, random);
      if (answer !== undefined) answers = { ...answers, [question.id]: answer };
    }
  }
  return answers;
}

/** @param {Question} question @param {number} mood @param {() => number} random @returns {Answer | undefined} */
function answerTo({ kind, options = [], aspects = [], scale, atLeast }, mood, random) {
  const step = () => (scale ? Math.round(scale.from + (scale.to - scale.from) * Math.min(1, Math.max(0, mood + (random() - 0.5) * 0.9))) : 0);
  const option = () => options[Math.min(options.length - 1, Math.floor(((1 - mood) * 0.5 + random() ** 2 * 0.7) * options.length))]?.id;
  switch (kind) {
    case "rating": case "nps": case "ces": return step();
    case "matrix": return Object.fromEntries(aspects.map(({ id }) => [id, scale ? step() : option()]));
    case "single": return option();
    case "multiple": return [option()];
    case "ranking": return options.map(({ id }) => id);
    case "yes_no": return random() < mood;
    case "consent": return true;
    case "short": case "long": return REMARKS[Math.floor(random() * REMARKS.length)];
    case "number": return Number(atLeast ?? 1);
    case "date": return "2026-07-01";
    case "time": return "10:00";
    case "date_time": return "2026-07-01T10:00";
    case "phone": return "13800138000";
    default: return undefined;
  }
}

/** Numbers from 0 to 1 that follow from the seed (mulberry32). @param {number} seed */
function chance(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
