/* Amounts as people write them: read where there is no doubt, and summed. */

/**
 * @typedef { {names: string[], of: Record<string, number>, year: string, yearly: string[]}} Currency
 *   what money is called, what a word multiplies by, what stands before a year, and after what is paid
 *   each year
 * @typedef { {amount: number, yearly: boolean}} Cost
 */

/**
 * The amount in a text («600 000 kr i 2027», «1,2 mill.»); null where it says more or other than one
 * amount. A year may follow, or that it is paid each year.
 * @param {string} text
 * @param {Currency} currency
 * @returns {Cost|null}
 */
export function costIn(text, { names, of, year, yearly }) {
  const words = Object.keys(of);
  const oneOf = (/** @type {string[]} */ list) => list.map((word) => word.replace(/[$()*+./?[\\\]^{|}]/g, "\\$&")).join("|");
  const form = new RegExp(
    `^(?:(?:${oneOf(names)})\\.?\\s*)?(\\d{1,3}(?:[ .]\\d{3}){1,4}|\\d{1,12})(?:,(\\d{1,6}|-))?(?:\\s*(${oneOf(words)})\\.?)?`
    + `(?:\\s*(?:${oneOf(names)})\\.?)?(?:\\s+${year}\\s+\\d{4}|\\s*(${oneOf(yearly)}))?$`,
    "iu",
  );
  const [whole, digits, part = "", word = "", every = ""] = form.exec(text.trim().replace(/\s+/gu, " ")) || [];
  if (!whole) return null;
  const number = Number(`${digits.replace(/[ .]/g, "")}.${part.replace("-", "") || 0}`);
  return { amount: Math.round(number * (word ? of[word.toLowerCase()] : 1)), yearly: !!every };
}

/**
 * An amount with spaces between thousands.
 * @param {number} amount
 */
export const amountInWords = (amount) => String(amount).replace(/\B(?=(\d{3})+$)/g, "\u00a0");
