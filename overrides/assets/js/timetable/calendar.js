/* A timetable as a calendar: a day for each step and round that is the reader's to meet. */

import { compact, escaped, folded, sequenceOf, stampOf } from "../workbook/calendar-lines.js";
import { fill } from "../workbook/text.js";
import { oddMeeting, statusOf, warningsOf } from "./warnings.js";
import { plusDays } from "./workdays.js";
/**
 * @import { Step, Timetable } from "./data.js"
 * @import { Plan } from "./plan.js"
 */

/** @typedef { {id: string, day: string, title: string, about: string}} Happening */

const MORNING = 9; // the hour of a reminder: a day begins at midnight, when nobody looks
const HOURS_A_WEEK = 168;
const HOUR_MS = 3600000;

/**
 * What happens in a timetable.
 * @param {Plan<Step>} plan
 * @param {Timetable} data
 * @returns {Happening[]}
 */
function happenings(plan, data) {
  const { words } = data;
  return plan.rows.flatMap((row) => {
    const { step, day, held, rounds, status } = row;
    const time = step.ours ? `${step.time} (${words.ours})` : step.time;
    const basis = step.basis.map(({ shown, place }) => `${shown} ${place}`.trim()).join(", ");
    const said = [
      step.text,
      step.time && fill(words.event_time, { column: words.time, time }),
      basis && `${words.legal_basis}: ${basis}`,
      status !== "late" && statusOf(row, plan.today, data),
      ...warningsOf(row, plan, data),
    ];
    const title = held ? step.title : fill(words.event, { step: step.title });
    const before = rounds.flatMap(({ body, day: last, same }) => last ? [{
      id: `${body.id}-${step.id}`,
      day: last,
      title: fill(words.event_round, { body: body.title, step: step.title }),
      about: [plan.track.title, oddMeeting(last, same, data)].filter(Boolean).join("\n"),
    }] : []);
    const about = [plan.track.title, ...said].filter(Boolean).join("\n");
    return [...before, { id: step.id, day, title, about }];
  });
}

/**
 * The calendar, and the days that it has, to be given as `saved` the next time. What happens has the
 * same id each time, and a sequence that grows, so that a file read in again updates what is there;
 * what was saved before and happens no more is cancelled. A reminder whose moment is past isn't
 * written: `silent` says how many.
 * @param {Plan<Step>} plan
 * @param {Record<string, string>} saved days by id
 * @param {number} weeks how long before a day to remind of it; 0 for never
 * @param {Date} now
 * @param {string} address of the page; empty where it has none
 * @param {Timetable} data
 * @returns { {text: string, saved: Record<string, string>, silent: number}}
 */
export function timetableIcs(plan, saved, weeks, now, address, data) {
  const all = happenings(plan, data);
  const days = Object.fromEntries(all.map(({ id, day }) => [id, day]));
  const foot = [address && fill(data.words.event_web, { address }), `${data.title}. ${data.state}.`];
  const event = (/** @type {Happening} */ { id, day, title, about }, /** @type {string[]} */ more) => [
    "BEGIN:VEVENT", `UID:${id}@${data.host}`, `DTSTAMP:${stampOf(now)}`,
    `SEQUENCE:${sequenceOf(now.getTime())}`,
    `DTSTART;VALUE=DATE:${compact(day)}`, `DTEND;VALUE=DATE:${compact(plusDays(day, 1))}`,
    "TRANSP:TRANSPARENT", `SUMMARY:${escaped(title)}`,
    `DESCRIPTION:${escaped([about, ...foot].filter(Boolean).join("\n"))}`,
    ...more, "END:VEVENT",
  ];
  const hours = weeks * HOURS_A_WEEK - MORNING;
  const isPast = (/** @type {string} */ day) => new Date(`${day}T00:00`).getTime() - hours * HOUR_MS <= now.getTime();
  const alarm = (/** @type {Happening} */ { title, day }) => weeks && !isPast(day) ? [
    "BEGIN:VALARM", "ACTION:DISPLAY", `DESCRIPTION:${escaped(title)}`, `TRIGGER:-PT${hours}H`, "END:VALARM",
  ] : [];
  const gone = Object.entries(saved).filter(([id]) => !(id in days));
  const lines = [
    "BEGIN:VCALENDAR", `PRODID:-//${data.slug}//${data.version}//${data.language}`, "VERSION:2.0",
    "CALSCALE:GREGORIAN", "METHOD:PUBLISH",
    ...all.flatMap((each) => event(each, alarm(each))),
    ...gone.flatMap(([id, day]) => event({ id, day, title: data.words.title, about: "" }, ["STATUS:CANCELLED"])),
    "END:VCALENDAR",
  ];
  return { text: `${lines.map(folded).join("\r\n")}\r\n`, saved: days, silent: weeks ? all.filter(({ day }) => isPast(day)).length : 0 };
}
