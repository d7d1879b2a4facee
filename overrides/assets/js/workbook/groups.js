/* Groups in the store: this one's answers, and the files of those that have been opened. */

import { FileProblem, MOST_GROUPS, readAnswer, readGroup } from "./files.js";
import { dayInWords, daysBetween, fill, today } from "./text.js";
import { dayOf, groupNames, OLD_DAYS } from "./whose.js";
/**
 * @import { Data } from "./data.js"
 * @import { Incoming } from "./files.js"
 * @import { Group } from "./spread.js"
 * @import { Store, Value } from "./store.js"
 */

/** @typedef { {prefix: string, most: number}} Kind the groups of today, or the answers of earlier */
/** @type {Kind} */
const GROUPS = { prefix: "g/", most: MOST_GROUPS };
/** @type {Kind} */
export const EARLIER = { prefix: "e/", most: 10 };

/**
 * The files that have been opened, with names that tell them apart.
 * @param {Store} store
 * @param {Data} data
 * @param {Kind} [kind]
 * @returns {Group[]}
 */
export function groupsOf(store, data, kind = GROUPS) {
  const read = store.keys(kind.prefix).flatMap((key) => readStored(key, store.text(key), data));
  const day = (/** @type {Group} */ group) => dayInWords(today(new Date(group.saved)), data);
  const named = read.map((group) => {
    const alike = read.filter(({ given }) => given === group.given);
    // What differs is what tells them apart.
    const apart = [group.occasion, day(group)].filter((_, place) =>
      new Set(alike.map((each) => [each.occasion, day(each)][place])).size > 1).filter(Boolean);
    return apart.length ? { ...group, name: `${group.name} (${apart.join(", ")})` } : group;
  });
  /** @type {Map<string, number>} */
  const names = new Map();
  return named.map((group) => {
    const n = (names.get(group.name) || 0) + 1;
    names.set(group.name, n);
    return n > 1 ? { ...group, name: `${group.name} (${n})` } : group;
  });
}

/** @type {Map<string, {text: string, data: Data, groups: Group[]}>} what was read last, by key: files are long */
const lastRead = new Map();

/**
 * What is stored under a key, as a list of one; empty if it can't be read.
 * @param {string} key
 * @param {string} text
 * @param {Data} data
 * @returns {Group[]}
 */
function readStored(key, text, data) {
  const last = lastRead.get(key);
  if (last?.text === text && last.data === data) return last.groups;
  /** @type {Group[]} */
  let groups = [];
  try {
    groups = [{ ...readGroup({ name: key, text, size: 0 }, data).group, key }];
  } catch (error) {
    if (!(error instanceof FileProblem)) throw error;
  }
  lastRead.set(key, { text, data, groups });
  return groups;
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
 * Take this group's answers away, and its name; the occasion, what was opened and the plan stay.
 * @param {Store} store
 */
export function clearOwn(store) {
  const keys = ["q/", "s/", "group/"].flatMap((prefix) => store.keys(prefix))
    .filter((key) => key !== "group/occasion"); // the next group is there on the same one
  store.set(keys.map((key) => [key, null]));
}

/**
 * Put other answers in the place of this group's.
 * @param {Store} store
 * @param {[string, Value][]} answers
 * @param { {name: string, id: string, answered: string, agreed: string[], changed?: string[], counts?: Record<string, number>, files?: string[], occasion: string}} about
 */
export function replaceOwn(store, answers, { name, id, answered, agreed, changed = [], counts = {}, files = [], occasion }) {
  clearOwn(store);
  store.set([
    ...answers,
    ["group/name", name],
    ["group/saved", name],
    ["group/id", id],
    ["group/answered", answered],
    ["group/agreed", groupNames(agreed) || null],
    ["group/changed", changed.join("\n") || null],
    ["group/counts", Object.entries(counts).map((each) => each.join(" ")).join("\n") || null],
    ["group/files", files.join("\n") || null],
    ["group/occasion", occasion || null],
  ]);
}

/**
 * Take groups' files away; with the last goes what was chosen for all.
 * @param {Store} store
 * @param {string[]} keys
 */
export function removeGroups(store, keys) {
  const chosen = store.keys(GROUPS.prefix).length > keys.length ? [] : store.keys("a/");
  store.set([...keys, ...chosen].map((each) => [each, null]));
}

/**
 * The occasions and days of groups, where they are not of one and the same: the occasions differ, or the days lie further apart than answers stay fresh.
 * @param {Group[]} groups
 * @param {Data} data
 * @returns {string[]}
 */
export function occasionsOf(groups, data) {
  const days = groups.map(({ answered }) => dayOf(Date.parse(answered)));
  const [first, ...more] = [...days].sort();
  const named = new Set(groups.map(({ occasion }) => occasion).filter(Boolean));
  if (named.size < 2 && !(daysBetween(first, more.at(-1) || first) > OLD_DAYS)) return [];
  const names = groups.map(({ occasion }, place) => [occasion, dayInWords(days[place], data)].filter(Boolean).join(", "));
  return [...new Set(names)];
}

/**
 * Take files into the store. Each stands for itself: one that is wrong stops no other. A group's
 * answers of another day or occasion stand beside those it has; of the same, the newer are kept.
 * @param {Incoming[]} files
 * @param {Store} store
 * @param {Data} data
 * @param {Kind} [kind]
 * @returns { {said: string[], failed: string[], keys: string[]} } what to tell the reader, and the keys
 *   of what was taken
 */
export function takeGroups(files, store, data, kind = GROUPS) {
  const { words } = data;
  const { prefix, most } = kind;
  /** @type {string[]} */
  const said = [];
  /** @type {string[]} */
  const failed = [];
  /** @type {Map<string, string>} */
  const taken = new Map();
  const day = (/** @type {Group} */ { saved }) => today(new Date(saved));
  for (const file of files) {
    try {
      const { group, text } = readGroup(file, data);
      const keys = new Set([...store.keys(prefix), ...taken.keys()]);
      const mine = [...keys].filter((key) => key.split("/")[1] === group.id)
        .flatMap((key) => readStored(key, taken.get(key) || store.text(key), data));
      const had = mine.find((each) => day(each) === day(group) && each.occasion === group.occasion);
      if (!had && keys.size >= most) {
        throw new FileProblem(fill(words.too_many, { file: `«${file.name}»`, most }));
      }
      const older = had && Date.parse(had.saved) > Date.parse(group.saved);
      const free = `${prefix}${group.id}`;
      const key = had?.key || (keys.has(free) ? `${free}/${Date.parse(group.saved)}` : free);
      if (!older) taken.set(key, text);
      const word = older ? words.opened_older : had ? words.opened_again : mine.length ? words.opened_beside : words.opened_one;
      said.push(fill(word, { group: group.name, date: dayInWords(day(group), data) }));
    } catch (error) {
      if (!(error instanceof FileProblem)) throw error;
      failed.push(error.message);
    }
  }
  store.set([...taken]);
  if (taken.size && store.state() === "full") failed.push(words.no_room);
  return { said, failed, keys: [...taken.keys()] };
}
