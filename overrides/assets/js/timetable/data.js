/* What the page says of the way to the decision: the data that the macro `process_timetable` put there. */

/**
 * @typedef { {id: string, days: number, until: number|null, fixed: string|null, ours: boolean}} Place its
 *   least time in days runs to the step with the number `until` (from 0); `fixed` is the day of a
 *   deadline, which no meeting moves
 * @typedef { {deadline: string|null, holidays: Holidays, bodies: Body[]}} Rules
 * @typedef { {name: string, shown: string, place: string, link: string}} Basis `shown` is the name, or
 *   nothing where it has just been named
 * @typedef {Place & {title: string, text: string, link: string|null, time: string, duties: string[], basis: Basis[]}} Step
 * @typedef { {id: string, title: string, body: string|null, steps: Step[]}} Track
 * @typedef { {before: string, after: string|null, optional: boolean}} Round
 * @typedef { {id: string, title: string, at: string[], rounds: Round[]}} Body
 * @typedef { {fixed: number[][], fromEaster: number[]}} Holidays months and days, and days from Easter Day
 * @typedef { {
 *   slug: string, host: string, store: string, title: string, version: string, state: string,
 *   tracks: Track[], language: string, months: string[], dayPattern: string,
 *   words: Record<string, string>,
 * } & Rules} Timetable
 */

/**
 * The data of the page, or null where there is no timetable.
 * @returns {Timetable|null}
 */
export function readTimetable() {
  const island = document.getElementById("timetable-data");
  return island && JSON.parse(island.textContent || "null");
}
