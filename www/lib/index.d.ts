/// <reference lib="esnext.disposable" />

/** A text in several languages; simplified Chinese is always there. */
export type Text = { "zh-CN": string; "zh-TW"?: string; en?: string };
export type Role = "agent" | "customer" | "system";
/** One turn of a conversation; `at` is ISO 8601 with offset. */
export type Turn = { role: Role; text: string; at?: string; by?: string };
/** A rule document as JSON; its shape is checked by {@link checkDocument}. */
export type Document = { kind: string; id: string; title: Text; rows?: string[] };
export type Lexicon = Document & { kind: "lexicon" } & Record<string, unknown>;
/** An entry of a lexicon, as in the document; `checkDocument` names what it may not have. */
export type LexiconEntry = { id: string; phrase?: string; category: string; variants?: string[]; severity?: "hint" | "warn" | "block" } & Record<string, unknown>;
export type Pack = { id: string; title: Text; source?: Text; documents: Document[] };
export type PackSummary = { id: string; title: Text; documents: { kind: string; id: string; title: Text; rows: string[] }[] };

/** What is wrong with a document, where, and how to mend it. An error leaves out the part it names; the rest works. */
export type Problem = { code: string; document: string; path: string; message: string; hint?: string; severity: "error" | "warning" };

/** Every error this package throws. Codes are stable; messages may change. */
export class KefuError extends Error {
  constructor(code: string, message: string, more?: { path?: string; hint?: string; cause?: unknown });
  readonly code: string;
  /** Place in the argument or document, or address of the file. */
  readonly path?: string;
  /** How to mend it. */
  readonly hint?: string;
}

/**
 * Loads the engine and the default pack `service`. Once is enough; calling it again is safe.
 * @param source the module, if it does not lie beside this file
 * @throws KefuError `module-missing`, `module-blocked` (Content-Security-Policy), `module-invalid`
 */
export default function init(source?: URL | string | BufferSource | WebAssembly.Module): Promise<void>;

/**
 * Loads a pack; afterwards its documents can be named by id.
 * @param from address of its file; by default the built-in pack of that name
 * @throws KefuError `pack-missing`, `document-invalid`
 */
export function loadPack(id: string, from?: string | URL): Promise<Pack>;

/** The built-in packs and those loaded, with their documents. */
export function packs(): PackSummary[];

/** Everything wrong with a document, all at once: its shape, its references, and its own examples. */
export function checkDocument(document: unknown, options?: { lang?: "zh-CN" | "zh-TW" | "en" }): Problem[];

/** A phrase of a list and the line it stands in; in JSON the number of the item. Lines count from 1. */
export type ListLine = { line: number; phrase: string };
/** Another phrase that a phrase of a list has to do with: in the list itself, or in a lexicon given as `against`. */
export type OtherPhrase = { phrase: string; line?: number; lexicon?: string; entry?: string };

/** What is in a list. Every line of it is an entry, a remark, empty, a duplicate or skipped. */
export type ImportReport = {
  /** What the list turned out to be. */
  format: "text" | "csv" | "json";
  /** How many entries the lexicon has, how many lines were remarks (`#`), and how many empty. */
  taken: number;
  comments: number;
  blank: number;
  /** Left out: the same phrase, after folding, stands in `of`. */
  duplicates: (ListLine & { of: OtherPhrase })[];
  /** Taken, though wherever the phrase is said, the one in it is found already. */
  covered: (ListLine & { by: OtherPhrase })[];
  /** Taken: phrases of a single character, found in many words. */
  single: ListLine[];
  /** Taken: phrases that are ordinary words, or part of these. */
  common: (ListLine & { words: string[] })[];
  /** Taken without list numbers and invisible characters; `was` is what stood there. */
  cleaned: (ListLine & { was: string })[];
  /** Left out; `phrase` is what stood there. */
  skipped: (ListLine & { why: "empty" | "punctuation" | "damaged" | "no-phrase" })[];
};

export type ImportOptions = {
  /** Default `auto`: found out. */
  format?: "auto" | "text" | "csv" | "json";
  /** `pack/name` of the lexicon; default that of the file, or `imported/list`. */
  id?: string;
  /** Its title in simplified Chinese. */
  title?: string;
  /** Category of entries that name none; default `imported`. */
  category?: string;
  /** Severity of the categories that the list brings; default `warn`. */
  severity?: "hint" | "warn" | "block";
  /** The columns of a table: their name in its first line, or their place from 0. Left out, names in Chinese and English are known. */
  columns?: Partial<Record<"phrase" | "id" | "category" | "severity" | "variants" | "instead" | "exceptions" | "hits" | "misses" | "source" | "rows" | "note", string | number>>;
  /** Lexicons, or ids of those of loaded packs: what they have is not taken again. */
  against?: (Lexicon | string)[];
  /** Language of problems. Default `zh-CN`. */
  lang?: "zh-CN" | "zh-TW" | "en";
};

