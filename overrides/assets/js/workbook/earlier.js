/* What has changed since earlier answers.

   - A statement has gone up or down by the steps between its two answers. «Don't know» and no answer
     are no steps: where either is one, nothing is said to have changed.
   - Of a factor is counted how many statements went up, went down, and stayed. */

import { isMet, standing } from "./result.js";
/**
 * @import { Data } from "./data.js"
 * @import { Found } from "./result.js"
 * @import { Group } from "./spread.js"
 */

/**
 * @typedef {Found & {before: number, change: number|null}} Change how far a statement stood earlier,
 *   and the steps it has gone up; null if that can't be said
 */

/**
 * Every statement with what it was.
 * @param {Data} data
 * @param {Found[]} now
 * @param {Group} earlier
 * @returns {Change[]}
 */
export function changesSince(data, now, earlier) {
  const before = standing(data, (id) => earlier.answers.get(`s/${id}`));
  return now.map((found, place) => {
    const was = before[place].step;
    return { ...found, before: was, change: found.step < 0 || was < 0 ? null : found.step - was };
  });
}

/**
 * How many statements of a factor are in place, and how many went which way.
 * @param {Data} data
 * @param {(Found & {change?: number|null})[]} all
 * @param {string} factor
 */
export function standOf(data, all, factor) {
  const mine = all.filter(({ statement }) => statement.factor === factor);
  const count = (/** @type {(change: number) => boolean} */ goes) =>
    mine.filter(({ change }) => typeof change === "number" && goes(change)).length;
  return {
    total: mine.length,
    met: mine.filter((found) => isMet(data, found)).length,
    up: count((change) => change > 0),
    down: count((change) => change < 0),
    same: count((change) => change === 0),
  };
}
