/* What has changed since earlier answers.

   - Earlier answers may be those of several groups. A statement has gone up by the steps from the
     highest of theirs, and down from the lowest; between them, nothing is said to have changed.
   - «Don't know» and no answer are no steps: where either is one, nothing is said to have changed.
   - Of a factor is counted how many statements went up, went down, stayed, and can't be compared:
     for what is missing now, or for what was missing then. */

import { isMet, stepOf, UNANSWERED, UNKNOWN } from "./result.js";
/**
 * @import { Data } from "./data.js"
 * @import { Found } from "./result.js"
 * @import { Group } from "./spread.js"
 */

/**
 * @typedef {Found & {before: number[], change: number|null}} Change the different steps that a
 *   statement stood on earlier, and the steps it has gone up; null if that can't be said
 */

/**
 * Every statement with what it was.
 * @param {Data} data
 * @param {Found[]} now
 * @param {Group[]} earlier
 * @returns {Change[]}
 */
export function changesSince(data, now, earlier) {
  return now.map((found) => {
    const given = earlier.map(({ answers }) => stepOf(data, answers.get(`s/${found.id}`)));
    const before = [...new Set(given)].filter((step) => step !== UNANSWERED).sort((a, b) => a - b);
    return { ...found, before, change: changeFrom(before.filter((step) => step >= 0), found.step) };
  });
}

/**
 * The steps gone up; null if that can't be said.
 * @param {number[]} before from the lowest
 * @param {number} step
 */
function changeFrom(before, step) {
  if (step < 0 || !before.length) return null;
  const [low, high] = [before[0], before[before.length - 1]];
  if (step > high) return step - high;
  if (step < low) return step - low;
  return low === high ? 0 : null;
}

/**
 * How many statements of a factor are in place, and how many went which way.
 * @param {Data} data
 * @param {(Found & {before?: number[], change?: number|null})[]} all
 * @param {string} factor
 */
export function standOf(data, all, factor) {
  const mine = all.filter(({ statement }) => statement.factor === factor);
  const count = (/** @type {(change: number) => boolean} */ goes) =>
    mine.filter(({ change }) => typeof change === "number" && goes(change)).length;
  const lost = mine.filter(({ change }) => change === null);
  const answered = lost.filter(({ step }) => step >= 0); // now; what was missing, was missing before
  const blank = answered.filter(({ before = [] }) => !before.length).length;
  const doubt = answered.filter(({ before = [] }) => before.length === 1 && before[0] === UNKNOWN).length;
  return {
    total: mine.length,
    met: mine.filter((found) => isMet(data, found)).length,
    metBefore: mine.filter(({ before = [] }) => before.length && before.every((step) => step >= 0 && data.steps[step].met)).length,
    up: count((change) => change > 0),
    down: count((change) => change < 0),
    same: count((change) => change === 0),
    unknown: lost.filter(({ step }) => step === UNKNOWN).length,
    unanswered: lost.filter(({ step }) => step === UNANSWERED).length,
    blank,
    doubt,
    apart: answered.length - blank - doubt,
  };
}
