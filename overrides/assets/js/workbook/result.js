/* What the answers of a self-assessment come to.

   The rule, as the page explains it:
   - An answer is a step, «don't know», or none. Each is counted as itself; nothing is averaged.
   - In place is a statement whose step is one that says so (`met`). Those are the strengths, the
     highest step first.
   - A gap is a statement on a step that doesn't. First come duties with a deadline, and those of a
     plan level that apply already, the earliest date first; then other duties, then the rest; within
     each, the lowest step first, and else the order of the guide. The three first are shown.
   - «Don't know» is no gap: it is to be found out first.
   - A duty is met when every statement that answers for it is in place; if one isn't, it is not; if
     none says no but one is unknown or unanswered, that is what is said.
   - A statement that is in place though what it presupposes isn't begun contradicts that, and the duty
     that it answers for is in doubt. */

import { own } from "./data.js";
/**
 * @import { Data, Duty, Statement } from "./data.js"
 * @import { Value } from "./store.js"
 */

/**
 * @typedef { {id: string, statement: Statement, step: number}} Found a statement, and the number of
 *   its step from 0; UNKNOWN or UNANSWERED if it has none
 * @typedef { {id: string, duty: Duty, status: "met"|"unmet"|"unknown"|"unanswered"|"doubted", step: number, other?: Found}} DutyFound
 *   `other` is what a statement of the duty presupposes, and contradicts
 */
export const UNKNOWN = -1;
export const UNANSWERED = -2;

/**
 * Every statement with the step it stands on.
 * @param {Data} data
 * @param {(statement: string) => Value|undefined} answer
 * @returns {Found[]}
 */
export function standing(data, answer) {
  return Object.entries(data.statements).map(([id, statement]) => {
    return { id, statement, step: stepOf(data, answer(id)) };
  });
}

/**
 * The number of a step from 0; UNKNOWN or UNANSWERED otherwise.
 * @param {Data} data
 * @param {Value|undefined} answer
 */
export function stepOf(data, answer) {
  if (answer === data.unknown.id) return UNKNOWN;
  const step = data.steps.findIndex(({ id }) => id === answer);
  return step < 0 ? UNANSWERED : step;
}

/**
 * The name of a step.
 * @param {Data} data
 * @param {number} step
 */
export function stepTitle(data, step) {
  if (step === UNKNOWN) return data.unknown.title;
  return step === UNANSWERED ? data.words.unanswered : data.steps[step].title;
}

/** @param {Data} data @param {Found} found */
export const isMet = (data, found) => found.step >= 0 && data.steps[found.step].met;
/** @param {Data} data @param {Found} found */
const isGap = (data, found) => found.step >= 0 && !data.steps[found.step].met;

/**
 * What is in place, the highest step first.
 * @param {Data} data
 * @param {Found[]} all
 */
export function strengths(data, all) {
  return all.filter((found) => isMet(data, found)).sort((a, b) => b.step - a.step);
}

/**
 * What is missing, what matters most first.
 * @param {Data} data
 * @param {Found[]} all
 */
export function gaps(data, all) {
  /** Duties of the plans sort by their date, others after, what is no duty last. @param {Found} found */
  const urgency = (found) => {
    const duty = found.statement.duty ? own(data.duties, found.statement.duty) : undefined;
    if (!duty) return "2";
    const date = duty.deadline || (duty.level && duty.since);
    return date ? `0 ${date}` : "1";
  };
  const compare = (/** @type {Found} */ a, /** @type {Found} */ b) => {
    const [first, second] = [urgency(a), urgency(b)];
    if (first !== second) return first < second ? -1 : 1;
    return a.step - b.step;
  };
  return all.filter((found) => isGap(data, found)).sort(compare);
}

/**
 * Whether each duty is met.
 * @param {Data} data
 * @param {Found[]} all
 * @returns {DutyFound[]}
 */
export function dutiesMet(data, all) {
  return Object.entries(data.duties).map(([id, duty]) => {
    const mine = all.filter(({ statement }) => statement.duty === id);
    // The lowest step says where the duty stands.
    const missing = mine.filter((found) => isGap(data, found)).sort((a, b) => a.step - b.step)[0];
    const reached = mine.filter((found) => isMet(data, found)).sort((a, b) => a.step - b.step)[0];
    if (missing) return { id, duty, status: "unmet", step: missing.step };
    if (mine.some(({ step }) => step === UNKNOWN)) return { id, duty, status: "unknown", step: UNKNOWN };
    if (!reached || mine.some(({ step }) => step === UNANSWERED)) {
      return { id, duty, status: "unanswered", step: UNANSWERED };
    }
    const other = mine.map((found) => contradictedBy(data, all, found)).find(Boolean);
    return other ? { id, duty, status: "doubted", step: reached.step, other } : { id, duty, status: "met", step: reached.step };
  });
}

/**
 * What a statement in place presupposes, where that isn't begun.
 * @param {Data} data
 * @param {Found[]} all
 * @param {Found} found
 */
export function contradictedBy(data, all, found) {
  if (!isMet(data, found)) return undefined;
  return all.find(({ id, step }) => id === found.statement.presupposes && step === 0);
}
