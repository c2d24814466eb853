// Types of what is done with many responses in the full module.

import type { Calendar, VerdictState } from "./clock-types.js";
import type { FollowUp, Form, FormDocument, FormResponse, Summary, SummaryOptions } from "./form-types.js";
import type { Problem } from "./index.js";

/** Where responses come from: one of the two. */
export type ResponseSource =
  | {
      /** JSON, JSON lines, or a table in CSV with a column for each question; read piece by piece. */
      file: Blob;
      responses?: undefined;
    }
  | { /** A list, or whatever gives them one by one: they are taken as they come. */ responses: Iterable<FormResponse> | AsyncIterable<FormResponse>; file?: undefined };
export type SurveyJobOptions = SummaryOptions & ResponseSource & {
  form: FormDocument | string;
  lang?: "zh-CN" | "zh-TW" | "en";
  /** `done` and `total` in bytes of the file, or in responses; `total` is null where that is not known. */
  onProgress?: (progress: { done: number; total: number | null; responses: number }) => void;
  /** Aborting it disposes of the job; `run()` rejects with its reason. */
  signal?: AbortSignal;
  /** Whether it may use a worker. Default true; where the page's policy forbids workers, it works in slices on the page. */
  worker?: boolean;
  /** Address of the module for the worker, if `init()` was given one. */
  source?: URL | string;
};

/** The figures of any number of responses, counted in the background in one pass. */
export class SurveyJob {
  /** @throws KefuError `invalid-argument`, `pack-missing` */
  constructor(options: SurveyJobOptions);
  readonly state: "ready" | "running" | "stopped" | "done";
  /** How many lines, elements or rows were no responses, and the numbers of the first hundred, from 1 (rows of a table from 2). */
  readonly unread: { count: number; first: number[] };
  /** Begins, or goes on after a stop. The figures of all responses, or of those so far if it was stopped. */
  run(): Promise<Summary>;
  stop(): void;
  dispose(): void;
  [Symbol.dispose](): void;
}

export type CallBackOptions = {
  /** ISO 8601. */
  now: string;
  /** By whose working time; left out, the form's `calendar`, or `service/cn-weekdays`. */
  calendar?: Calendar | string;
  /** When those who were called were called, by `response/follow-up`: `{ "r17/call_back": "2024-05-02T09:00:00+08:00" }`. */
  done?: Record<string, string>;
  /** Language of problems. Default `zh-CN`. */
  lang?: "zh-CN" | "zh-TW" | "en";
};
/** Somebody to call back. */
export type CallBack = FollowUp & {
  response: string;
  at: string;
  subject?: string;
  /** Null if it cannot be told; `problems` says why: a year without statutory days, a target the calendar does not have. */
  due: string | null;
  /** The deadline as people write it: `2024-06-03 09:30`. */
  shown: string;
  state: VerdictState;
  /** From now, or from the call, to the deadline; below zero after it. */
  seconds: number | null;
  problems: Problem[];
};
/**
 * Whom to call back, the most urgent first. Targets are lengths (`24h`, `20m`, `3d`, `2wh`, `1wd`; 3 工作日, 24小时内, within 2 working hours)
 * or names of targets of the calendar.
 * @throws KefuError `invalid-argument`, `pack-missing`
 */
export function callBacks(form: FormDocument | string, followUps: Summary["followUps"], options: CallBackOptions): CallBack[];

/**
 * All responses of a file: JSON, JSON lines, or a table in CSV with a column for each question, by id or title. `unread` numbers what was
 * none, from 1. For files that need not be in memory there is {@link SurveyJob}.
 */
export function readResponses(file: Blob, form: Form): Promise<{ responses: FormResponse[]; unread: number[] }>;

/**
 * A survey of SurveyJS as a form document, for what both know; `report` names everything that was not carried, by its path in the survey.
 * Conditions are carried whole or not at all.
 * @param survey its JSON, read or as text
 * @throws KefuError `invalid-argument`, `not-ready`
 */
export function importSurveyJs(survey: unknown, options?: { /** Of the new document. */ id?: string; lang?: "zh-CN" | "zh-TW" | "en" }): { document: FormDocument; report: Problem[] };
/** A form as a survey of SurveyJS; `report` names everything that was not carried, by its path in the document. */
export function exportSurveyJs(form: Form | FormDocument | string, options?: { lang?: "zh-CN" | "zh-TW" | "en" }): { json: Record<string, unknown>; report: Problem[] };
