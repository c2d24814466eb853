// The phrase guard as people call it: options checked, text copied in by code unit, findings read out as objects.

import { GuardEngine } from "#glue";
import { codeUnits, currentGeneration, run } from "./engine.js";
import { KefuError, invalidArgument } from "./errors.js";
import { documentById, lexiconsOf } from "./packs.js";

/** @typedef {import("./index.js").Finding} Finding */
/** @typedef {import("./index.js").GuardOptions} GuardOptions */
/** @typedef {{ slice(start: number, end: number): string }} Sliced a text, or what can give parts of one */

/** Numbers of a finding. */
export const FIELDS = 8;
/** The door for sessions. */
export const shared = Symbol("shared");
const NOTHING = new Uint32Array(0);
const SEVERITIES = /** @type {const} */ (["hint", "warn", "block"]);
const WAYS = /** @type {const} */ (["exact", "folded", "separated", "repeated", "sound", "near-sound", "pinyin", "initials", "shape", "split", "emoji", "symbol", "leak"]);
const MENTIONS = /** @type {const} */ ([null, "quoted", "negated", "reported"]);
const ROLES = ["agent", "customer", "system"];
/** What each option may be; the first choice is the default. */
const CHOICES = { cloaks: ["all", "fold", "none"], overlaps: ["longest", "all"], latin: ["word", "substring"], lang: ["zh-CN", "zh-TW", "en"] };
const OPTIONS = ["lexicons", "phrases", "exceptions", "caseSensitive", "leaks", "compiled", ...Object.keys(CHOICES)];

export class PhraseGuard {
  #config;
  /** @type {GuardEngine | null} */
  #engine = null;
  #generation = -1;
  /** @type {Map<number, Omit<Finding, "start" | "end">>} what belongs to an entry, fetched once */
  #entries = new Map();
  /** @type {Map<number, string>} */
  #forms = new Map();
  #hasContext = false;
  #disposed = false;
  /** @type {import("./index.js").Problem[]} */
  #problems;

  /** @param {GuardOptions} [options] */
  constructor(options = {}) {
    this.#config = configOf(options);
    this.#problems = run(() => this.#live().problems());
  }

  get problems() {
    return this.#problems;
  }

