/* What doesn't agree: the timetable in itself, the plan with the timetable, the case with the answers. */

import { own } from "../workbook/data.js";
import { keyToday } from "../workbook/history.js";
import { isAsFetched, isEmpty, measuresOf } from "../workbook/plan.js";
import { dutiesMet, isMet, standing, stepTitle } from "../workbook/result.js";
import { dayInWords, fill, today } from "../workbook/text.js";
import { contradictions } from "../workbook/view-whose.js";
import { agreedOf, givenByNone } from "../workbook/whose.js";
import { beforeDecision, stepsOf, wrongWith } from "./dates.js";
import { costIn } from "./money.js";
import { deniedBy } from "./text.js";
/**
 * @import { Measure } from "../workbook/files.js"
 * @import { Template } from "./data.js"
 * @import { Known } from "./text.js"
 */

/**
 * @typedef { {text: string, measure?: {id: string, number: number, field: Field}, statement?: string}} Mismatch
 *   what is wrong, and the field where it can be mended: of a measure, a statement's, or else the
 *   timetable's
 * @typedef {"what"|"when"|"budget"|"status"} Field
 */

/**
 * All that doesn't agree.
 * @param {Template} template
 * @param {Known} known
 * @returns {Mismatch[]}
 */
export function mismatchesOf(template, known) {
  return [
    ...ofTimetable(known),
    ...measuresOf(known.store).flatMap((measure, place) => ofMeasure(measure, place + 1, template, known)),
    ...ofAnswers(template, known),
    ...ofTrack(template, known),
    ...ofMeeting(template, known),
  ];
}

/**
 * @param {Known} known
 * @returns {Mismatch[]}
 */
function ofTimetable(known) {
  const { cases: { words }, data, now, counted } = known;
  if (counted && counted.plan.meeting < today(now)) {
    return [{ text: fill(words.meeting_past, { date: dayInWords(counted.plan.meeting, data) }) }];
  }
  return stepsOf(known).flatMap(({ row: { number, step }, warnings }) => warnings.map((text) => (
    { text: fill(words.at_step, { number, step: step.title, text }) }
  )));
}

/**
 * @param {Measure} measure
 * @param {number} n its number in the plan
 * @param {Template} template
 * @param {Known} known
 * @returns {Mismatch[]}
 */
function ofMeasure(measure, n, template, known) {
  const { words, currency } = known.cases;
  const at = (/** @type {Field} */ field, /** @type {string|false} */ text) =>
    text ? [{ text: fill(words.at_measure, { n, text }), measure: { id: measure.id, number: n, field } }] : [];
  if (isEmpty(measure)) return at("what", words.measure_empty);
  if (measure.status === "done" || measure.status === "stopped") return []; // no part of what is proposed
  const budget = measure.budget.trim();
  return [
    ...at("what", isAsFetched(measure, known.data) && words.measure_fetched),
    ...at("status", againstAnswer(measure, known)),
    ...at("when", wrongWith(measure, known) || beforeDecision(measure, template, known)),
    ...at("budget", !!budget && !costIn(budget, currency) && fill(words.measure_amount, { budget })),
  ];
}

/**
 * That a measure is proposed for what is in place by the answers, or has begun though by them nothing
 * has; empty if neither.
 * @param {Measure} measure
 * @param {Known} known
 */
function againstAnswer({ from, status }, { store, data, cases: { words } }) {
  const key = keyToday(from, data);
  const found = standing(data, (id) => store.get(`s/${id}`)).find(({ id }) => `s/${id}` === key);
  if (!found) return "";
  const values = { text: found.statement.text, step: stepTitle(data, found.step) };
  if (isMet(data, found)) return fill(words.measure_met, values);
  return status === "started" && found.step === 0 ? fill(words.measure_begun, values) : "";
}

/**
 * That no meeting of the body that decides comes before the last possible day of a step at which the
 * case is decided, and that has none of its own.
 * @param {Template} template
 * @param {Known} known
 * @returns {Mismatch[]}
 */
function ofMeeting({ steps }, { data, cases: { words }, counted, now }) {
  if (!counted || counted.plan.meeting < today(now)) return [];
  const { plan: { body, rows }, meetings } = counted;
  const [first] = [...meetings[body.id]].filter((day) => day >= today(now)).sort();
  return rows.filter(({ step, status, last, body: own }) => steps.includes(step.id) && status !== "done" && !own && last < first)
    .map(({ number, step, last }) => ({ text: fill(words.before_first_meeting, {
      number, step: step.title, last: dayInWords(last, data), body: body.title, date: dayInWords(first, data),
    }) }));
}

/**
 * That the track of the timetable decides another case, or leaves a duty with a deadline that isn't met.
 * @param {Template} template
 * @param {Known} known
 * @returns {Mismatch[]}
 */
function ofTrack({ steps, title }, { store, data, cases: { words }, counted }) {
  if (!counted) return [];
  const { track } = counted.plan;
  const isDecided = !steps.length || track.steps.some(({ id }) => steps.includes(id));
  const answered = new Set(track.steps.flatMap(({ duties }) => duties));
  const left = dutiesMet(data, standing(data, (id) => store.get(`s/${id}`)))
    .filter(({ id, duty, status }) => duty.deadline && status === "unmet" && !answered.has(id));
  return [
    ...(isDecided ? [] : [{ text: fill(words.not_in_track, { title, track: track.title }) }]),
    ...left.map(({ duty }) => ({ text: fill(words.duty_not_in_track, { track: track.title, duty: duty.title }) })),
  ];
}

/**
 * @param {Template} template
 * @param {Known} known
 * @returns {Mismatch[]}
 */
function ofAnswers({ duty, title, parts }, known) {
  const { store, data, cases } = known;
  const { words } = cases;
  const all = standing(data, (id) => store.get(`s/${id}`));
  const met = dutiesMet(data, all).find(({ id, status }) => id === duty && status === "met");
  const statement = all.find((each) => each.statement.duty === duty)?.id;
  const passages = parts.flatMap(({ paragraphs, points }) => [...paragraphs, ...points]);
  const denied = new Map(passages.map((passage) => [passage.presumes, deniedBy(passage, known)]));
  const none = givenByNone(agreedOf(store, data));
  return [
    ...all.filter(({ id }) => own(cases.statements, id) && none.includes(`s/${id}`)).map(({ id, step, statement: { text } }) => (
      { text: fill(words.answer_given_by_none, { text, step: stepTitle(data, step) }), statement: id }
    )),
    ...contradictions(store, data).map(({ text, id }) => ({ text, statement: id })),
    ...(met && statement ? [{ text: fill(words.duty_met, { title, duty: met.duty.title }), statement }] : []),
    ...[...denied].flatMap(([presumed, text]) =>
      presumed && text ? [{ text: fill(words.denied, { text }), statement: presumed }] : []),
  ];
}
