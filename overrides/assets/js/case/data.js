/* What the script knows of the guide's cases; the build puts it in place of the text below, so that no
   page carries it. */

/** @import { Place, Rules } from "../timetable/data.js" */

/**
 * @typedef { {text: string, days: string[][]}} Passage for each bracket but the owner's, the steps
 *   whose latest day can stand in it
 * @typedef { {
 *   heading: string, paragraphs: Passage[], points: Passage[], numbered: boolean, columns: string[],
 *   rows: string[], from: "assessment"|"measures"|null,
 * }} Part `rows` are what stands first in each
 * @typedef { {id: string, title: string, parts: Part[]}} Template
 * @typedef { {id: string, title: string, body: string|null, steps: Place[]}} CaseTrack
 * @typedef { {
 *   owner: string, ownerName: string, ownerLabel: string, locale: string, templates: Template[],
 *   statements: Record<string, {text: string, steps: Record<string, string>}>,
 *   tracks: CaseTrack[], rules: Rules|null, words: Record<string, string>,
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