/** A list that was read. Problems name their place as `line 3`, or by the path in the lexicon. */
export type LexiconImport = { lexicon: Lexicon; report: ImportReport; problems: Problem[] };

/**
 * Reads a list of phrases. Text: one a line, also separated by `,` `、` `；` or tabs; `#` begins a remark. CSV: with column
 * names or `columns`. JSON: texts, objects, lists by category, or a lexicon. The same list gives the same entry ids.
 * @throws KefuError `invalid-argument`, `pack-missing`
 */
export function importLexicon(source: string, options?: ImportOptions): LexiconImport;

/**
 * A lexicon as a file. `json` has everything; `csv`, for spreadsheets, one line an entry with what tables can say; `text`
 * the phrases alone. Imported again they give the same phrases.
 * @throws KefuError `invalid-argument`, `pack-missing`
 */
export function exportLexicon(lexicon: Lexicon | string, format: "json" | "csv" | "text"): string;

/** A way of hiding a phrase that folding does not undo. */
export type CloakLayer = "sound" | "near-sound" | "pinyin" | "initials" | "shape" | "split" | "emoji" | "symbol";

export type GuardOptions = {
  /** Documents, or ids of documents of loaded packs. Default: the lexicons of the pack `service`; none if `phrases` or `compiled` is given. */
  lexicons?: (Lexicon | string)[];
  /** Plain phrases, taken literally, found as warnings. */
  phrases?: string[];
  /** Words in which every phrase is innocent. An exception that covers a hit always wins. */
  exceptions?: string[];
  /** `none`: only the very characters; `fold`: what a person reads; `all` (default): every layer there is; or `{ sound: false }`: all but those. Categories and entries may switch off more. */
  cloaks?: "none" | "fold" | "all" | { [layer in CloakLayer]?: boolean };
  /** `longest` (default): leftmost-longest; `all`: every finding, overlapping or not. */
  overlaps?: "longest" | "all";
  /** Whether numbers and addresses that should not be given away are found. Default: true with lexicons, false with `phrases` alone. */
  leaks?: boolean;
  /** Whether Latin phrases match whole words only (`word`, default) or anywhere. An entry may say otherwise. */
  latin?: "word" | "substring";
  /** Whether upper and lower case differ. Default false. */
  caseSensitive?: boolean;
  /** Bytes of {@link PhraseGuard.compile}: they carry lexicons, phrases, exceptions and options, so that only `lang` may stand beside them. */
  compiled?: Uint8Array;
  /** Language of titles, reasons and problems. Default `zh-CN`. Rewrites stay in the language of the conversation. */
  lang?: "zh-CN" | "zh-TW" | "en";
};

/** A phrase that counts, at its place. Offsets are UTF-16 code units, half-open, in the text given. */
export type Finding = {
  /** Unique among the findings of one check. */
  id: string;
  start: number;
  end: number;
  /** The original characters. */
  text: string;
  /** The phrase of the entry as people cite it. */
  phrase: string;
  /** What the text reads as: the form that matched. */
  reads: string;
  entry: string;
  lexicon: string;
  category: string;
  categoryTitle: string;
  severity: "hint" | "warn" | "block";
  via: "exact" | "folded" | "separated" | "repeated" | "sound" | "near-sound" | "pinyin" | "initials" | "shape" | "split" | "emoji" | "symbol" | "leak";
  /** 0 to 1. */
  confidence: number;
  /** Only spoken about: in quotation marks, forbidden, or told of somebody. Such a finding is a hint at most. */
  mention: null | "quoted" | "negated" | "reported";
  /** Why it is not said. */
  message: string;
  /** What to say in its place, best first. */
  instead: string[];
  /** Rows of the inventory the entry comes from. */
  rows: string[];
  /** Document and passage. */
  source: string;
};

