/* What the reader's own timetable has kept for the workbook: the day by which each duty is to be met. */

import { createStore } from "./store.js";
import { isDay } from "./text.js";

/** What is kept of a timetable stands under this name, after that of the guide. */
export const TIMETABLE_STORE = "timetable";

/**
 * The day of the step that meets a duty; empty if no timetable has one.
 * @param { {store: string}} data
 * @param {string} duty
 */
export function plannedDay(data, duty) {
  const kept = createStore(() => localStorage, `${data.store}/${TIMETABLE_STORE}`, Date.now);
  kept.read();
  const day = kept.text(`duty/${duty}`);
  return isDay(day) ? day : "";
}
