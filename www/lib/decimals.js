// Arithmetic on decimal texts, exactly: what is kept of a score sheet is compared without floats.
//
// Refuses to know: what a figure stands for. Invariant: a text that is no decimal gives null, never NaN.

const DECIMAL = /^(-?)(\d+)(?:\.(\d+))?$/;

/** @typedef {{ units: bigint, places: number }} Scaled a decimal as a whole number of its smallest unit */

/** @param {string | null | undefined} text @returns {Scaled | null} */
function scaled(text) {
  const parts = DECIMAL.exec(text ?? "");
  if (parts === null) return null;
  const [, sign, whole, fraction = ""] = parts;
  return { units: BigInt(sign + whole + fraction), places: fraction.length };
}

/** @param {Scaled} figure @param {number} places not fewer than it has */
const widened = ({ units, places: own }, places) => units * 10n ** BigInt(places - own);

/** @param {bigint} units @param {number} places */
function printed(units, places) {
  const digits = String(units < 0n ? -units : units).padStart(places + 1, "0");
  const fraction = digits.slice(digits.length - places).replace(/0+$/, "");
  const whole = digits.slice(0, digits.length - places);
  return (units < 0n ? "-" : "") + whole + (places > 0 && fraction !== "" ? `.${fraction}` : "");
}

/** @typedef {string | null | undefined} Figure */

/** `left − right`, or null if one of them is no figure. @param {Figure} left @param {Figure} right */
export function difference(left, right) {
  const [a, b] = [scaled(left), scaled(right)];
  if (a === null || b === null) return null;
  const places = Math.max(a.places, b.places);
  return printed(widened(a, places) - widened(b, places), places);
}

/** Below, at or above zero as `left` is below, at or above `right`; what is no figure comes first. @param {Figure} left @param {Figure} right */
export function order(left, right) {
  const gap = difference(left, right);
  if (gap !== null) return gap === "0" ? 0 : gap.startsWith("-") ? -1 : 1;
  return Number(scaled(left) !== null) - Number(scaled(right) !== null);
}

/** The sum of all that are figures; null if none is. @param {Figure[]} figures */
export function sum(figures) {
  const known = figures.map(scaled).filter((each) => each !== null);
  if (known.length === 0) return null;
  const places = Math.max(...known.map((each) => each.places));
  return printed(known.reduce((total, each) => total + widened(each, places), 0n), places);
}

/** Their product; `30%` is 0.3. Null if one of them is no figure. @param {Figure} left @param {Figure} right */
export function product(left, right) {
  const [a, b] = [left, right].map((text) => {
    const figure = scaled(text?.replace(/\s*%$/, ""));
    return figure !== null && text?.endsWith("%") ? { units: figure.units, places: figure.places + 2 } : figure;
  });
  return a === null || b === null ? null : printed(a.units * b.units, a.places + b.places);
}

/** The mean of all that are figures, half away from zero at `places`; null if none is. @param {Figure[]} figures @param {number} [places] */
export function mean(figures, places = 2) {
  const total = scaled(sum(figures));
  if (total === null) return null;
  const below = 10n ** BigInt(total.places) * BigInt(figures.filter((each) => scaled(each) !== null).length);
  const over = (total.units < 0n ? -total.units : total.units) * 10n ** BigInt(places);
  const units = (over * 2n + below) / (below * 2n);
  return printed(total.units < 0n ? -units : units, places);
}
