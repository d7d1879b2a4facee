/* What has been answered: a table of values by key, each with the moment it was set.

   Keys: `q/<question>/tick|note|who|due`, `s/<statement>`, `m/<measure>/<field>`, `g/<group>`,
   `a/<statement>` for what the groups have agreed on, and `group/<what is known of the answers>`.

   Two tabs share one place in the browser's storage. Each reads before it writes, and for each key
   the value that was set last is kept; so neither overwrites what the other has changed. A value
   that was removed stays as null, or the other tab would bring it back. All that is stored bears
   the mark of its beginning: when everything has been deleted in one tab, the other's table belongs
   to an older beginning and is dropped.

   What is stored and can't be read, by a newer edition of the page or by something else, is left as
   it is: nothing is stored until the reader has deleted it. */

import { isMoment } from "./text.js";

const STORE_FORMAT = 1;
const MOST_ROWS = 5000; // more is no table of ours: a full workbook is less than half of it

/**
 * @typedef {string|number|boolean} Value
 * @typedef { {v: Value|null, t: number}} Entry
 * @typedef {Map<string, Entry>} Entries
 * @typedef {"empty"|"stored"|"blocked"|"full"|"foreign"} StoreState
 * @typedef { {keys: Set<string>, outside: boolean, cleared: boolean}} Change the keys that changed,
 *   whether elsewhere than in a field here, and whether everything was deleted
 * @typedef {ReturnType<typeof createStore>} Store
 */

/**
 * The table that a stored text holds; null if it is none of ours, or too long to be. Entries of
 * another shape are left out.
 * @param {string} text
 * @returns { {begun: string, entries: Entries}|null}
 */
function readTable(text) {
  let found;
  try {
    found = JSON.parse(text);
  } catch {
    return null;
  }
  if (!found || typeof found !== "object" || found.format !== STORE_FORMAT) return null;
  if (typeof found.begun !== "string" || !Array.isArray(found.entries)) return null;
  if (found.entries.length > MOST_ROWS) return null;
  /** @type {Entries} */
  const entries = new Map();
  for (const row of found.entries) {
    if (!Array.isArray(row)) continue;
    const [key, v, t] = row;
    const kind = v === null ? "null" : typeof v;
    const known = ["string", "number", "boolean", "null"].includes(kind);
    if (typeof key === "string" && known && isMoment(t)) entries.set(key, { v, t });
  }
  return { begun: found.begun, entries };
}

/**
 * The text to store.
 * @param {string} begun
 * @param {Entries} entries
 */
function writeTable(begun, entries) {
  const rows = [...entries].map(([key, { v, t }]) => [key, v, t]);
  return JSON.stringify({ format: STORE_FORMAT, begun, entries: rows });
}

/**
 * Forget what was removed longest ago, so that the table stays far from MOST_ROWS. A tab that has
 * slept since then would bring it back; no other is harmed.
 * @param {Entries} entries
 */
function forgetRemoved(entries) {
  const most = MOST_ROWS * 0.8;
  if (entries.size <= most) return;
  const removed = [...entries].filter(([, { v }]) => v === null).sort(([, a], [, b]) => a.t - b.t);
  for (const [key] of removed.slice(0, entries.size - most)) entries.delete(key);
}

/**
 * Whether `a` is to be kept before `b`: set later, or at the same moment and later in the alphabet,
 * so that two tabs choose alike.
 * @param {Entry} a
 * @param {Entry} b
 */
function wins(a, b) {
  return a.t > b.t || (a.t === b.t && JSON.stringify(a.v) > JSON.stringify(b.v));
}

/**
 * Take into `mine` what `theirs` has set later. Gives the keys that changed.
 * @param {Entries} mine
 * @param {Entries} theirs
 */
function takeLater(mine, theirs) {
  /** @type {Set<string>} */
  const changed = new Set();
  for (const [key, entry] of theirs) {
    const had = mine.get(key);
    if (had && !wins(entry, had)) continue;
    mine.set(key, entry);
    changed.add(key);
  }
  return changed;
}

