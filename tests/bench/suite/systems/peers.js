// Libraries from npm that find listed phrases in Chinese text, each called as its documentation says.

import { AhoCorasick as Monyone } from "@monyone/aho-corasick";
import { AhoCorasick as MonyoneFast } from "@monyone/aho-corasick/fast";
import FastScanner from "fastscan";
import { Mint } from "mint-filter";
import Modern from "modern-ahocorasick";
import { RegExpMatcher, parseRawPattern } from "obscenity";
import { SensitiveWordTool } from "sensitive-word-tool";

/** @typedef {import("./index.js").System} System */

/** @type {System[]} */
export const peers = [
  {
    id: "fastscan",
    name: "fastscan",
    kind: "peer",
    does: "exact",
    prepare(phrases) {
      const scanner = new FastScanner(phrases);
      return {
        calls: { search: (text) => scanner.search(text) },
        report: (text) => ({ spans: scanner.search(text).map(([start, word]) => [start, start + word.length]) }),
      };
    },
  },
  monyone("monyone", "@monyone/aho-corasick", Monyone),
  monyone("monyone-fast", "@monyone/aho-corasick/fast", MonyoneFast),
  {
    id: "mint",
    name: "mint-filter",
    kind: "peer",
    does: "exact and in either case; no places",
    prepare(phrases) {
      const mint = new Mint(phrases);
      return {
        calls: { filter: (text) => mint.filter(text, { replace: false }) },
        report: (text) => ({ words: mint.filter(text, { replace: false }).words }),
      };
    },
  },
  {
    id: "sensitive-word-tool",
    name: "sensitive-word-tool",
    kind: "peer",
    does: "skips marks, either case; no places",
    prepare(wordList) {
      const tool = new SensitiveWordTool({ wordList });
      return { calls: { match: (text) => tool.match(text) }, report: (text) => ({ words: tool.match(text) }) };
    },
  },
  {
    id: "modern",
    name: "modern-ahocorasick",
    kind: "peer",
    does: "exact, by whole graphemes; no long texts in Node, whose segmenter needs time by the square of the length",
    longest: "process" in globalThis ? 10_000 : Infinity,
    prepare(phrases) {
      const automaton = new Modern(phrases);
      return {
        calls: { search: (text) => automaton.search(text) },
        report: (text) => ({ spans: automaton.search(text).map(({ start, end }) => [start, end]) }),
      };
    },
  },
  {
    id: "obscenity",
    name: "obscenity",
    kind: "peer",
    does: "one regular expression a phrase",
    most: 1000,
    why: "its time grows with the list: it is made for some hundred patterns",
    prepare(phrases) {
      const matcher = new RegExpMatcher({ blacklistedTerms: phrases.map((phrase, id) => ({ id, pattern: parseRawPattern(phrase) })) });
      return {
        calls: { getAllMatches: (text) => matcher.getAllMatches(text) },
        report: (text) => ({ spans: matcher.getAllMatches(text).map(({ startIndex, endIndex }) => [startIndex, endIndex + 1]) }),
      };
    },
  },
];

/**
 * @param {string} id
 * @param {string} name
 * @param {typeof Monyone | typeof MonyoneFast} AhoCorasick
 * @returns {System}
 */
function monyone(id, name, AhoCorasick) {
  return {
    id,
    name,
    kind: "peer",
    does: "exact",
    prepare(phrases) {
      const automaton = new AhoCorasick(phrases);
      return {
        calls: { matchInText: (text) => automaton.matchInText(text) },
        report: (text) => ({ spans: automaton.matchInText(text).map(({ begin, end }) => [begin, end]) }),
      };
    },
  };
}
