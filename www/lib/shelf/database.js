// Entries in IndexedDB: a database for each shelf, with one store in it.
//
// Refuses to know: what to do when it fails; every method rejects then.
// Invariant: what resolved has been committed. A connection that the browser has closed is opened again once.

const STORE = "entries";

/** @typedef {import("./shelf.js").Place} Place */

/**
 * @param {IDBFactory} factory
 * @param {string} name
 * @param {number} patience in milliseconds
 * @returns {Promise<Place>}
 */
export async function openDatabase(factory, name, patience) {
  let database = await connect(factory, name, patience);

  /**
   * @template T
   * @param {IDBTransactionMode} mode
   * @param {(store: IDBObjectStore, done: (value: T) => void, failed: (error: unknown) => void) => void} work
   * @returns {Promise<T>}
   */
  const run = async (mode, work) => {
    try {
      return await inTransaction(database.transaction(STORE, mode), work);
    } catch (error) {
      // The browser closes connections when it clears a site's data or runs out of room.
      if (!(error instanceof DOMException) || error.name !== "InvalidStateError") throw error;
      database = await connect(factory, name, patience);
      return inTransaction(database.transaction(STORE, mode), work);
    }
  };

  return {
    where: "database",
    get: (key) => run("readonly", (store, done) => on(store.get(key), done)),
    set: (key, value) => run("readwrite", (store, done) => on(store.put(value, key), () => done(undefined))),
    delete: (key) => run("readwrite", (store, done) => on(store.delete(key), () => done(undefined))),
    change: (key, edit) => run("readwrite", (store, done, failed) => on(store.get(key), (value) => {
      try {
        const next = edit(value);
        if (next === undefined) on(store.delete(key), () => done(next));
        else on(store.put(next, key), () => done(next));
      } catch (error) {
        failed(error);
      }
    })),
    entries: (prefix) => run("readonly", (store, done) => {
      const range = IDBKeyRange.bound(prefix, `${prefix}\uffff`);
      on(store.getAllKeys(range), (keys) => on(store.getAll(range), (values) => {
        done(keys.map((key, at) => [String(key), values[at]]));
      }));
    }),
    close: () => database.close(),
  };
}

/**
 * @template T
 * @param {IDBRequest<T>} request
 * @param {(result: T) => void} then
 */
function on(request, then) {
  request.onsuccess = () => then(request.result);
}

/**
 * Resolves once the transaction is committed.
 * @template T
 * @param {IDBTransaction} transaction
 * @param {(store: IDBObjectStore, done: (value: T) => void, failed: (error: unknown) => void) => void} work
 * @returns {Promise<T>}
 */
function inTransaction(transaction, work) {
  return new Promise((resolve, reject) => {
    /** @type {T} */
    let result;
    /** @type {unknown} */
    let reason = null;
    transaction.oncomplete = () => resolve(result);
    transaction.onabort = () => reject(reason ?? transaction.error ?? new DOMException("aborted", "AbortError"));
    const failed = (/** @type {unknown} */ error) => {
      reason = error;
      transaction.abort();
    };
    try {
      work(transaction.objectStore(STORE), (value) => (result = value), failed);
    } catch (error) {
      failed(error);
    }
  });
}

/**
 * @param {IDBFactory} factory
 * @param {string} name
 * @param {number} patience
 * @returns {Promise<IDBDatabase>}
 */
function connect(factory, name, patience) {
  return new Promise((resolve, reject) => {
    const request = factory.open(`kefu-${name}`, 1);
    const late = setTimeout(() => reject(new DOMException("the database does not answer", "TimeoutError")), patience);
    request.onupgradeneeded = () => request.result.createObjectStore(STORE);
    request.onerror = () => {
      clearTimeout(late);
      reject(request.error);
    };
    request.onsuccess = () => {
      clearTimeout(late);
      const database = request.result;
      // Somebody clears or deletes it: whoever holds on would block them.
      database.onversionchange = () => database.close();
      resolve(database);
    };
  });
}
