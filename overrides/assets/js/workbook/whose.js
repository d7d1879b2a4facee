/* Whose answers the workbook holds, and when they were given.

   An answer was given when it was set here; answers that were taken from files, when the files say
   (`group/answered`), for as long as nobody has changed them. */

import { own } from "./data.js";
import { isMoment, dayInWords, daysBetween, fill, today } from "./text.js";
/**
 * @import { Data } from "./data.js"
 * @import { Group } from "./spread.js"
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
 * How many groups have given each agreed answer (`s/<id>`, `q/<id>`), as far as it was kept; 0 for one
 * that was chosen though none of them gave it.
 * @param {Store} store
 * @returns {Record<string, number>}
 */
export const countsOf = (store) => Object.fromEntries(store.text("group/counts").split("\n").filter(Boolean)
  .map((line) => line.split(" ")).map(([key, n]) => [key, Number(n)]));

/**
 * How many groups have given an answer that they have agreed on, as it stands; 0 where it isn't theirs,
 * or isn't known.
 * @param {Store} store
 * @param {string} key `s/<id>` or `q/<id>`
 * @param {Data} data
 */
export const givenBy = (store, key, data) =>
  changedAfter(store, data).includes(key) ? 0 : own(countsOf(store), key) || 0;

/** @typedef {Pick<Group, "agreed"|"changed"|"counts">} AgreedOn what is known of groups that have agreed */

/**
 * The answers that were chosen though no group gave them, and that stand as they were.
 * @param {Pick<AgreedOn, "changed"|"counts">} told
 */
export const givenByNone = ({ changed, counts }) =>
  Object.keys(counts).filter((key) => counts[key] === 0 && !changed.includes(key));

/**
 * How many answers are not what a group gave, in words: chosen though none did, or changed after.
 * @param {Pick<AgreedOn, "changed"|"counts">} told
 * @param {Data} data
 * @returns {string[]}
 */
export function notTheirs(told, { words }) {
  const [none, changed] = [givenByNone(told).length, told.changed.length];
  return [
    ...(none ? [fill(words.given_by_none, { n: none })] : []),
    ...(changed ? [fill(words.changed_after, { n: changed })] : []),
  ];
}

/**
 * That groups have agreed on answers: how many, by how many of them the statements were answered, and
 * how many answers are not theirs. The groups are counted alike wherever they are told of.
 * @param {AgreedOn} told
 * @param {Data} data
 * @param {(n: number) => string} [say] a number
 */
export function agreedText({ agreed, changed, counts }, data, say = String) {
  const { words } = data;
  const all = agreed.length;
  const given = Object.keys(counts).filter((key) => key.startsWith("s/")).map((key) => counts[key]).filter(Boolean).sort((a, b) => a - b);
  const [least, most] = [given[0] ?? all, given.at(-1) ?? all];
  const word = least === all ? words.whose_agreed : most === all ? words.whose_agreed_some : words.whose_agreed_few;
  const span = least === most ? say(least) : fill(words.whose_span, { least: say(least), most: say(most) });
  return [fill(word, { n: say(all), span }), ...notTheirs({ changed, counts }, data)].join(", ");
}

/**
 * What is known of the groups that have agreed on this workbook's answers.
 * @param {Store} store
 * @param {Data} data
 */
export const agreedOf = (store, data) =>
  ({ agreed: agreedGroups(store), changed: changedAfter(store, data), counts: countsOf(store) });

/** What is kept of groups that have agreed. @param {string[]} names */
export const groupNames = (names) => names.map((name) => name.replace(/\n/g, " ")).join("\n");

/** The files of groups that are open, as they are now. @param {Store} store */
export const openFiles = (store) => store.keys("g/").map((key) => `${key} ${store.time(key)}`);

/**
 * How many of the groups' files that are open, if several are, are no part of the answers that the
 * groups have agreed on.
 * @param {Store} store
 */
export function notAgreed(store) {
  const open = openFiles(store);
  const taken = store.text("group/files").split("\n");
  return open.length > 1 ? open.filter((file) => !taken.includes(file)).length : 0;
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
  const told = agreedOf(store, data);
  const group = store.text("group/name").trim();
  const date = dayInWords(last, data);
  if (!told.agreed.length) return fill(group ? words.whose_group : words.whose_own, { group, date });
  return fill(told.changed.length ? words.whose_changed : words.whose_dated, { text: agreedText(told, data), date });
}
