/* A timetable: the latest day of each step of a track with the reader's own meetings, the rounds
   to other bodies, and what is too late. */

import { countedBack } from "./backwards.js";
/** @import { Body, Place, Rules } from "./data.js" */

/**
 * @typedef {"coming"|"behind"|"late"} Status whether its latest day is to come; has passed, but not
 *   when the time that is advice is left out; or has passed then too
 */
/**
 * @template {Place} T
 * @typedef { {
 *   number: number, step: T, day: string, last: string, status: Status,
 *   body: Body|undefined, held: boolean, missed: boolean, rounds: Turn[],
 * }} Row `last` is the latest day without the time that is advice; `missed` says that none of the
 *   body's meetings is early enough
 */
/**
 * @typedef { {body: Body, day: string|null, from: number, after: string, before: string, earlier: string|null, same: number}} Turn
 *   a round: the last meeting of the body after the step with the number `from` (0 if none) and no
 *   later than another; null if there is none, and then perhaps an `earlier` one, before which the
 *   step it builds on can be done; `same` is the step that the same meeting serves too, 0 if none
 */
/**
 * @template {Place} T
 * @typedef { {id: string, title: string, body: string|null, steps: T[]}} Way a track with what is
 *   known of its steps
 */
/**
 * @template {Place} T
 * @typedef { {track: Way<T>, body: Body, meeting: string, isAfter: boolean, rows: Row<T>[]}} Plan
 *   `isAfter` says that the meeting is after the deadline
 */

/**
 * The timetable of a track; null while the body that decides has no meeting.
 * @template {Place} T
 * @param {Rules} rules
 * @param {Way<T>} track
 * @param {Record<string, string[]>} days each body's meetings
 * @param {string} today
 * @returns {Plan<T>|null}
 */
export function planOf({ bodies, deadline, holidays }, track, days, today) {
  const body = bodies.find(({ id }) => id === track.body);
  const meetings = [...((body && days[body.id]) || [])].sort();
  if (!body || !meetings.length) return null;
  const meeting = meetings.filter((day) => !deadline || day <= deadline).pop() || meetings[0];
  /** @type {Record<string, string[]>} */
  const held = {};
  for (const each of bodies) for (const step of each.at) held[step] = days[each.id] || [];
  const found = countedBack(track, meeting, holidays, held);
  const shortest = countedBack(track, meeting, holidays, held, true);
  const turns = roundsOf(bodies, track, found, days, today);
  const rows = track.steps.map((step, place) => {
    const { day } = found[place];
    const last = shortest[place].day;
    const at = bodies.find((each) => each.at.includes(step.id));
    /** @type {Status} */
    const status = today <= day ? "coming" : today <= last ? "behind" : "late";
    const missed = !!at && held[step.id].length > 0 && !found[place].held;
    return {
      number: place + 1, step, day, last, status, body: at, held: found[place].held, missed,
      rounds: turns[place],
    };
  });
  return { track, body, meeting, isAfter: !!deadline && meeting > deadline, rows };
}

/**
 * The rounds that a case makes to bodies before each step: each at the last meeting after the step
 * that it builds on (the one before it in the track, if the round names none) and no later than the
 * step itself. A meeting that serves an earlier step is taken once more only where there is no other.
 * Where there is none, the step that it builds on may be done before an earlier meeting that is still
 * to come and after the step before that one, unless its day is that of a meeting or a deadline. None
 * to a body whose meetings are unknown.
 * @param {Body[]} bodies
 * @param { {steps: Place[]}} track
 * @param { {day: string, held: boolean}[]} latest the day of each step
 * @param {Record<string, string[]>} days each body's meetings
 * @param {string} today
 * @returns {Turn[][]}
 */
export function roundsOf(bodies, track, latest, days, today) {
  const { steps } = track;
  /** @type {Record<string, number>} */
  const taken = {};
  return steps.map(({ id }, at) => bodies.flatMap((body) => {
    const meetings = [...(days[body.id] || [])].sort();
    const rounds = meetings.length ? body.rounds.filter((round) => round.before === id) : [];
    return rounds.flatMap((round) => {
      const named = steps.findIndex((step) => step.id === round.after);
      const from = named < 0 ? at - 1 : named;
      const before = latest[at].day;
      const after = from < 0 ? "" : latest[from].day;
      const fitting = meetings.filter((day) => day > after && day <= before);
      const free = fitting.filter((day) => !taken[`${body.id} ${day}`]);
      const day = free.pop() || fitting.pop() || null;
      const same = (day && taken[`${body.id} ${day}`]) || 0;
      if (day) taken[`${body.id} ${day}`] = at + 1;
      const canMove = from >= 0 && !latest[from].held && !steps[from].fixed;
      const least = from > 0 ? latest[from - 1].day : "";
      const earlier = meetings.filter((each) =>
        canMove && each > least && each <= after && each >= today && !taken[`${body.id} ${each}`]);
      if (!day && before < today) return []; // nothing can be agreed on any more
      return { body, day, from: from + 1, after, before, earlier: (!day && earlier.pop()) || null, same };
    });
  }));
}