/** What one layer of the engine makes of a text. */
export type LayerReading = {
  /**
   * `typed`: with the code point of what nobody sees. `folded`: traditional, width, case, look-alikes undone. `joined`: without
   * separators and repeats. `sound`: in pinyin. `near-sound`: with zh as z, l as n, ang as an and so on. Then the tokens, with
   * characters of found phrases in place of their `pinyin`, `initials`, parts (`split`), look-alikes (`shape`), digits and
   * emoji (`symbol`), and `reads`: of all these and of characters that sound alike. A guard with `cloaks` other than `all` has the first three.
   */
  layer: "typed" | "folded" | "joined" | "sound" | "near-sound" | "pinyin" | "initials" | "split" | "shape" | "symbol" | "reads";
  text: string;
  /** Where the layer reads something else than is plainly there: ranges of its own `text`. */
  changed: [start: number, end: number][];
};

/** Finds phrases in messages. Make one and keep it; it is cheap to call and holds wasm memory until disposed of. */
export class PhraseGuard {
  /** @throws KefuError `invalid-argument`, `pack-missing`, `image-damaged`, `not-ready` */
  constructor(options?: GuardOptions);
  /** What was wrong with the lexicons given. Their valid rest works. */
  readonly problems: Problem[];
  /** Everything in `text` that counts, in text order. */
  check(text: string, context?: { role?: Role; before?: Turn[] }): Finding[];
  /** The same as numbers, `[entry, start, end]` each; entries count plain phrases first, then those of the lexicons. */
  spans(text: string): Uint32Array;
  /** `text` with each character of a finding replaced by `mask` (`*`). */
  mask(text: string, mask?: string): string;
  /** What each layer reads in the first 1,000 code units of `text`, in the order in which the layers build on one another. */
  readings(text: string): LayerReading[];
  /** This guard as bytes for the option `compiled`, which loads in milliseconds however many phrases there are. Another release may refuse them. */
  compile(): Uint8Array;
  /**
   * Adds entries to a lexicon of this guard (default: the first), or plain phrases, at the cost of what is added. What is
   * wrong with them; those that are sound work at once, in open sessions too. Entry numbers of `spans` may change.
   */
  add(entries: (LexiconEntry | string)[], options?: { lexicon?: string }): Problem[];
  /** Takes away entries by their ids, and plain phrases by themselves. Those that were not there are returned. */
  remove(ids: string[], options?: { lexicon?: string }): string[];
  /** Puts an entry in the place of the one of its id. What is wrong with it; then nothing is changed. */
  change(entry: LexiconEntry, options?: { lexicon?: string }): Problem[];
  /** A text that is being edited, said in `context`. An edit costs what it touches, however long the text is. */
  session(text?: string, context?: { role?: Role; before?: Turn[] }): GuardSession;
  /** Frees the memory. Using the guard afterwards throws. */
  dispose(): void;
  [Symbol.dispose](): void;
}

/** What an edit changed. */
export type SessionChange = {
  /** All findings now, in text order. */
  findings: Finding[];
  added: Finding[];
  removed: Finding[];
  /** Those that only moved: the same objects with another `start` and `end`. */
  shifted: Finding[];
  /** The range of the new text that was read again. */
  dirty: [start: number, end: number];
};

/** A text that is being edited, from {@link PhraseGuard.session}. Its findings are those of `check` without leaks; their ids are its own. */
export class GuardSession {
  private constructor();
  readonly text: string;
  /** A finding that only moves stays the same object with the same `id`. */
  readonly findings: Finding[];
  /**
   * Puts `inserted` in place of the code units from `start` to `end` of the text.
   * @throws KefuError `invalid-argument` for offsets outside the text, which then stays as it was
   */
  edit(start: number, end: number, inserted: string): SessionChange;
  /** Frees the memory. Using the session afterwards throws; the guard it came from must outlive it. */
  dispose(): void;
  [Symbol.dispose](): void;
}

/** A document of the kind `courtesy`. */
export type CourtesyDocument = Document & { kind: "courtesy" };

export type CourtesyOptions = {
  /** Documents, or ids of documents of loaded packs; a later one refines the earlier. Default: `service/courtesy`. */
  lexicons?: (CourtesyDocument | string)[];
  /** A loaded pack: `service/courtesy` refined by its own. Not beside `lexicons`. */
  pack?: string;
  /** What stands for the slots of phrases: `{ company: "中原物业" }`. */
  slots?: Record<string, string>;
  /** Language of titles and reasons. Default `zh-CN`. What is put in stays in the language of the conversation. */
  lang?: "zh-CN" | "zh-TW" | "en";
};

export type CourtesyContext = {
  /** Where the conversation is; left out, that is told by the turns before. */
  stage?: "opening" | "middle" | "closing";
  /** The turns before, oldest first. */
  before?: Turn[];
  /** When the message is said, ISO 8601 with offset: for greetings that name a time of day. */
  at?: string;
};

