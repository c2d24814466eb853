// What one run of the benchmark measures, in which order, and how often.

/** @typedef {{ name: string, options: object }} Task a function of suite/tasks.js, and what it wants */
/** @typedef {{ name: string, run: (task: Task) => Promise<any>, close: () => Promise<void> }} Host */
/** @typedef {import("./suite/timing.js").Timing} Timing */
/** @typedef {{ id: string, name: string, kind: string, does: string, most?: number, why?: string }} Description */
/** @typedef {{ milliseconds: number[], heap: number | null, wasm: number }} Preparing */
/** @typedef {{ size: number, systems: Record<string, Preparing> }} PreparingOfSize */
/** @typedef {{ size: number, cells: import("./suite/tasks.js").Cell[] }} MatchingOfSize */
/** @typedef {{ bytes: number, timing: Timing } | null} Loading */
/** @typedef {{ edit: Timing, full: Timing } | null} Writing */
/** @typedef {{ host: string, preparing: PreparingOfSize[], matching: MatchingOfSize[], loading: Record<string, Loading>, writing: Record<string, Writing> }} Measured */
/** @typedef {{ system: string, points: [number, number][] }[]} Curve */

export const SIZES = [1000, 10_000, 100_000];
export const LENGTHS = [40, 1000, 100_000];
export const CLOAKS = /** @type {const} */ (["fold", "all"]);
export const CURVES = {
  systems: ["kefu-fold", "kefu-all", "yardstick-fold", "fastscan", "monyone-fast"],
  text: { size: 100_000, lengths: [100, 1000, 10_000, 100_000, 1_000_000] },
  list: { sizes: [10, 100, 1000, 10_000, 100_000], length: 10_000 },
};
export const REVIEWS = {
  rubrics: ["cable/hall", "service/basics"],
  turns: 12,
  longTurns: 200,
  counts: [100, 1000, 10_000, 100_000],
};
const LARGEST = 100_000;
const ROUNDS = 2;
const ROUNDS_OF_LARGEST = 3;
/** What takes longer to prepare is prepared once. */
const SLOW_MILLISECONDS = 1500;

/**
 * @param {Host} host
 * @param {Description[]} systems
 * @param {(said: string) => void} say
 * @returns {Promise<Measured>}
 */
export async function measure(host, systems, say) {
  const preparing = [];
  const matching = [];
  for (const size of SIZES) {
    say(`${host.name}: preparing ${size} phrases`);
    preparing.push({ size, systems: await prepared(host, systems, size) });
    say(`${host.name}: finding ${size} phrases`);
    matching.push({ size, cells: await host.run({ name: "match", options: { size, lengths: LENGTHS } }) });
  }
  say(`${host.name}: compiled lists and writing`);
  /** @type {Record<string, Loading>} */
  const loading = {};
  /** @type {Record<string, Writing>} */
  const writing = {};
  for (const cloaks of CLOAKS) {
    loading[cloaks] = await host.run({ name: "load", options: { size: LARGEST, cloaks } });
    writing[cloaks] = await host.run({ name: "keystroke", options: { size: LARGEST, length: LARGEST, cloaks } });
  }
  return { host: host.name, preparing, matching, loading, writing };
}

/**
 * Every system prepares the list in processes of its own, all in turn.
 * @param {Host} host
 * @param {Description[]} systems
 * @param {number} size
 */
async function prepared(host, systems, size) {
  /** @type {Record<string, Preparing>} */
  const results = {};
  const rounds = size === LARGEST ? ROUNDS_OF_LARGEST : ROUNDS;
  for (let round = 0; round < rounds; round += 1) {
    for (const { id, most = Infinity } of systems) {
      if (size > most || (results[id]?.milliseconds[0] ?? 0) > SLOW_MILLISECONDS) continue;
      const { milliseconds, heap, wasm } = await host.run({ name: "prepare", options: { system: id, size } });
      results[id] = { milliseconds: [...(results[id]?.milliseconds ?? []), milliseconds], heap, wasm };
    }
  }
  return results;
}

/**
 * How cost grows with the text and with the list.
 * @param {Host} host
 * @param {(said: string) => void} say
 * @returns {Promise<{ host: string, text: Curve, list: Curve }>}
 */
export async function curves(host, say) {
  const { systems } = CURVES;
  say(`${host.name}: curves`);
  return {
    host: host.name,
    text: await host.run({ name: "textCurve", options: { ...CURVES.text, systems } }),
    list: await host.run({ name: "listCurve", options: { ...CURVES.list, systems } }),
  };
}

/**
 * Reviews of conversations: their pace by each rubric, and larger and larger batches by the first.
 * @param {Host} host
 * @param {(said: string) => void} say
 * @returns {Promise<import("./report/reviews.js").Reviews>}
 */
export async function reviewing(host, say) {
  const { rubrics, turns, longTurns, counts } = REVIEWS;
  say(`${host.name}: reviews`);
  const paces = [];
  for (const rubric of rubrics) paces.push(await host.run({ name: "pace", options: { rubric, turns, longTurns } }));
  const grown = [];
  for (const count of counts) grown.push(await host.run({ name: "batch", options: { rubric: rubrics[0], turns, count } }));
  return { host: host.name, paces, grown };
}
