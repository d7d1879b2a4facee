/* What is wrong with a timetable, in words: the same on the page, in the calendar and in a case. */

import { dayInWords, fill } from "../workbook/text.js";
import { isOff } from "./workdays.js";
/**
 * @import { Data } from "../workbook/data.js"
 * @import { Holidays, Place } from "./data.js"
 * @import { Plan, Row, Turn } from "./plan.js"
 */

/** @typedef {Pick<Data, "months"|"dayPattern"|"words"> & {holidays: Holidays}} Said */

/**
 * That a round has no meeting, and what can be done; empty if it has one.
 * @param {Turn} turn
 * @param {number} number of the step that the round is before
 * @param {Said} said
 */
export function noMeeting({ body, day, from, after, before, earlier }, number, said) {
  if (day) return "";
  const { words } = said;
  const say = (/** @type {string} */ each) => dayInWords(each, said);
  const values = { body: body.title, number, from, after: say(after), before: say(before), earlier: say(earlier || "") };
  const none = fill(after ? words.none_between : words.none_before, values);
  return `${none} ${fill(earlier ? words.agree_or : words.agree, values)}`;
}

/**
 * That a meeting is on a day on which nobody is at work, or serves two steps; empty if neither.
 * @param {string} day
 * @param {number} same the other step that it serves; 0 if none
 * @param {Said} said
 */
export function oddMeeting(day, same, said) {
  const { words, holidays } = said;
  const date = dayInWords(day, said);
  return [isOff(day, holidays) && fill(words.day_off, { date }), same && fill(words.round_same, { same })]
    .filter(Boolean).join(" ");
}

/**
 * That no meeting of a step's body is in time; empty if one is, or none is known.
 * @param {Row<Place>} row
 * @param {Said} said
 */
export function notHeld({ body, day, first, missed }, said) {
  if (!missed || !body) return "";
  const { words } = said;
  const values = { body: body.title, after: dayInWords(first, said), before: dayInWords(day, said) };
  return missed === "all" ? fill(words.none_at, { body: body.title, latest: values.before })
    : `${fill(words.none_between, values)} ${words.agree_at}`;
}

/**
 * What has become of a step: done, counted anew, or too late; empty while it is as planned.
 * @param {Row<Place>} row
 * @param {string} today
 * @param {Said} said
 */
export function statusOf({ status, planned, first, last }, today, said) {
  const { words } = said;
  const say = (/** @type {string} */ each) => dayInWords(each, said);
  if (status === "done") return words.status_done;
  if (status === "moved") return fill(words.status_moved, { date: say(planned) });
  if (status === "coming") return "";
  return last < today ? fill(words.status_late, { date: say(last) })
    : fill(words.status_unreachable, { first: say(first), date: say(last) });
}

/**
 * That the meeting is after the deadline: too late, or where the deadline has passed already, that; empty
 * if it isn't.
 * @param {Plan<Place>} plan
 * @param {Said & {deadline: string|null}} said
 */
export function afterDeadline({ meeting, today, isAfter }, said) {
  const { deadline, words } = said;
  if (!isAfter || !deadline) return "";
  const values = { deadline: dayInWords(deadline, said), date: dayInWords(meeting, said) };
  return fill(deadline < today ? words.deadline_over : words.after_deadline, values);
}

/**
 * All that is wrong with a step: its meeting, the rounds before it, and its day.
 * @param {Row<Place>} row
 * @param {Plan<Place>} plan
 * @param {Said & {deadline: string|null}} said
 * @returns {string[]}
 */
export function warningsOf(row, plan, said) {
  const { meeting, today, rows } = plan;
  const { day, held, number, rounds, status } = row;
  if (status === "done") return [];
  const isLast = number === rows.length;
  return [
    isLast && afterDeadline(plan, said),
    status !== "late" && notHeld(row, said),
    held && oddMeeting(day, 0, said),
    ...rounds.map((turn) => noMeeting(turn, number, said)
      || [oddMeeting(turn.day || "", turn.same, said)].filter(Boolean).map((odd) => `${turn.body.title}: ${odd}`)[0]),
    status === "late" && !(isLast && meeting < today) && statusOf(row, today, said),
  ].filter((text) => typeof text === "string" && text !== "").map(String);
}
