/* Whose answers the workbook holds, and when they were given.

   An answer was given when it was set here; answers that were taken from files, when the files say
   (`group/answered`), for as long as nobody has changed them. */

import { own } from "./data.js";
import { isMoment, dayInWords, daysBetween, fill, today } from "./text.js";
/**
 * @import { Data } from "./data.js"
 * @import { Store } from "./store.js"
 */

export const OLD_DAYS = 60; // answers that are older don't tell how it stands today

/** @param {number} ms since 1970 */
export const dayOf = (ms) => today(new Date(ms));

/**
 * When an answer was given, in ms since 1970.
 * @param {Store} store
 * @param {string} key
 */
function givenAt(store, key) {
  const told = Date.parse(store.text("group/answered"));
  const set = store.time(key);
  return isMoment(told) && set <= store.time("group/answered") ? told : set;
}

/**
 * When answers were given: the first, the last, and how many are old.
 * @param {Store} store
 * @param {string[]} keys
 */
export function givenSpan(store, keys) {
  const given = keys.map((key) => givenAt(store, key)).sort((a, b) => a - b);
  const old = given.filter((ms) => daysBetween(dayOf(ms), today(new Date())) > OLD_DAYS).length;
  return { first: given[0] ?? 0, last: given.at(-1) ?? 0, old, all: given.length };
}

/** The keys of this workbook's answers. @param {Store} store */
const answerKeys = (store) => [...store.keys("s/"), ...store.keys("q/")];

/** When this workbook's answers were last changed, in ISO 8601. @param {Store} store */
export const lastGiven = (store) => new Date(givenSpan(store, answerKeys(store)).last).toISOString();

/** The names of the groups that have agreed on the answers; none if it isn't so. @param {Store} store */
export function agreedGroups(store) {
  const text = store.text("group/agreed");
  return text ? text.split("\n") : [];
}

/**
 * The statements and questions (`s/<id>`, `q/<id>`) whose answers were changed after groups had agreed
 * on them: here, or before they were saved in the file that they came from.
 * @param {Store} store
 * @param {Data} data
 */
export function changedAfter(store, data) {
  if (!store.text("group/agreed")) return [];
  const set = store.since(store.time("group/agreed")).map((key) => key.split("/").slice(0, 2).join("/"));
  return [...new Set([...store.text("group/changed").split("\n"), ...set])].filter((key) => {
    const [kind, id = ""] = key.split("/");
    return kind === "s" ? own(data.statements, id) : kind === "q" && own(data.questions, id);
  });
}

/**
 * That groups have agreed on answers, and how many of these were changed after.
 * @param {string|number} n of groups
 * @param {number} changed
 * @param {Data} data
 */
export function agreedText(n, changed, { words }) {
  const text = fill(words.whose_agreed, { n });
  return changed ? `${text}, ${fill(words.changed_after, { n: changed })}` : text;
}

/** What is kept of groups that have agreed. @param {string[]} names */
export const groupNames = (names) => names.map((name) => name.replace(/\n/g, " ")).join("\n");

/** The files of groups that are open, as they are now. @param {Store} store */
export const openFiles = (store) => store.keys("g/").map((key) => `${key} ${store.time(key)}`);

/**
 * How many groups' files are open, if several are and one of them is no part of the answers that the
 * groups have agreed on.
 * @param {Store} store
 */
export function notAgreed(store) {
  const open = openFiles(store);
  const taken = store.text("group/files").split("\n");
  return open.length > 1 && !open.every((file) => taken.includes(file)) ? open.length : 0;
}

/**
 * Whose answers these are and from when, in words; empty where nothing is answered.
 * @param {Store} store
 * @param {Data} data
 */
export function whoseText(store, data) {
  const { words } = data;
  const keys = answerKeys(store);
  if (!keys.length) return "";
  const last = dayOf(givenSpan(store, keys).last);
  const n = agreedGroups(store).length;
  const group = store.text("group/name").trim();
  if (!n) return fill(group ? words.whose_group : words.whose_own, { group, date: dayInWords(last, data) });
  const changed = changedAfter(store, data).length;
  const text = agreedText(n, changed, data);
  return fill(changed ? words.whose_changed : words.whose_dated, { text, date: dayInWords(last, data) });
}
