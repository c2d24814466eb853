// What is made when somebody looks at it, and kept then.

/**
 * A property that is computed when it is first read.
 * @param {object} owner
 * @param {string} name
 * @param {() => unknown} compute
 */
export function whenRead(owner, name, compute) {
  const common = { enumerable: true, configurable: true };
  const get = () => {
    const value = compute();
    Object.defineProperty(owner, name, { ...common, writable: true, value });
    return value;
  };
  Object.defineProperty(owner, name, { ...common, get });
}
