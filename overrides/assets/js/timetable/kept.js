/* What is kept of a reader's timetable: the track, and the days of meetings. */

import { isDay } from "../workbook/text.js";
/** @import { Store } from "../workbook/store.js" */

/** What is kept under this name, after that of the guide. */
export const TIMETABLE_STORE = "timetable";

/**
 * Each body's meetings, in their order.
 * @param {Store} store
 * @param { {id: string}[]} bodies
 * @returns {Record<string, string[]>}
 */
export function meetingsOf(store, bodies) {
  return Object.fromEntries(bodies.map(({ id }) => {
    const days = store.keys(`day/${id}/`).map((key) => store.text(key)).filter(isDay);
    return [id, [...new Set(days)].sort()];
  }));
}

/**
 * The track that is chosen, or the first.
 * @template { {id: string}} T
 * @param {Store} store
 * @param {T[]} tracks
 * @returns {T}
 */
export const trackOf = (store, tracks) => tracks.find(({ id }) => id === store.text("track")) || tracks[0];
