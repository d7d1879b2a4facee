/* Groups in the store: this one's answers, and the files of those that have been opened. */

import { FileProblem, MOST_GROUPS, readAnswer, readGroup } from "./files.js";
import { fill } from "./text.js";
/**
 * @import { Data } from "./data.js"
 * @import { Incoming } from "./files.js"
 * @import { Group } from "./spread.js"
 * @import { Store, Value } from "./store.js"
 */

/**
 * The groups that have been opened, with names that tell them apart.
 * @param {Store} store
 * @param {Data} data
 * @returns {Group[]}
 */
export function groupsOf(store, data) {
  /** @type {Map<string, number>} */
  const names = new Map();
  const read = store.keys("g/").flatMap((key) => {
    const text = store.text(key);
    try {
      return [readGroup({ name: key, text, size: 0 }, data).group];
    } catch (error) {
      if (error instanceof FileProblem) return [];
      throw error;
    }
  });
  return read.map((group) => {
    const n = (names.get(group.name) || 0) + 1;
    names.set(group.name, n);
    return n > 1 ? { ...group, name: `${group.name} (${n})` } : group;
  });
}

/**
 * What this group has answered.
 * @param {Store} store
 * @returns {[string, Value][]}
 */
export function ownAnswers(store) {
  return [...store.keys("q/"), ...store.keys("s/")]
    .map((key) => /** @type {[string, Value]} */ ([key, store.get(key)]))
    .filter(([key, value]) => readAnswer(key, value) !== null);
}

/**
 * Take this group's answers away, and its name; what was opened and the plan stay.
 * @param {Store} store
 */
export function clearOwn(store) {
  const keys = ["q/", "s/", "group/"].flatMap((prefix) => store.keys(prefix));
  store.set(keys.map((key) => [key, null]));
}

/**
 * Take groups into the store. Each file stands for itself: one that is wrong stops no other.
 * @param {Incoming[]} files
 * @param {Store} store
 * @param {Data} data
 * @returns { {said: string[], failed: string[]} } what to tell the reader
 */
export function takeGroups(files, store, data) {
  const { words } = data;
  /** @type {string[]} */
  const said = [];
  /** @type {string[]} */
  const failed = [];
  /** @type {Map<string, string>} */
  const taken = new Map();
  for (const file of files) {
    const named = { file: `«${file.name}»`, most: MOST_GROUPS };
    try {
      const { group, text } = readGroup(file, data);
      const key = `g/${group.id}`;
      const known = taken.get(key) || store.text(key);
      const count = new Set([...store.keys("g/"), ...taken.keys()]).size;
      if (!known && count >= MOST_GROUPS) throw new FileProblem(fill(words.too_many, named));
      const had = known && readGroup({ name: key, text: known, size: 0 }, data).group;
      const older = had && Date.parse(had.saved) > Date.parse(group.saved);
      if (!older) taken.set(key, text);
      const word = older ? words.opened_older : had ? words.opened_again : words.opened_one;
      said.push(fill(word, { group: group.name }));
    } catch (error) {
      if (!(error instanceof FileProblem)) throw error;
      failed.push(error.message);
    }
  }
  store.set([...taken]);
  if (taken.size && store.state() === "full") failed.push(words.no_room);
  return { said, failed };
}
