/* From a meeting backwards: the latest day of each step. The rules, and why they are so, stand in
   macros/guide/model/backwards.py.

   Here a body's own meetings are known too: a step at one of them is on the day of its last meeting
   that is early enough, and what comes before it is counted from there. And it is known what is done,
   and what day it is: what can no longer be on its day is counted anew (`countedAnew`). */

import { plusDays, workdayOnOrBefore } from "./workdays.js";
/** @import { Holidays, Place } from "./data.js" */

/**
 * @typedef { {day: string, held: boolean}} Found a day, and whether it is that of a meeting that is
 *   given, or on which the step was done
 * @typedef { {held: Record<string, string[]>, done: Record<string, string>}} Given by a step's id, the
 *   days that it can be on, and the day on which it was done
 */

/** @type {Given} */
const NOTHING = { held: {}, done: {} };

/**
 * The latest day of each step of a track, and whether each is on a meeting that is given.
 * @param { {steps: Place[]}} track
 * @param {string} meeting
 * @param {Holidays} holidays
 * @param {Given} [given]
 * @param {boolean} [shortest] without the time that is advice and no law's
 * @returns {Found[]}
 */
export function countedBack(track, meeting, holidays, given = NOTHING, shortest = false) {
  return backwards(track, meeting, given, ({ id, days, ours }, end) => {
    const latest = workdayOnOrBefore(plusDays(end, shortest && ours ? 0 : -days), holidays);
    return lastMeeting(given.held[id], latest) || { day: latest, held: false };
  });
}

/**
 * The latest day of each step as it is today: as above, but none before the first day on which it can
 * be done, which is today or when the time of the laws since the steps before it is over; for a step
 * at a meeting, the first of these that is in time, where there is one. Time that is advice is left
 * out where it doesn't fit. A step whose first day is after its last possible one can't be done in
 * time, and is on that one.
 * @param { {steps: Place[]}} track
 * @param {string} meeting
 * @param {Holidays} holidays
 * @param {Given} given
 * @param {string} today
 * @returns { {found: Found[], last: Found[], first: string[]}} `last` are the last possible days, and
 *   `first` the first ones
 */
export function countedAnew(track, meeting, holidays, given, today) {
  const { steps } = track;
  const { done } = given;
  const free = firstDays(steps, today, ({ id }, from) => done[id] || from);
  const coming = steps.map(({ id }, place) => [id, (given.held[id] || []).filter((day) => day >= free[place]).sort()]);
  /** @type {Record<string, string[]>} */
  const held = Object.fromEntries(coming);
  const last = countedBack(track, meeting, holidays, { held, done }, true);
  const first = firstDays(steps, today, ({ id }, from, place) =>
    done[id] || held[id].find((day) => day >= from && day <= last[place].day) || from);
  const found = backwards(track, meeting, given, ({ id, days, ours }, end, place) => {
    const from = first[place];
    if (from > last[place].day) return last[place];
    const meetings = held[id].filter((day) => day >= from);
    for (const time of ours ? [days, 0] : [days]) {
      const latest = workdayOnOrBefore(plusDays(end, -time), holidays);
      const at = lastMeeting(meetings, latest);
      if (at) return at;
      if (latest >= from && !meetings.includes(from)) return { day: latest, held: false };
    }
    return { day: from, held: meetings.includes(from) };
  });
  return { found, last, first };
}

/**
 * The first day of each step; `choose` gives it, when the day is known from which it can be done.
 * @param {Place[]} steps
 * @param {string} today
 * @param {(step: Place, from: string, place: number) => string} choose
 */
function firstDays(steps, today, choose) {
  /** @type {string[]} */
  const first = [];
  steps.forEach((step, place) => {
    const ends = first.flatMap((day, before) => {
      const { until, days, ours } = steps[before];
      return until === place ? [plusDays(day, ours ? 0 : days)] : [];
    });
    first.push(choose(step, [today, ...ends].sort()[ends.length], place));
  });
  return first;
}

/**
 * A day for each step, from the last to the first; `count` gives that of a step whose time runs to
 * a day.
 * @param { {steps: Place[]}} track
 * @param {string} meeting
 * @param {Given} given
 * @param {(step: Place, end: string, place: number) => Found} count
 */
function backwards({ steps }, meeting, { done }, count) {
  /** @type {Found[]} */
  const found = [];
  for (let place = steps.length - 1; place >= 0; place -= 1) {
    const { id, fixed, until } = steps[place];
    if (done[id]) found[place] = { day: done[id], held: true };
    else if (fixed || until === null) found[place] = { day: fixed || meeting, held: !fixed };
    else found[place] = count(steps[place], found[until].day, place);
  }
  return found;
}

/**
 * The last of these meetings that is early enough.
 * @param {string[]|undefined} meetings
 * @param {string} latest
 * @returns {Found|null}
 */
function lastMeeting(meetings = [], latest) {
  const day = meetings.filter((each) => each <= latest).sort().pop();
  return day ? { day, held: true } : null;
}