  /**
   * @param {string} text
   * @param {{ role?: string, before?: { role: string, text: string }[] }} [context]
   * @returns {Finding[]}
   */
  check(text, context) {
    return run(() => {
      const numbers = this.#scan(text, context);
      const findings = [];
      for (let at = 0; at < numbers.length; at += FIELDS) findings.push(this.#finding(text, numbers.subarray(at, at + FIELDS)));
      return findings;
    });
  }

  /** @param {string} text */
  spans(text) {
    return run(() => {
      const numbers = this.#scan(text, undefined);
      if (numbers.length === 0) return NOTHING;
      const spans = new Uint32Array((numbers.length / FIELDS) * 3);
      for (let at = 0; at < spans.length; at += 3) spans.set(numbers.subarray((at / 3) * FIELDS, (at / 3) * FIELDS + 3), at);
      return spans;
    });
  }

  /**
   * @param {string} text
   * @param {string} [mask] stands for each character of a finding
   */
  mask(text, mask = "*") {
    const spans = this.spans(text);
    let masked = "";
    let done = 0;
    for (let at = 0; at < spans.length; at += 3) {
      const [number, start, end] = spans.subarray(at, at + 3);
      if (end <= done) continue;
      const from = Math.max(start, done);
      const hidden = text.slice(from, end);
      const leak = /** @type {any} */ (this.#entry(number)).leak !== undefined;
      masked += text.slice(done, from) + (leak ? this.#live().maskLeak(number, hidden) : mask.repeat([...hidden].length));
      done = end;
    }
    return masked + text.slice(done);
  }

  compile() {
    return run(() => whole(this.#live()).compile());
  }

  dispose() {
    if (this.#generation === currentGeneration()) this.#engine?.free();
    this.#engine = null;
    this.#disposed = true;
  }

  [Symbol.dispose ?? Symbol.for("Symbol.dispose")]() {
    this.dispose();
  }

  /** The engine, made anew if it went down with an earlier instance. */
  #live() {
    if (this.#disposed) throw new KefuError("disposed", "this guard was disposed of", { hint: "make a new one" });
    if (this.#engine === null || this.#generation !== currentGeneration()) {
      this.#engine = engineOf(this.#config);
      this.#generation = currentGeneration();
      this.#hasContext = false;
    }
    return this.#engine;
  }

  /**
   * @param {string} text
   * @param {{ role?: string, before?: { role: string, text: string }[] } | undefined} context
   */
  #scan(text, context) {
    const engine = this.#enter(context);
    copy(engine, text, "text");
    return engine.check() === 0 ? NOTHING : engine.findings();
  }

  /**
   * The engine, told what is said before.
   * @param {{ role?: string, before?: { role: string, text: string }[] } | undefined} context
   */
  #enter(context) {
    const engine = this.#live();
    if (context !== undefined || this.#hasContext) {
      engine.startContext(roleOf(context?.role, "context.role"));
      for (const [at, turn] of (context?.before ?? []).entries()) {
        copy(engine, turn?.text, `context.before[${at}].text`);
        engine.addTurn(roleOf(turn.role, `context.before[${at}].role`));
      }
      this.#hasContext = context !== undefined;
    }
    return engine;
  }

  /** What a session shares with its guard. */
  get [shared]() {
    return {
      live: () => this.#live(),
      enter: (/** @type {Parameters<PhraseGuard["check"]>[1]} */ context) => this.#enter(context),
      finding: (/** @type {Sliced} */ text, /** @type {Uint32Array} */ numbers) => this.#finding(text, numbers),
      config: this.#config,
      forget: () => this.#entries.clear() ?? this.#forms.clear(),
    };
  }

  /**
   * @param {Sliced} text
   * @param {Uint32Array} numbers
   * @returns {Finding}
   */
  #finding(text, [number, start, end, severity, way, mention, confidence, form]) {
    const { id, leak, ...entry } = /** @type {any} */ (this.#entry(number));
    return {
      id: `${id}@${start}-${end}`,
      start,
      end,
      text: text.slice(start, end),
      ...entry,
      severity: SEVERITIES[severity],
      via: WAYS[way],
      confidence: confidence / 1000,
      mention: MENTIONS[mention],
      reads: leak === undefined ? this.#form(form) : text.slice(start, end),
    };
  }

  /** @param {number} number */
  #entry(number) {
    let known = this.#entries.get(number);
    if (known === undefined) {
      const { id, ...rest } = this.#live().entry(number);
      known = { id, entry: id, ...rest };
      this.#entries.set(number, /** @type {any} */ (known));
    }
    return /** @type {any} */ (known);
  }

  /** @param {number} form */
  #form(form) {
    let known = this.#forms.get(form);
    if (known === undefined) {
      known = this.#live().form(form);
      this.#forms.set(form, /** @type {string} */ (known));
    }
    return known;
  }
}

/**
 * Writes a text into the engine's memory, code unit by code unit: no encoding, so no lone surrogate is lost.
 * @param {GuardEngine} engine
 * @param {unknown} text
 * @param {string} path
 */
export function copy(engine, text, path) {
  if (typeof text !== "string") throw invalidArgument(path, `not a text but ${typeof text}`, "pass a string");
  const { length } = text;
  const start = engine.input(length) >>> 1;
  const units = codeUnits();
  for (let at = 0; at < length; at += 1) units[start + at] = text.charCodeAt(at);
}

/**
 * @param {unknown} role
 * @param {string} path
 */
function roleOf(role, path) {
  const at = role === undefined ? 0 : ROLES.indexOf(/** @type {string} */ (role));
  if (at < 0) throw invalidArgument(path, `not a role: ${String(role)}`, `roles are ${ROLES.join(", ")}`);
  return at;
}

/**
 * The engine, if its module is the whole one: guard.wasm saves and loads nothing.
 * @param {GuardEngine} engine
 */
function whole(engine) {
  if ("load" in engine) return engine;
  throw new KefuError("not-in-module", "guard.js has no compiled guards", { hint: "import index.js" });
}

/**
 * An engine built or loaded.
 * @param {ReturnType<typeof configOf>} config
 */
function engineOf({ compiled, phrases, exceptions, lang, changes, ...rules }) {
  const engine = new GuardEngine(lang ?? "zh-CN");
  if (compiled === undefined) {
    const plain = framed(phrases);
    copy(engine, plain + framed(exceptions), "options.phrases");
    engine.build(rules, plain.length);
  } else {
    const [message, hint] = whole(engine).load(compiled).split("\n");
    if (message !== "") {
      engine.free();
      throw new KefuError("image-damaged", message, { path: "options.compiled", hint });
    }
  }
  for (const change of changes) change(engine);
  return engine;
}

/**
 * All texts in one, each behind its length: a hundred thousand phrases cross into the engine as one.
 * @param {string[]} list
 */
const framed = (list) => list.map((item) => "\uffff".repeat(item.length / 0xffff) + String.fromCharCode(item.length % 0xffff) + item).join("");

/**
 * The engine's configuration for the options given.
 * @param {GuardOptions} options
 */
function configOf(options) {
  if (options === null || typeof options !== "object") throw invalidArgument("options", "options are an object", "pass { phrases: [ … ] }");
  for (const name of Object.keys(options)) {
    if (!OPTIONS.includes(name)) throw invalidArgument(`options.${name}`, `unknown option "${name}"`, `options are ${OPTIONS.join(", ")}`);
  }
  for (const [name, choices] of Object.entries(CHOICES)) {
    const value = /** @type {Record<string, unknown>} */ (options)[name];
    const switched = name === "cloaks" && typeof value === "object";
    if (value !== undefined && !switched && !choices.includes(/** @type {string} */ (value))) {
      throw invalidArgument(`options.${name}`, `"${String(value)}" is not a choice`, `choices are ${choices.join(", ")}`);
    }
  }
  const { lexicons, phrases, exceptions, overlaps, latin, caseSensitive, lang, cloaks, leaks, compiled } = options;
  const beside = Object.keys(options).find((name) => name !== "compiled" && name !== "lang");
  if (compiled !== undefined && (beside !== undefined || !(compiled instanceof Uint8Array))) {
    throw invalidArgument(`options.${beside ?? "compiled"}`, "compiled carries all options but lang", "leave out the others; pass what compile() gave");
  }
  const named = lexicons?.map((lexicon, at) => (typeof lexicon === "string" ? documentById(lexicon, `options.lexicons[${at}]`) : lexicon));
  const used = named ?? ((phrases ?? compiled) === undefined ? lexiconsOf() : leaks === true ? lexiconsOf().filter(hasLeaks) : []);
  return {
    lexicons: leaks === false ? used.filter((lexicon) => !hasLeaks(lexicon)) : used,
    phrases: stringsOf(phrases, "options.phrases"),
    exceptions: stringsOf(exceptions, "options.exceptions"),
    overlaps,
    latin,
    caseSensitive: caseSensitive === true,
    literal: cloaks === "none",
    cloaks: cloaks !== "fold" && cloaks !== "none",
    layers: cloaks,
    lang,
    compiled,
    /** @type {((engine: GuardEngine) => unknown)[]} made since, and made again after a trap */
    changes: [],
    revision: 0,
  };
}

/**
 * Whether a lexicon looks for leaks.
 * @param {any} lexicon
 */
const hasLeaks = (lexicon) => lexicon?.entries?.some?.((/** @type {any} */ entry) => entry?.leak) === true;

/**
 * @param {unknown} list
 * @param {string} path
 */
function stringsOf(list, path) {
  if (list === undefined) return [];
  if (!Array.isArray(list)) throw invalidArgument(path, "not a list", "pass an array");
  const at = list.findIndex((item) => typeof item !== "string");
  if (at >= 0) throw invalidArgument(`${path}[${at}]`, `not a text but ${typeof list[at]}`, "pass a string");
  return list;
}
