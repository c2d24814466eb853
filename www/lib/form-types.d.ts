import { AskedForm } from "./asked-form.js";
import type { Document, Lexicon, Problem, Table, Text } from "./index.js";

export { loadForm } from "./asked-form.js";

/** A document of the kind `form`; its shape is checked by `checkDocument`, and described in docs/forms.md. */
export type FormDocument = Document & { kind: "form"; use: "survey" | "register" | "checklist" } & Record<string, unknown>;
export type FormOptions = {
  /** Language of everything said. Default `zh-CN`. */
  lang?: "zh-CN" | "zh-TW" | "en";
  /** Decides orders of chance; the same seed gives the same order. Default 1. */
  seed?: number;
};

/** An answer: an option, options (ranking: best first), a figure, a text, yes or no, or an answer for each aspect; `"na"` where that may be said. */
export type Answer = string | number | boolean | string[] | { [aspect: string]: string | number } | null;
/** Answers by question; `"id:other"` is the free text to the option of the role `other`. */
export type Answers = { [question: string]: Answer };

export type QuestionKind =
  | "single" | "multiple" | "ranking" | "rating" | "nps" | "ces" | "matrix" | "yes_no" | "consent" | "short" | "long"
  | "number" | "date" | "time" | "date_time" | "phone" | "section" | "hidden" | "calculated";

/** A question as it is asked now. */
export type QuestionView = {
  id: string;
  kind: QuestionKind;
  /** With earlier answers in it. */
  title: string;
  help: string;
  required: boolean;
  privacy: "public" | "personal" | "sensitive";
  /** The answer that counts, in canonical form; a wrong one is missing here and told in `problems`. */
  value?: Answer;
  /** The free text to the option of the role `other`, if that is chosen. */
  other?: string;
  /** The words for `"na"`, where that may be answered. */
  notApplicable?: string;
  /** Those offered, in the order shown. */
  options?: { id: string; title: string; role?: "other" | "none"; score?: string }[];
  /** Single: shown as a scale of words. */
  words?: boolean;
  scale?: { from: number; to: number; look: "stars" | "faces" | "numbers" | "words"; low: string; high: string; labels: string[] };
  /** Those asked, in the order shown. */
  aspects?: { id: string; title: string }[];
  /** How many options; for numbers a decimal as text. */
  atLeast?: number | string;
  atMost?: number | string;
  shortest?: number;
  longest?: number;
  places?: number;
  unit?: string;
  format?: "digits" | "order" | "mail";
};

export type FollowUp = { id: string; title: string; /** Until when: a target for the clock, such as `24h`. */ target: string };

/** What the answers given so far lead to. */
export type FormView = {
  form: string;
  version: number;
  title: string;
  intro: string;
  /** The pages that are shown, with the questions asked on them. */
  pages: { id: string; title: string; questions: QuestionView[] }[];
  /** Questions that are asked and can be answered. */
  progress: { answered: number; of: number };
  /** Computed figures, exact, as text. */
  values: Record<string, string | boolean>;
  /** Questions that must be answered and are not. */
  missing: string[];
  /** Answers that are wrong, and those that cannot stand together; `path` is `question` or `question.aspect`. */
  problems: Problem[];
  complete: boolean;
  thanks: string;
  followUps: FollowUp[];
};

export type ResponseMeta = {
  /** When it was given, ISO 8601. */
  at: string;
  /** Left out, a new one. */
  id?: string;
  /** Whom it is about; never kept by an anonymous form. */
  subject?: string;
  channel?: string;
  /** Who served, or who filled it in. */
  by?: string;
  /** Seconds spent on questions; never kept by an anonymous form. */
  seconds?: Record<string, number>;
  /** What else responses are told apart by. */
  attributes?: Record<string, string | number | boolean>;
};

export type FormResponse = {
  id: string;
  form: string;
  version: number;
  /** To the hour, if the form is anonymous. */
  at: string;
  lang: string;
  complete: boolean;
  subject?: string;
  channel?: string;
  by?: string;
  attributes?: Record<string, string>;
  /** Only of questions that were asked, in canonical form. */
  answers: Answers;
  values: Record<string, string | boolean>;
  seconds?: Record<string, number>;
  /** What was shown in an order of chance. */
  order?: Record<string, string[]>;
  followUps: FollowUp[];
  /** Reasons to look at it again, found on the device. */
  quality: { code: "too-fast" | "straight-line" | "repeated-text" | "contradiction"; message: string; questions: string[] }[];
  problems: Problem[];
};

