/* What the page says of the guide: the data that the macro `workbook` put there, and its types. */

/**
 * @typedef { {id: string, title: string, met: boolean}} Step
 * @typedef { {factor: string, text: string, goal: string, duty: string|null, presupposes: string|null, questions: string[]}} Statement
 * @typedef { {factor: string, text: string, level: string}} Question
 * @typedef { {title: string, level: string|null, deadline?: string, deadlineText?: string, since?: string, sinceText?: string}} Duty
 * @typedef { {became: string|null, since: string, why: string}} Gone
 * @typedef { {title: string, link: string}} Place
 * @typedef { {
 *   slug: string, title: string, store: string, version: string, state: string,
 *   case: {timetable: string, ownerLabel: string, ownerName: string}|null,
 *   steps: Step[], unknown: {id: string, title: string},
 *   factors: Record<string, Place>, levels: Record<string, Place>,
 *   questions: Record<string, Question>, statements: Record<string, Statement>,
 *   duties: Record<string, Duty>, history: {q: Record<string, Gone>, s: Record<string, Gone>},
 *   anchors: {question: string, statement: string, earlier: string, agreed: string, plan: string},
 *   language: string, months: string[], dayPattern: string, separator: string, columns: string[], statuses: string[], words: Record<string, string>,
 * }} Data
 */

/**
 * The data of the page, or null where there is no workbook.
 * @returns {Data|null}
 */
export function readData() {
  const island = document.getElementById("workbook-data");
  return island && JSON.parse(island.textContent || "null");
}

/**
 * What `table` holds under `key` itself: an answer's id may be «constructor».
 * @template T
 * @param {Record<string, T>} table
 * @param {string} key
 * @returns {T|undefined}
 */
export function own(table, key) {
  return Object.prototype.hasOwnProperty.call(table, key) ? table[key] : undefined;
}