/** A phrase at its place. Offsets are UTF-16 code units, half-open, in the message given. */
export type CourtesyMark = {
  category: string;
  title: string;
  start: number;
  end: number;
  /** The original characters. */
  text: string;
  entry: string;
  /** The phrase of the entry as people cite it. */
  phrase: string;
  /** `near`: it counts, and there is a better way to say it; `hour`: it does not fit the time of day. */
  fit: "good" | "near" | "hour";
  rows: string[];
};

/** A courtesy that messages may owe. */
export type CourtesyNeed = {
  category: string;
  title: string;
  state: "met" | "unmet" | "not-applicable";
  /** How many times it is missing: once for the message, or once for each thing in it that calls for it. */
  missing: number;
  why: string;
  rows: string[];
};

/** An edit that mends something; it has been tried: the message it makes has fewer things to mend. */
export type CourtesyAdvice = {
  edit: { start: number; end: number; insert: string };
  category: string;
  title: string;
  why: string;
};

export type CourtesyReport = {
  stage: "opening" | "middle" | "closing";
  /** Courtesies that are said. */
  present: CourtesyMark[];
  /** What spoils the tone. */
  tone: CourtesyMark[];
  /** What calls for a courtesy: orders, refusals. */
  occasions: CourtesyMark[];
  /** How the customer is addressed. */
  address: { polite: { start: number; end: number }[]; plain: { start: number; end: number }[] };
  /** Every courtesy that may be owed. */
  needs: CourtesyNeed[];
  /** In text order, each to be applied alone. None for messages longer than 4,096 code units. */
  advice: CourtesyAdvice[];
  /** In how many of the sentences something stands, for the categories that ask for it. */
  shares: { category: string; with: number; of: number }[];
  /** How many of the needs that apply are met. */
  coverage: { met: number; applicable: number };
};

/** Says which courtesies a message has, which it owes, and the smallest edits that mend it. */
export class CourtesyCheck {
  /** @throws KefuError `invalid-argument`, `pack-missing`, `not-ready` */
  constructor(options?: CourtesyOptions);
  /** What was wrong with the documents given. Their valid rest works. */
  readonly problems: Problem[];
  check(message: string, context?: CourtesyContext): CourtesyReport;
  /** Frees the memory. Using the check afterwards throws. */
  dispose(): void;
  [Symbol.dispose](): void;
}
export * from "./review-types.js";
export * from "./clock-types.js";
export * from "./score-types.js";

/** A conversation as a review takes it. */
export type Conversation = { id?: string; turns: Turn[]; attributes?: Record<string, unknown> };

/** What the caller knows of a transcript and the source does not say. */
export type TranscriptOptions = {
  /** Columns of a table by their titles, or their numbers from 1 as strings. Those left out are found by their titles, at last by what is in them; all others are attributes, unless these are named. */
  columns?: { conversation?: string; role?: string; by?: string; text?: string; at?: string; attributes?: string[] };
  /** Sides by name, or by the values of a field for the side. */
  roles?: Record<string, Role>;
  /** Offset of times without one. Default `+08:00`. */
  offset?: string;
  /** Day of times without a date, `2024-05-01`; its year is that of dates without one. */
  date?: string;
  /** Language of the problems. Default `zh-CN`. */
  lang?: "zh-CN" | "zh-TW" | "en";
};

/**
 * Conversations from JSON, JSON lines, tables, pasted chats and e-mails. Every line ends in a turn, an attribute or a problem;
 * the path of a problem is `line 12` or `lines 12-15`. Robots are agents whose `by` has 机器人, 智能客服, 自动回复 or bot in it.
 * @throws KefuError `invalid-argument`, `not-ready`; never for what is in the source
 */
export function parseTranscript(
  source: string,
  format?: "auto" | "json" | "jsonl" | "csv" | "text",
  options?: TranscriptOptions,
): { conversations: Conversation[]; problems: Problem[] };

/** A column of a table, what it would be taken for, and its first cells. */
export type TranscriptColumn = {
  title: string;
  holds: "text" | "role" | "by" | "at" | "date" | "conversation" | "attribute";
  samples: string[];
};

/** The columns of a table, so that a person can put the mapping right before {@link parseTranscript}. */
export function transcriptColumns(source: string, options?: TranscriptOptions): TranscriptColumn[];

/**
 * A file as text: UTF-8, UTF-16 or GB18030, told by its bytes.
 * @throws KefuError `encoding-unknown`, `invalid-argument`
 */
export function readTranscriptFile(file: Blob | BufferSource): Promise<string>;
export * from "./batch-types.js";
export * from "./form-types.js";
export * from "./survey-types.js";
