// Texts and phrases to measure with: made up, the same in every run, and of the sort that a chat has.
//
// Real chats are private, and a published corpus would tie the figures to one trade. So: characters of everyday use,
// a punctuation mark every dozen characters or so, and a listed phrase about once in a hundred.

const common =
  "的一是了我不人在他有这个上们来到时大地为子中你说生国年着就那和要她出也得里后自以会家可下而过天去能对小多然于心学么之都好看起发当没成只如事把还用第样道想作种开美总从无情己面最女但现前些所同日手又行意动方期它头经长儿回位分爱老因很给名法间斯知世什两次使身者被高已亲其进此话常与活正感";
const marks = "，。，。？！，、";

/**
 * A generator of numbers in [0, 1) with a fixed seed (the well-known mulberry32 recurrence).
 * @param {number} seed
 */
function random(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/**
 * Different phrases of three to six characters.
 * @param {number} count
 */
export function phrases(count) {
  const next = random(1);
  const made = new Set();
  while (made.size < count) {
    const length = 3 + Math.floor(next() * 4);
    made.add(Array.from({ length }, () => common[Math.floor(next() * common.length)]).join(""));
  }
  return [...made];
}

/**
 * A text of exactly so many characters, with some of the phrases in it.
 * @param {number} length
 * @param {string[]} planted
 */
export function text(length, planted) {
  const next = random(length);
  let made = "";
  while (made.length < length) {
    const chance = next();
    if (chance < 0.01) made += planted[Math.floor(next() * planted.length)];
    else if (chance < 0.08) made += marks[Math.floor(next() * marks.length)];
    else made += common[Math.floor(next() * common.length)];
  }
  return made.slice(0, length);
}
