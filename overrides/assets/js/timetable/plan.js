/* A timetable: the latest day of each step of a track with the reader's own meetings, the rounds
   to other bodies, and what is too late. */

import { countedAnew, countedBack } from "./backwards.js";
/** @import { Body, Place, Rules } from "./data.js" */

/**
 * @typedef {"done"|"coming"|"moved"|"late"} Status whether it is done; is to come on the day that it
 *   was planned for; on a later one, counted anew; or can't be done in time
 */
/**
 * @template {Place} T
 * @typedef { {
 *   number: number, step: T, day: string, planned: string, first: string, last: string,
 *   status: Status, body: Body|undefined, held: boolean, missed: ""|"between"|"all", rounds: Turn[],
 * }} Row `planned` is the latest day if nothing had been late, `first` the first day that is
 *   possible, and `last` the last one, without the time that is advice; `missed` says that none of
 *   the body's meetings is early enough, or that those which are, are too early
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
 * @typedef { {track: Way<T>, body: Body, meeting: string, today: string, isAfter: boolean, rows: Row<T>[]}} Plan
 *   `isAfter` says that the meeting is after the deadline
 */

/**
 * The timetable of a track; null while the body that decides has no meeting. It is decided at the last
 * meeting before the deadline; when that has passed, at the first one to come that can be reached, or
 * else the last.
 * @template {Place} T
 * @param {Rules} rules
 * @param {Way<T>} track
 * @param {Record<string, string[]>} days each body's meetings
 * @param {string} today
 * @param {Record<string, string>} [done] the days on which steps were done, by their ids
 * @returns {Plan<T>|null}
 */
export function planOf({ bodies, deadline, holidays }, track, days, today, done = {}) {
  const body = bodies.find(({ id }) => id === track.body);
  const meetings = [...((body && days[body.id]) || [])].sort();
  if (!body || !meetings.length) return null;
  const planAt = (/** @type {string} */ meeting) => {
    /** @type {Record<string, string[]>} */
    const held = {};
    for (const each of bodies) for (const step of each.at) held[step] = days[each.id] || [];
    const planned = countedBack(track, meeting, holidays, { held, done });
    const { found: anew, last, first } = countedAnew(track, meeting, holidays, { held, done }, today);
    const found = meeting < today ? planned : anew; // when it is over, nothing is to come
    const turns = roundsOf(bodies, track, found, days, today, done);
    const rows = track.steps.map((step, place) => {
      const { day, held: isHeld } = found[place];
      const meetings = held[step.id] || [];
      /** @type {Status} */
      const status = done[step.id] ? "done" : first[place] > last[place].day ? "late"
        : day > planned[place].day ? "moved" : "coming";
      /** @type {Row<T>["missed"]} */
      const missed = isHeld || !meetings.length ? "" : meetings.some((each) => each <= day) ? "between" : "all";
      return {
        number: place + 1, step, day, planned: planned[place].day, first: first[place], last: last[place].day,
        status, body: bodies.find(({ at }) => at.includes(step.id)), held: isHeld, missed, rounds: turns[place],
      };
    });
    return /** @type {Plan<T>} */ ({ track, body, meeting, today, isAfter: !!deadline && meeting > deadline, rows });
  };
  const over = !!deadline && deadline < today && !done[track.steps[track.steps.length - 1].id];
  const inTime = meetings.filter((day) => !deadline || day <= deadline).pop() || meetings[0];
  const made = (over ? meetings.filter((day) => day >= today) : []).map(planAt);
  return made.find(({ rows }) => rows.every(({ status }) => status !== "late")) || made.pop() || planAt(inTime);
}

/**
 * The meetings that are given and that no step or round is at, of the bodies that have such.
 * @template {Place} T
 * @param {Plan<T>} plan
 * @param {Record<string, string[]>} meetings each body's
 * @param {Body[]} bodies
 * @returns { {body: Body, days: string[]}[]}
 */
export function unusedOf({ rows }, meetings, bodies) {
  const used = new Set(rows.flatMap(({ body, day, held, rounds }) => [
    held && body && `${body.id} ${day}`, ...rounds.map((turn) => `${turn.body.id} ${turn.day}`),
  ]));
  return bodies.map((body) => ({ body, days: (meetings[body.id] || []).filter((day) => !used.has(`${body.id} ${day}`)) }))
    .filter(({ days }) => days.length);
}

/**
 * The rounds that a case makes to bodies before each step: each at the last meeting after the step
 * that it builds on (the one before it in the track, if the round names none) and no later than the
 * step itself. A meeting that serves an earlier step is taken once more only where there is no other.
 * An optional round is made only where a meeting is free for it.
 * Where there is none, the step that it builds on may be done before an earlier meeting that is still
 * to come and after the step before that one, unless its day is that of a meeting or a deadline. None
 * to a body whose meetings are unknown, or before a step that is done.
 * @param {Body[]} bodies
 * @param { {steps: Place[]}} track
 * @param { {day: string, held: boolean}[]} latest the day of each step
 * @param {Record<string, string[]>} days each body's meetings
 * @param {string} today
 * @param {Record<string, string>} done
 * @returns {Turn[][]}
 */
function roundsOf(bodies, track, latest, days, today, done) {
  const { steps } = track;
  /** @type {Record<string, number>} */
  const taken = {};
  return steps.map(({ id }, at) => bodies.flatMap((body) => {
    const meetings = [...(days[body.id] || [])].sort();
    const rounds = meetings.length && !done[id] ? body.rounds.filter((round) => round.before === id) : [];
    return rounds.flatMap((round) => {
      const named = steps.findIndex((step) => step.id === round.after);
      const from = named < 0 ? at - 1 : named;
      const before = latest[at].day;
      const after = from < 0 ? "" : latest[from].day;
      const fitting = meetings.filter((day) => day > after && day <= before);
      const free = fitting.filter((day) => !taken[`${body.id} ${day}`]);
      const day = free.pop() || (!round.optional && fitting.pop()) || null;
      if (!day && round.optional) return [];
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
