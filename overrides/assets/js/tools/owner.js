/* Whose it is: one name, typed once, for the workbook and the tools beside it. */

import { createStore } from "../workbook/store.js";
/** @import { Store } from "../workbook/store.js" */

export const OWNER = "owner"; // its key, and its place after the guide's name
export const MOST_OWNER = 80;

/**
 * The store that has the name and nothing else.
 * @param {string} guide what stores of the guide begin with
 * @returns {Store}
 */
export function ownerStore(guide) {
  const name = `${guide}/${OWNER}`;
  const store = createStore(() => localStorage, name, Date.now);
  store.read();
  addEventListener("storage", (event) => {
    if (event.key === name || event.key === null) store.read();
  });
  return store;
}

/**
 * A tool's store in which the name is the shared one: read and set with the rest, and left when that
 * is deleted.
 * @param {Store} store
 * @param {Store} owner
 * @returns {Store}
 */
export function withOwner(store, owner) {
  const at = (/** @type {string} */ key) => key === OWNER ? owner : store;
  return {
    ...store,
    get: (key) => at(key).get(key),
    text: (key) => at(key).text(key),
    set: (values) => {
      const pairs = Array.isArray(values) ? values : Object.entries(values);
      owner.set(pairs.filter(([key]) => key === OWNER));
      store.set(pairs.filter(([key]) => key !== OWNER));
    },
    state: () => store.state() === "empty" && owner.state() !== "stored" ? owner.state() : store.state(),
    watch: (listener) => {
      owner.watch(listener);
      store.watch(listener);
    },
  };
}
