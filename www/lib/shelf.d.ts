/** What went wrong with keeping. A warning says that something is kept in a lesser way, an error that it is not kept. */
export type ShelfProblem = {
  code: "shelf-fallback" | "shelf-memory" | "shelf-full" | "shelf-unkeepable" | "shelf-damaged" | "shelf-failed";
  /** The entry concerned; empty if it is the whole shelf. */
  path: string;
  message: string;
  hint: string;
  severity: "error" | "warning";
};

export type ShelfOptions = {
  /** The language of problems; default `zh-CN`. */
  lang?: "zh-CN" | "zh-TW" | "en";
  /** Other places than the page's own; null for none. */
  indexedDB?: IDBFactory | null;
  localStorage?: Storage | null;
  /** Is told of each problem, once until keeping works again. */
  onTrouble?: (problem: ShelfProblem) => void;
  /** Milliseconds that the database may take to open; default 3000. Some browsers never answer. */
  patience?: number;
};

/**
 * Entries by key, kept in the page's database, else in its storage, else as long as the page lives. Every call resolves:
 * what could not be kept on the device stays here in memory, is told of by a problem, and is tried again whenever
 * something else is kept. Entries are written one by one, so two tabs never undo each other's.
 */
export interface Shelf {
  /** Where entries are kept. */
  readonly where: "database" | "storage" | "memory";
  /** What is wrong at the moment. */
  readonly problems: ShelfProblem[];
  /** The keys whose latest value is in this page's memory alone. */
  readonly unsaved: string[];
  /** The value, or undefined if there is none. */
  get(key: string): Promise<unknown>;
  /** Keeps plain data; true if it is on the device now. */
  set(key: string, value: unknown): Promise<boolean>;
  /**
   * Keeps what `edit` makes of the value as it is now, and resolves to that. In the database no other tab can write
   * between the two; the storage of a page has no such promise. `edit` must answer at once and may be asked again;
   * undefined takes the entry away. If it throws, so does this.
   */
  change<T>(key: string, edit: (value: unknown) => T): Promise<T>;
  /** Takes an entry away; true if it is gone from the device. */
  delete(key: string): Promise<boolean>;
  /** The entries whose key begins so, in the order of their keys (by code unit). */
  entries(prefix?: string): Promise<[key: string, value: unknown][]>;
  /** Lets the database go. */
  close(): void;
}

/** Opens the shelf of that name; it lasts beyond the page and is shared by the pages of one origin. */
export function openShelf(name: string, options?: ShelfOptions): Promise<Shelf>;