export type SummaryOptions = {
  /** What responses are told apart by: `by`, `channel`, an attribute, or a question. */
  by?: string;
  period?: "day" | "week" | "month";
  /** Days, `2024-05-01`; both belong to it. */
  from?: string;
  to?: string;
  /** Groups what people write by the categories of a lexicon, such as `themes/remarks`; `Form` of "kefu" can, that of "kefu/form" has no phrases. */
  themes?: Lexicon | string;
};
/** A figure with its 95 % interval; of a single answer there is none. */
export type Interval = { value: number; low?: number; high?: number };
/** A share from 0 to 1, its interval by Wilson; without figures where nobody was asked. */
export type Share = { count: number; of: number; value?: number; low?: number; high?: number };
export type Measure = {
  id: string;
  title: string;
  method: string;
  /** `share` from 0 to 1, `points` from -100 to 100, `scale` as answered. */
  unit: "share" | "points" | "scale";
  n: number;
  value?: number;
  low?: number;
  high?: number;
  /** Fewer than 30: no conclusions. */
  small: boolean;
  /** In per cent for shares. */
  goal?: { above?: number; atLeast?: number; met: boolean };
  /** What the share gives of the points of a score sheet, exact, as text. */
  points?: string;
  count?: number;
  promoters?: Share;
  passives?: Share;
  detractors?: Share;
};
export type AnswerTally = {
  asked: number;
  answered: number;
  notAnswered: number;
  notApplicable: number;
  /** Among those who answered. */
  counts: (Share & { id: string; title: string; meanPlace?: Interval })[];
  mean?: Interval;
  median?: number;
  yes?: Share;
  satisfied?: Share;
  topBox?: Share;
  nps?: Interval;
  texts?: string[];
};
/** What people wrote to a question. A remark may be about several themes; `of` is all remarks everywhere. */
export type Themes = {
  remarks: number;
  /** The most frequent first, each with its first remarks. */
  themes: (Share & { id: string; title: string; samples: string[] })[];
  /** Remarks in which no theme was found. */
  without: Share & { samples: string[] };
};
export type QuestionSummary = AnswerTally & { id: string; title: string; kind: QuestionKind; /** If the options ask for them: of texts that are neither personal nor of a format. */ themes?: Themes; aspects?: (AnswerTally & { id: string; title: string })[] };
export type Summary = {
  responses: number;
  complete: number;
  /** The days of the first and the last, in China. */
  from?: string;
  to?: string;
  small: boolean;
  measures: Measure[];
  questions: QuestionSummary[];
  groups: { key: string; responses: number; measures: Measure[] }[];
  /** Of two groups; with more of them each against all others, and `b` is empty. */
  differences: { measure: string; a: string; b: string; difference: number; low: number; high: number; clear: boolean }[];
  trend: { from: string; responses: number; short?: number; measures: Measure[] }[];
  followUps: (FollowUp & { response: string; at: string; subject?: string })[];
  quality: { code: FormResponse["quality"][number]["code"]; count: number }[];
  problems: (Problem & { count: number })[];
  /** Responses wanted to know a share to ±5 points. */
  needed: { share: number };
};

/** A survey, a register or a checklist, with all that is made of responses. */
export class Form extends AskedForm {
  /** The figures of many responses; what was not answered or does not apply is in no denominator. */
  summarize(responses: FormResponse[], options?: SummaryOptions): Summary;
  /** The same bit by bit, in one pass; a form gathers one at a time. Texts have a response as JSON on each line. */
  summary(options?: SummaryOptions): { /** Gives the places of those that were no responses, from 0. */ add(responses: FormResponse[] | string): number[]; result(): Summary };
  /** Responses as a table for `toCsv` and `toXlsx`: what is personal masked, what is sensitive left out unless asked for. */
  table(responses: FormResponse[], options?: { sensitive?: boolean }): Table;
  /** Everything wrong with the document and its logic; what is an error there is proven. See docs/forms.md. */
  lint(options?: { count?: number; seed?: number }): FormLint;
  /** Sends respondents made up by chance through the form; `count` is 10,000 unless given, at most a million. */
  simulate(options?: { count?: number; seed?: number }): Simulation;
}

