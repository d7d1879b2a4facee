/* Files in and out: a group's answers, and an action plan.

   A file is untrusted. Its size is bounded before it is parsed, its values are copied one by one into
   tables of our own, each checked for its kind, and whatever else it holds is left behind. Nothing of
   it is taken in until all of it has been found good. */

import { own } from "./data.js";
import { isOrphan, keyToday, moveAnswers, partsOf } from "./history.js";
import { MEASURE_FIELDS, MOST_MEASURES, STATUSES } from "./plan.js";
import { clean, fill, isDay, isMoment } from "./text.js";
/**
 * @import { Data } from "./data.js"
 * @import { Group } from "./spread.js"
 * @import { Value } from "./store.js"
 */

/**
 * @typedef { {name: string, text: string, size: number}} Incoming size in bytes
 * @typedef { {what: string, when: string, who: string, level: string, budget: string, from: string, status: string, note: string, id: string}} Measure
 * @typedef { {name: string, occasion: string, id: string, saved: string, answered: string, agreed: string[], changed: string[], counts: Record<string, number>}} Told
 *   whose answers these are, on which occasion they were given, when they were saved and when they
 *   were last changed (ISO 8601), and the groups that have agreed on them, if several have,
 *   with what was changed after (`s/<id>`, `q/<id>`), and how many of them have given each
 * @typedef { {group: Group, text: string}} ReadGroup the text is what to store
 */
const GROUP_FORMAT = "workbook-answers";
const PLAN_FORMAT = "workbook-plan";
// The version of each format that is written; files of the earlier ones are read too.
/** @type {Record<string, number>} */
const VERSIONS = { [GROUP_FORMAT]: 4, [PLAN_FORMAT]: 2 };
export const MOST_BYTES = 200 * 1024;
const MOST_ANSWERS = 2000;
export const MOST_GROUPS = 30;
export const MOST_TEXT = 2000;
export const MOST_NAME = 80;

const ID = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
const ORIGIN = /^[qs]\/[a-z0-9-]{1,100}$/;
const MARK = /^[0-9a-f]{16}$/;
const ANSWER = /^(?:s\/[a-z0-9-]{1,100}|q\/[a-z0-9-]{1,100}\/(?:tick|not-applicable|note|who|due))$/;

/** What is wrong with a file, in words for the reader. */
export class FileProblem extends Error {}

/**
 * What a file holds, when it is one of ours and of a format we know.
 * @param {Incoming} file
 * @param {string} format
 * @param {Data} data
 * @returns {Record<string, unknown>}
 */
function openFile(file, format, data) {
  const { words } = data;
  /** @param {string} text @param {Record<string, string|number>} [values] */
  const problem = (text, values = {}) => new FileProblem(fill(text, { file: `«${file.name}»`, ...values }));
  if (file.size > MOST_BYTES) {
    const kb = (/** @type {number} */ bytes) => Math.ceil(bytes / 1024);
    throw problem(words.too_big, { size: kb(file.size), most: kb(MOST_BYTES) });
  }
  let found;
  try {
    found = JSON.parse(file.text.replace(/^\ufeff/, ""));
  } catch {
    throw problem(words.unreadable);
  }
  if (!found || typeof found !== "object" || Array.isArray(found)) throw problem(words.not_ours);
  const kind = own(found, "format");
  if (kind !== GROUP_FORMAT && kind !== PLAN_FORMAT) {
    throw problem(format === PLAN_FORMAT ? words.not_plan : words.not_ours);
  }
  if (kind !== format) throw problem(kind === PLAN_FORMAT ? words.is_plan : words.is_group);
  const version = own(found, "version");
  if (typeof version !== "number" || !Number.isInteger(version) || version < 1) throw problem(words.not_ours);
  if (version > VERSIONS[format]) throw problem(words.too_new);
  const guide = own(found, "guide");
  if (guide !== data.slug) {
    const name = typeof guide === "string" ? clean(guide, MOST_NAME) : "?";
    throw problem(words.other_guide, { guide: name });
  }
  return found;
}

/**
 * A group's answers from a file. Throws FileProblem.
 * @param {Incoming} file
 * @param {Data} data
 * @returns {ReadGroup}
 */
export function readGroup(file, data) {
  const { words } = data;
  const found = openFile(file, GROUP_FORMAT, data);
  const damaged = (/** @type {string} */ what) =>
    new FileProblem(fill(words.damaged, { file: `«${file.name}»`, what }));
  const id = own(found, "id");
  const given = own(found, "group");
  const saved = own(found, "saved");
  const when = own(found, "occasion") ?? ""; // files before version 3 have none
  const answered = own(found, "answered") ?? saved; // nor files before version 4 these two
  const agreed = own(found, "agreed") ?? [];
  const changed = own(found, "changed") ?? [];
  const counts = own(found, "counts") ?? {};
  const answers = own(found, "answers");
  if (typeof given !== "string" || typeof when !== "string" || typeof id !== "string" || !MARK.test(id)) {
    throw damaged(words.damaged_group);
  }
  if (!isTime(saved) || !isTime(answered)) throw damaged(words.damaged_saved);
  if (!Array.isArray(agreed) || agreed.length > MOST_GROUPS || !agreed.every((each) => typeof each === "string")) {
    throw damaged(words.damaged_agreed);
  }
  if (!Array.isArray(changed) || !changed.every((each) => ORIGIN.test(each))) throw damaged(words.damaged_changed);
  if (typeof counts !== "object" || !Object.entries(counts).every(isCount)) throw damaged(words.damaged_agreed);
  if (!answers || typeof answers !== "object" || Array.isArray(answers)) {
    throw damaged(words.damaged_answers);
  }
  const pairs = Object.entries(answers);
  if (pairs.length > MOST_ANSWERS) throw damaged(words.too_many_answers);
  /** @type {[string, Value][]} */
  const good = pairs.map(([key, value]) => {
    const answer = readAnswer(key, value);
    if (answer === null) throw damaged(fill(words.damaged_answer, { key: clean(key, 40) }));
    return [key, answer];
  });
  if (!good.length) throw new FileProblem(fill(words.no_answers_in, { file: `«${file.name}»` }));
  const name = clean(given, MOST_NAME).trim() || words.group_unnamed;
  const names = agreed.map((each) => clean(each, MOST_NAME).trim());
  const told = { name, occasion: clean(when, MOST_NAME).trim(), id, saved, answered, agreed: names, changed: changed.map(String), counts: { ...counts } };
  return { group: makeGroup(told, good, data), text: groupText(told, good, data) };
}

