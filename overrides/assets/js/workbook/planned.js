/* What the tools beside the workbook have kept: of the reader's own timetable, the day by which each duty
   is to be met. */

import { createStore } from "./store.js";
import { isDay } from "./text.js";

/** What is kept of a timetable stands under this name, after that of the guide. */
export const TIMETABLE_STORE = "timetable";

/**
 * Delete what the tools beside the workbook have kept: all that is stored under the guide's name.
 * @param {string} guide what stores of the guide begin with
 */
export function forgetTools(guide) {
  try {
    Object.keys(localStorage).filter((key) => key.startsWith(`${guide}/`)).forEach((key) => localStorage.removeItem(key));
  } catch {
    // Where storage is blocked, nothing is kept.
  }
}

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
