/* What the page says of the way to the decision: the data that the macro `process_timetable` put there. */

/**
 * @typedef { {name: string, shown: string, place: string, link: string}} Basis `shown` is the name, or
 *   nothing where it has just been named
 * @typedef { {
 *   id: string, title: string, text: string, link: string|null, days: number, until: number|null,
 *   fixed: string|null, ours: boolean, time: string, basis: Basis[],
 * }} Step its least time in days runs to the step with the number `until` (from 0); `fixed` is the
 *   day of a deadline, which no meeting moves
 * @typedef { {id: string, title: string, body: string|null, steps: Step[]}} Track
 * @typedef { {id: string, title: string, at: string[], rounds: {before: string, after: string|null}[]}} Body
 * @typedef { {fixed: number[][], fromEaster: number[]}} Holidays months and days, and days from Easter Day
 * @typedef { {
 *   slug: string, host: string, store: string, title: string, version: string, state: string,
 *   deadline: string|null, holidays: Holidays, tracks: Track[], bodies: Body[],
 *   language: string, months: string[], dayPattern: string, words: Record<string, string>,
 * }} Timetable
 */

/**
 * The data of the page, or null where there is no timetable.
 * @returns {Timetable|null}
 */
export function readTimetable() {
  const island = document.getElementById("timetable-data");
  return island && JSON.parse(island.textContent || "null");
}
