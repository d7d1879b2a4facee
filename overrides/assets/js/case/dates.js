/* What the reader's timetable says: the day of each step, and whether a measure's deadline fits it. */

import { own } from "../workbook/data.js";
import { dayInWords, fill, today } from "../workbook/text.js";
import { doneOf, meetingsOf, trackOf } from "../timetable/kept.js";
import { planOf } from "../timetable/plan.js";
import { warningsOf } from "../timetable/warnings.js";
/**
 * @import { Data } from "../workbook/data.js"
 * @import { Measure } from "../workbook/files.js"
 * @import { Store } from "../workbook/store.js"
 * @import { Plan, Row } from "../timetable/plan.js"
 * @import { Cases, CaseStep, Template } from "./data.js"
 */

/**
 * @typedef {Pick<Row<CaseStep>, "day"|"first"|"held"|"status"> & {warnings: string[]}} Latest
 * @typedef { {plan: Plan<CaseStep>, meetings: Record<string, string[]>}} Counted a timetable, and the
 *   meetings of each body
 * @typedef { {data: Data, cases: Cases, now: Date, counted: Counted|null}} Dated
 */

/**
 * The reader's timetable; null while the body that decides has no meeting.
 * @param {Store} kept
 * @param {Cases} cases
 * @param {Date} now
 * @returns {Counted|null}
 */
export function countedFrom(kept, { tracks, rules }, now) {
  const track = trackOf(kept, tracks);
  if (!rules || !track) return null;
  const meetings = meetingsOf(kept, rules.bodies);
  const plan = planOf(rules, track, meetings, today(now), doneOf(kept, today(now)));
  return plan && { plan, meetings };
}

/**
 * What is wrong with each step, in words.
 * @param {Dated} dated
 * @returns { {row: Row<CaseStep>, warnings: string[]}[]}
 */
export function stepsOf({ data, cases, counted }) {
  const { rules, words } = cases;
  if (!counted || !rules) return [];
  const said = { ...rules, words, months: data.months, dayPattern: data.dayPattern };
  return counted.plan.rows.map((row) => ({ row, warnings: warningsOf(row, counted.plan, said) }));
}

/**
 * The day of each step by its id, with what is wrong with it.
 * @param {Dated} dated
 * @returns {Record<string, Latest>}
 */
export function daysOf(dated) {
  return Object.fromEntries(stepsOf(dated).map(({ row: { step, day, first, held, status }, warnings }) =>
    [step.id, { day, first, held, status, warnings }]));
}

/**
 * The steps of the timetable that a case is decided at, each with its day or meeting, and with the
 * other cases that it is one with there.
 * @param {Template} template
 * @param {Dated} dated
 * @returns {string[]}
 */
export function decidedAt({ id, steps }, { data, cases, counted, now }) {
  const { words, templates } = cases;
  const rows = counted ? counted.plan.rows.filter(({ step }) => steps.includes(step.id)) : [];
  return rows.map(({ number, step, day, held, body, status }) => {
    const date = dayInWords(day, data);
    const values = { number, step: step.title, date, body: body?.title || "" };
    const others = templates.filter((each) => each.id !== id && each.steps.includes(step.id));
    return [
      fill(status !== "done" && day < today(now) ? words.decided_past : held && body ? words.decided_at : words.decided_by, values),
      ...others.map(({ title }) => fill(words.one_case, { title })),
    ].join(" ");
  });
}

/**
 * What is wrong with the deadline of a measure that isn't done: that it is past, after the last
 * possible day of the step that meets the same duty or after the step that builds on that, or at no
 * meeting of the body that decides; empty if nothing is.
 * @param {Measure} measure
 * @param {Dated} dated
 */
export function wrongWith({ when, from, status }, { data, cases, now, counted }) {
  if (!when || status === "done") return "";
  const { words } = cases;
  const date = dayInWords(when, data);
  if (when < today(now)) return fill(words.past, { date });
  const [kind, id] = from.split("/");
  const duty = kind === "s" ? own(data.statements, id)?.duty : null;
  const row = duty && counted?.plan.rows.find(({ step }) => step.duties.includes(duty));
  if (!counted || !row) return "";
  const { number, day, last, body, status: at, step } = row;
  if (at === "done") return "";
  const values = { date, number, day: dayInWords(day, data), last: dayInWords(last, data), body: body?.title || "" };
  if (when > last) return fill(day < last ? words.after_step_advised : words.after_step, values);
  // What builds on it is planned from its own day, which may be long before the last possible one.
  const next = step.until === null ? null : counted.plan.rows[step.until];
  if (next && next.status !== "done" && when > next.day) {
    return fill(words.after_next, { ...values, next: next.number, before: dayInWords(next.day, data) });
  }
  const days = (body && counted.meetings[body.id]) || [];
  return body && !days.includes(when) ? fill(words.no_such_meeting, values) : "";
}

/**
 * That the deadline of a measure comes before the day on which a case that proposes it is decided; empty
 * if it doesn't, or where the measure belongs to a step up to that one.
 * @param {Measure} measure
 * @param {Template} template
 * @param {Dated} dated
 */
export function beforeDecision({ when, from }, { steps }, { data, cases: { words }, counted }) {
  const rows = counted ? counted.plan.rows : [];
  const decided = rows.find(({ step, status }) => steps.includes(step.id) && status !== "done");
  if (!decided || !when || when >= decided.day) return "";
  const duty = own(data.statements, from.split("/")[1])?.duty;
  if (duty && rows.some(({ number, step }) => number <= decided.number && step.duties.includes(duty))) return "";
  const word = decided.held ? words.before_decision : words.before_decision_latest;
  return fill(word, { date: dayInWords(when, data), day: dayInWords(decided.day, data), number: decided.number });
}