/** A mark that no other table has. */
export function newMark() {
  const bytes = crypto.getRandomValues(new Uint8Array(8));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

/**
 * A table kept in a browser's storage under `name`. Nothing is stored before the first `set`.
 * @param {() => Storage} area gives the storage; may throw where it is blocked
 * @param {string} name
 * @param {() => number} clock ms since 1970
 */
export function createStore(area, name, clock) {
  /** @type {Entries} */
  let entries = new Map();
  let begun = "";
  /** @type {StoreState} */
  let state = "empty";
  let refused = ""; // what could not be read, so that it isn't tried at every key
  /** @type {((change: Change) => void)[]} */
  const listeners = [];

  /** @param {Set<string>} keys @param {boolean} outside */
  const tell = (keys, outside) => {
    const cleared = entries.size === 0;
    listeners.forEach((listener) => listener({ keys, outside, cleared }));
  };

  const drop = () => {
    const keys = new Set(entries.keys());
    entries = new Map();
    begun = "";
    return keys;
  };

  /** Take in what is stored. Gives the keys that changed. @returns {Set<string>} */
  const pull = () => {
    let text;
    try {
      text = area().getItem(name);
    } catch {
      state = "blocked";
      return new Set();
    }
    const found = text && text !== refused ? readTable(text) : null;
    if (text && !found) {
      refused = text;
      state = "foreign";
      return new Set();
    }
    if (!found) {
      // Gone, though we had stored it: somebody has deleted everything.
      const had = state === "stored";
      if (had || state === "foreign") state = "empty";
      return had ? drop() : new Set();
    }
    const dropped = begun && begun !== found.begun ? drop() : new Set();
    begun = found.begun;
    if (state === "empty" || state === "foreign") state = "stored";
    return new Set([...dropped, ...takeLater(entries, found.entries)]);
  };

  const push = () => {
    if (state === "foreign") return;
    begun = begun || newMark();
    forgetRemoved(entries);
    try {
      area().setItem(name, writeTable(begun, entries));
      state = "stored";
    } catch (error) {
      const reason = error instanceof DOMException ? error.name : "";
      state = /quota/i.test(reason) ? "full" : "blocked";
    }
  };

  return {
    /** The value of a key, or undefined. @param {string} key */
    get: (key) => entries.get(key)?.v ?? undefined,
    /** The value of a key as text; empty if there is none. @param {string} key */
    text: (key) => String(entries.get(key)?.v ?? ""),
    /** When a key was set, in ms since 1970. @param {string} key */
    time: (key) => entries.get(key)?.t ?? 0,
    /** When anything was set last, in ms since 1970; 0 if nothing was. */
    last: () => [...entries.values()].reduce((last, { t }) => Math.max(last, t), 0),
    /** The keys that have a value and begin so. @param {string} prefix */
    keys: (prefix) =>
      [...entries].filter(([key, { v }]) => v !== null && key.startsWith(prefix)).map(([key]) => key),
    /** The keys that were set or removed after a moment, in ms since 1970. @param {number} moment */
    since: (moment) => [...entries].filter(([, { t }]) => t > moment).map(([key]) => key),
    state: () => state,

    /**
     * Set values (null removes), and store them at once. One that only moves keeps when it was set.
     * @param {Record<string, Value|null>|[string, Value|null, number?][]} values
     */
    set(values) {
      const outside = pull();
      if (outside.size) tell(outside, true);
      /** @type {[string, Value|null, number?][]} */
      const pairs = Array.isArray(values) ? values : Object.entries(values);
      let t = clock();
      for (const entry of entries.values()) t = Math.max(t, entry.t + 1);
      /** @type {Set<string>} */
      const changed = new Set();
      for (const [key, v, since] of pairs) {
        if ((entries.get(key)?.v ?? null) === v) continue;
        entries.set(key, { v, t: since ?? t });
        changed.add(key);
      }
      if (!changed.size) return;
      push();
      tell(changed, false);
    },

    /** Read what is stored: at the start, and when another tab has written. */
    read() {
      const changed = pull();
      // What the other tab did not know, it gets; once both know all, nothing is written.
      const stored = state === "stored" && readTable(area().getItem(name) || "");
      if (stored && takeLater(new Map(stored.entries), entries).size) push();
      tell(changed, true);
    },

    /** Delete everything, here and in the browser. */
    clear() {
      const keys = drop();
      state = "empty";
      try {
        area().removeItem(name);
      } catch {
        state = "blocked";
      }
      tell(keys, true);
    },

    /** Call `listener` after every change. @param {(change: Change) => void} listener */
    watch(listener) {
      listeners.push(listener);
    },
  };
}