/** Whether that is how many groups have given an answer. @param {[string, unknown]} entry */
const isCount = ([key, n]) => ORIGIN.test(key) && Number.isInteger(n) && Number(n) >= 0 && Number(n) <= MOST_GROUPS;

/** Whether a value is a moment in a file. @param {unknown} value @returns {value is string} */
const isTime = (value) => typeof value === "string" && value.length <= 30 && isMoment(Date.parse(value));

/**
 * An answer of the kind that its key asks for; null if it isn't.
 * @param {string} key
 * @param {unknown} value
 * @returns {Value|null}
 */
export function readAnswer(key, value) {
  if (!ANSWER.test(key)) return null;
  const { kind, id, field } = partsOf(key);
  if (!ID.test(id)) return null;
  if (field === "tick" || field === "not-applicable") return typeof value === "boolean" ? value : null;
  const most = field === "note" ? Infinity : MOST_TEXT; // notes of groups, and of questions that became one, stand together
  if (typeof value !== "string" || value.length > most) return null;
  if (kind === "s") return ID.test(value) ? value : null;
  if (field === "due") return isDay(value) ? value : null;
  return clean(value, most);
}

/**
 * A group to compare: its answers where they belong today.
 * @param {Told} told
 * @param {[string, Value][]} answers
 * @param {Data} data
 * @returns {Group}
 */
function makeGroup({ name, ...told }, answers, data) {
  const { moved, gone } = moveAnswers(answers, data);
  const lost = [...moved].filter(([key, value]) => isOrphan(key, value, data)).length;
  const counts = Object.fromEntries(Object.entries(told.counts).map(([key, n]) => [keyToday(key, data), n]));
  return { ...told, counts, name, given: name, key: "", answers: moved, moved: gone.length, lost };
}

/**
 * The text of a group's file.
 * @param {Told} told
 * @param {[string, Value][]} answers
 * @param {Data} data
 */
export function groupText({ name: group, ...told }, answers, data) {
  const head = { format: GROUP_FORMAT, version: VERSIONS[GROUP_FORMAT], guide: data.slug };
  const body = { guideVersion: data.version, group, ...told, answers: Object.fromEntries(answers) };
  return `${JSON.stringify({ ...head, ...body }, null, 1)}\n`;
}

/**
 * The text of a plan's file.
 * @param {Measure[]} measures
 * @param {string} saved ISO 8601
 * @param {Data} data
 */
export function planText(measures, saved, data) {
  const head = { format: PLAN_FORMAT, version: VERSIONS[PLAN_FORMAT], guide: data.slug };
  return `${JSON.stringify({ ...head, guideVersion: data.version, saved, measures }, null, 1)}\n`;
}

/**
 * The measures of a plan's file. Throws FileProblem.
 * @param {Incoming} file
 * @param {Data} data
 * @returns {Measure[]}
 */
export function readPlan(file, data) {
  const { words } = data;
  const measures = own(openFile(file, PLAN_FORMAT, data), "measures");
  const damaged = (/** @type {string} */ what) =>
    new FileProblem(fill(words.damaged, { file: `«${file.name}»`, what }));
  if (!Array.isArray(measures)) throw damaged(words.damaged_measures);
  if (measures.length > MOST_MEASURES) {
    throw new FileProblem(fill(words.damaged_many, { file: `«${file.name}»`, most: MOST_MEASURES }));
  }
  /** @type {Map<string, Measure>} */
  const read = new Map();
  for (const [place, found] of measures.entries()) {
    const n = place + 1;
    const measure = readMeasure(found);
    if (!measure) throw damaged(fill(words.damaged_measure, { n }));
    if (read.has(measure.id)) throw damaged(fill(words.damaged_twice, { n, first: [...read.keys()].indexOf(measure.id) + 1 }));
    read.set(measure.id, measure);
  }
  return [...read.values()];
}

/**
 * A measure, checked field by field; null if it is none.
 * @param {unknown} found
 * @returns {Measure|null}
 */
function readMeasure(found) {
  if (!found || typeof found !== "object" || Array.isArray(found)) return null;
  /** @type {Measure} */
  const measure = { id: "", what: "", who: "", when: "", level: "", budget: "", from: "", status: "", note: "" };
  for (const field of MEASURE_FIELDS) {
    const value = own(/** @type {Record<string, unknown>} */ (found), field) ?? "";
    const most = field === "note" ? Infinity : MOST_TEXT;
    if (typeof value !== "string" || value.length > most) return null;
    measure[field] = clean(value, most);
  }
  const { when, level, from, status } = measure;
  const id = own(/** @type {Record<string, unknown>} */ (found), "id");
  if (typeof id !== "string" || !MARK.test(id)) return null;
  if ((when && !isDay(when)) || (level && !ID.test(level))) return null;
  if (status && !STATUSES.includes(status)) return null;
  if (from && !ORIGIN.test(from)) return null;
  return { ...measure, id };
}
