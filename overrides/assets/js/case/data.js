/* What the script knows of the guide's cases; the build puts it in place of the text below, so that no
   page carries it. */

/**
 * @import { Place, Rules } from "../timetable/data.js"
 * @import { Way } from "../timetable/plan.js"
 * @import { Currency } from "./money.js"
 */

/**
 * @typedef { {text: string, days: string[][], presumes: string|null}} Dated for each bracket but the
 *   owner's, the steps whose latest day can stand in it; and the statement that it takes for granted
 * @typedef {Dated & {instead?: Dated & {step: string}, afterDeadline?: Dated}} Passage with what takes
 *   its place where the timetable has a step, and when the deadline of the case's duty has passed
 * @typedef { {
 *   heading: string, paragraphs: Passage[], points: Passage[], numbered: boolean, columns: string[],
 *   rows: string[], from: "assessment"|"measures"|null,
 * }} Part `rows` are what stands first in each
 * @typedef { {id: string, title: string, duty: string|null, steps: string[], parts: Part[]}} Template
 *   `duty` is what a decision meets, `steps` are those that it is decided at
 * @typedef {Place & {title: string, duties: string[]}} CaseStep
 * @typedef { {
 *   version: string, owner: string, ownerName: string, locale: string, templates: Template[],
 *   statements: Record<string, {text: string, steps: Record<string, string>}>,
 *   tracks: Way<CaseStep>[], rules: Rules|null, currency: Currency, words: Record<string, string>,
 * }} Cases texts with what they rest on; `owner` is what stands in brackets for whose case it is
 */

/** @type {unknown} */
const GIVEN = "case data";

/**
 * What the build has put there, or null.
 * @returns {Cases|null}
 */
export function readCases() {
  return typeof GIVEN === "object" ? /** @type {Cases|null} */ (GIVEN) : null;
}
