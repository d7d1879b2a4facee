/* A timetable: the latest day of each step of a track with the reader's own meetings, the rounds
   to other bodies, and what is too late. */

import { countedBack } from "./backwards.js";
/** @import { Body, Place, Rules, Step, Timetable, Track } from "./data.js" */

/**
 * @typedef {"coming"|"behind"|"late"} Status whether its latest day is to come; has passed, but not
 *   when the time that is advice is left out; or has passed then too
 * @typedef { {
 *   number: number, step: Step, day: string, last: string, status: Status,
 *   body: Body|undefined, held: boolean, missed: boolean, rounds: Turn[],
 * }} Row `last` is the latest day without the time that is advice; `missed` says that none of the
 *   body's meetings is early enough
 * @typedef { {body: Body, day: string|null, after: string|null, before: string}} Turn a round: the
 *   last meeting of the body that is early enough, null if none is
 * @typedef { {track: Track, body: Body, meeting: string, isAfter: boolean, rows: Row[]}} Plan
 *   `isAfter` says that the meeting is after the deadline
 */

/**
 * From which meeting a track is counted, and the latest day of each step: with all time, and without
 * the time that is advice; null while the body that decides has no meeting.
 * @param {Rules} rules
 * @param { {body: string|null, steps: Place[]}} track
 * @param {Record<string, string[]>} days each body's meetings
 */
export function countedFrom({ bodies, deadline, holidays }, track, days) {
  const body = bodies.find(({ id }) => id === track.body);
  const meetings = [...((body && days[body.id]) || [])].sort();
  if (!body || !meetings.length) return null;
  const meeting = meetings.filter((day) => !deadline || day <= deadline).pop() || meetings[0];
  /** @type {Record<string, string[]>} */
  const held = {};
  for (const each of bodies) for (const step of each.at) held[step] = days[each.id] || [];
  const found = countedBack(track, meeting, holidays, held);
  const shortest = countedBack(track, meeting, holidays, held, true);
  return { body, meeting, isAfter: !!deadline && meeting > deadline, held, found, shortest };
}

/**
 * The timetable of a track; null while the body that decides has no meeting.
 * @param {Timetable} data
 * @param {Track} track
 * @param {Record<string, string[]>} days each body's meetings
 * @param {string} today
 * @returns {Plan|null}
 */
export function planOf(data, track, days, today) {
  const counted = countedFrom(data, track, days);
  if (!counted) return null;
  const { body, meeting, isAfter, held, found, shortest } = counted;
  const { bodies } = data;
  const dayOf = (/** @type {string|null} */ step) => {
    const place = track.steps.findIndex(({ id }) => id === step);
    return place < 0 ? null : found[place].day;
  };
  const rows = track.steps.map((step, place) => {
    const { day } = found[place];
    const last = shortest[place].day;
    const at = bodies.find((each) => each.at.includes(step.id));
    /** @type {Status} */
    const status = today <= day ? "coming" : today <= last ? "behind" : "late";
    const missed = !!at && held[step.id].length > 0 && !found[place].held;
    return {
      number: place + 1, step, day, last, status, body: at, held: found[place].held, missed,
      rounds: bodies.flatMap((each) => turns(each, step.id, day, days[each.id] || [], dayOf)),
    };
  });
  return { track, body, meeting, isAfter, rows };
}

/**
 * The rounds that a case makes to a body before a step; none where its meetings are unknown.
 * @param {Body} body
 * @param {string} step
 * @param {string} before the latest day of the step
 * @param {string[]} days
 * @param {(step: string|null) => string|null} dayOf
 * @returns {Turn[]}
 */
function turns(body, step, before, days, dayOf) {
  if (!days.length) return [];
  return body.rounds.filter((round) => round.before === step).map((round) => {
    const after = dayOf(round.after);
    const fitting = days.filter((day) => day <= before && (!after || day >= after));
    return { body, day: fitting.sort().pop() || null, after, before };
  });
}
