/* Amounts as people write them: read where there is no doubt, and summed. */

/**
 * @typedef { {names: string[], of: Record<string, number>, year: string}} Currency what money is
 *   called, what a word multiplies by, and what stands before a year
 */

/**
 * The amount in a text («600 000 kr i 2027», «1,2 mill.»); null where it says more or other than one
 * amount. A year may follow.
 * @param {string} text
 * @param {Currency} currency
 */
export function amountIn(text, { names, of, year }) {
  const words = Object.keys(of);
  const oneOf = (/** @type {string[]} */ list) => list.map((word) => word.replace(/[^\p{L}\d]/gu, "\\$&")).join("|");
  const form = new RegExp(
    `^(?:(?:${oneOf(names)})\\.?\\s*)?(\\d{1,3}(?:[ .]\\d{3}){1,4}|\\d{1,12})(?:,(\\d{1,6}|-))?(?:\\s*(${oneOf(words)})\\.?)?`
    + `(?:\\s*(?:${oneOf(names)})\\.?)?(?:\\s+${year}\\s+\\d{4})?$`,
    "iu",
  );
  const [whole, digits, part = "", word = ""] = form.exec(text.trim().replace(/\s+/gu, " ")) || [];
  if (!whole) return null;
  const number = Number(`${digits.replace(/[ .]/g, "")}.${part.replace("-", "") || 0}`);
  return Math.round(number * (word ? of[word.toLowerCase()] : 1));
}

/**
 * An amount with spaces between thousands.
 * @param {number} amount
 */
export const amountInWords = (amount) => String(amount).replace(/\B(?=(\d{3})+$)/g, "\u00a0");
