/* From a meeting backwards: the latest day of each step. The rules, and why they are so, stand in
   macros/guide/model/backwards.py.

   Here a body's own meetings are known too: a step at one of them is on the day of its last meeting
   that is early enough, and what comes before it is counted from there. */

import { plusDays, workdayOnOrBefore } from "./workdays.js";
/** @import { Holidays, Place } from "./data.js" */

/**
 * The latest day of each step of a track, and whether each is on a meeting that is given.
 * @param { {steps: Place[]}} track
 * @param {string} meeting
 * @param {Holidays} holidays
 * @param {Record<string, string[]>} [held] the days that a step can be on, by its id
 * @param {boolean} [shortest] without the time that is advice and no law's
 * @returns { {day: string, held: boolean}[]}
 */
export function countedBack(track, meeting, holidays, held = {}, shortest = false) {
  /** @type { {day: string, held: boolean}[]} */
  const found = [];
  for (let place = track.steps.length - 1; place >= 0; place -= 1) {
    const { id, fixed, until, days, ours } = track.steps[place];
    if (fixed || until === null) {
      found[place] = { day: fixed || meeting, held: !fixed };
      continue;
    }
    const time = shortest && ours ? 0 : days;
    const latest = workdayOnOrBefore(plusDays(found[until].day, -time), holidays);
    const last = (held[id] || []).filter((day) => day <= latest).sort().pop();
    found[place] = { day: last || latest, held: !!last };
  }
  return found;
}
