/* What is kept of a reader's timetable: the track, the days of meetings, and what is done. */

import { isDay } from "../workbook/text.js";
/** @import { Store } from "../workbook/store.js" */

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

/**
 * The day on which each step was done, by its id.
 * @param {Store} store
 * @param {string} today
 * @returns {Record<string, string>}
 */
export const doneOf = (store, today) => Object.fromEntries(
  store.keys("done/").map((key) => [key.slice("done/".length), store.text(key)])
    .filter(([, day]) => isDay(day) && day <= today),
);