/** An entry as it is kept. Store it as it is: every change shows. */
export type RegisterEntry = {
  number: number;
  at: string;
  by?: string;
  /** The number of the entry it corrects. */
  corrects?: number;
  answers: Answers;
  /** The fingerprint of the entry before; empty for the first. */
  previous: string;
  hash: string;
};
export type RegisterDraft = { answers: Answers; /** ISO 8601. */ at: string; by?: string };

/** Entries that are only added, never changed: a correction is an entry of its own. */
export class Register {
  /** @throws KefuError `invalid-argument`, `pack-missing`, `not-ready`; never for what is in the entries, see {@link verify} */
  constructor(form: FormDocument | string, entries?: RegisterEntry[], options?: { lang?: "zh-CN" | "zh-TW" | "en" });
  readonly document: FormDocument;
  readonly problems: Problem[];
  /** As they were made, oldest first. */
  readonly entries: RegisterEntry[];
  /** As they stand: each that was corrected replaced by its last correction. */
  current(): RegisterEntry[];
  /** @throws KefuError `answers-invalid` with `problems`: what is not whole, or must not be, is not entered */
  append(draft: RegisterDraft): RegisterEntry;
  /** A new entry that corrects the one of that number. */
  correct(number: number, draft: RegisterDraft): RegisterEntry;
  /** What shows that entries are not as they were made, the first of it first; `path` is `entries[3]`. */
  verify(): Problem[];
  /** Days without an entry, with too few, and entries without a signature. */
  days(from: string, to: string, options?: { except?: string[] }): {
    missing: string[];
    short: { day: string; count: number }[];
    unsigned: { day: string; entry: number }[];
  };
  /** Whether an entry is finished, and which signatures it lacks. */
  status(number: number): { done: boolean; open: string[]; values: Record<string, string | boolean>; followUps: FollowUp[]; problems: Problem[] };
  dispose(): void;
  [Symbol.dispose](): void;
}

/** What respondents made up by chance saw of a form. The same seed makes up the same. */
export type Simulation = {
  respondents: number;
  /** How often each question was asked. */
  asked: Record<string, number>;
  /** How many different sets of questions were asked. */
  paths: number;
  mostQuestions: number;
  longestMinutes: number;
  meanMinutes: number;
  /** Questions, pages, endings, follow-ups and checks that nobody saw; conditions that look at later questions. */
  problems: Problem[];
};

export type FormLintOptions = {
  /** Language of the report. Default `zh-CN`. */
  lang?: "zh-CN" | "zh-TW" | "en";
  /** Respondents made up by chance; 10,000 unless given. */
  count?: number;
  seed?: number;
};
/** What is wrong with a form, and how many ways there are through it. */
export type FormLint = {
  /** What was wrong when it was read; what can never be (errors, proven by going every way) or always is; what no respondent made up by chance saw, where no proof was to be had. */
  problems: Problem[];
  /** Different sets of questions that somebody who finishes can be asked. */
  paths: number;
  /** Whether all ways were gone; else there are at least so many paths, and the longest may be longer. */
  exact: boolean;
  mostQuestions: number;
  longestMinutes: number;
  simulation: Simulation;
};
/** The report on a form that may be wrong in every way. @throws KefuError `invalid-argument`, `pack-missing`, `not-ready` */
export function lintForm(form: FormDocument | string, options?: FormLintOptions): FormLint;

/** The JSON Schema (draft 2020-12) of a form's responses. Which questions are asked is the form's affair: none is required here. */
export function responseSchema(form: Form): Record<string, unknown>;

export type DrawOptions = {
  items: (string | { id: string; stratum?: string })[];
  count: number;
  /** The same list, count and seed give the same draw. Default 1. */
  seed?: number;
  /** Each stratum gives in proportion to its size. */
  stratified?: boolean;
};
export type Draw = {
  /** Ids in the order drawn. */
  drawn: string[];
  /** All it takes to draw again; `list` is the SHA-256 of the items, one `id<tab>stratum` on each line. */
  record: { seed: number; count: number; of: number; stratified: boolean; method: string; list: string };
};

/** Draws a sample that anybody can draw again. @throws KefuError `invalid-argument`, `not-ready` */
export function draw(options: DrawOptions): Draw;
