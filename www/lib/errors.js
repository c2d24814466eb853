// The one error type of the package: a stable code, the place, and how to mend it.

export class KefuError extends Error {
  /**
   * @param {string} code stable name of the kind of error
   * @param {string} message what is wrong
   * @param {{ path?: string, hint?: string, cause?: unknown }} [more] where it is, how to mend it, what it came from
   */
  constructor(code, message, { path, hint, cause } = {}) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = "KefuError";
    this.code = code;
    if (path !== undefined) this.path = path;
    if (hint !== undefined) this.hint = hint;
  }
}

/**
 * @param {string} path where the argument is
 * @param {string} message what is wrong with it
 * @param {string} hint how to mend it
 */
export const invalidArgument = (path, message, hint) => new KefuError("invalid-argument", message, { path, hint });
