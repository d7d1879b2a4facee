/* The measures of the plan in a case: those that are still to be done, with their sum; what is done, and
   what has been stopped, is said and not proposed anew. */

import { wrongWith } from "./dates.js";
import { amountInWords, costIn } from "./money.js";
import { isAsFetched, isEmpty, levelTitle, measuresOf, originOf, statusTitle } from "../workbook/plan.js";
import { dayInWords, fill } from "../workbook/text.js";
/**
 * @import { Measure } from "../workbook/files.js"
 * @import { Store } from "../workbook/store.js"
 * @import { Cost } from "./money.js"
 * @import { Known } from "./text.js"
 */

/** @typedef {Measure & {number: number}} Numbered */

const STATUS = 5; // its place among the columns of the plan

/** A text in brackets: what is to be answered. @param {string} text */
export const open = (text) => `[${text.replace(/\[/g, "(").replace(/\]/g, ")")}]`;

/**
 * The measures that something is written in, with their numbers in the plan: those that a case
 * proposes, those that are done, and those that have been stopped.
 * @param {Store} store
 */
export function writtenMeasures(store) {
  /** @type {Numbered[]} */
  const all = measuresOf(store).map((measure, place) => ({ ...measure, number: place + 1 }))
    .filter((measure) => !isEmpty(measure));
  const [done, stopped] = ["done", "stopped"].map((given) => all.filter(({ status }) => status === given));
  return { proposed: all.filter((each) => !done.includes(each) && !stopped.includes(each)), done, stopped };
}

/**
 * The table of what is proposed, and what is said under it; null where the plan has nothing. How far
 * a measure has come stands in a column of its own, where one of them has begun.
 * @param {string[]} titles of the columns
 * @param {Known} known
 */
export function measureTable(titles, known) {
  const { data, cases: { words }, store } = known;
  const { proposed, done, stopped } = writtenMeasures(store);
  if (!proposed.length && !done.length && !stopped.length) return null;
  const anyBegun = proposed.some(({ status }) => status === "started");
  const columns = anyBegun ? [...titles, data.columns[STATUS]] : titles;
  const empty = columns.map((column) => open(column.toLowerCase()));
  const told = (/** @type {string} */ word, /** @type {Numbered[]} */ some) => some.length > 0
    && fill(word, { measures: some.map((each) => `«${nameOf(each, known)}»`).join(", ") });
  return {
    columns,
    rows: proposed.length ? proposed.map((measure) => measureRow(measure, empty, known)) : [empty],
    lines: [
      sumOf(proposed, known),
      told(words.measures_done, done),
      told(words.measures_stopped, stopped),
    ].filter((text) => typeof text === "string" && text !== "").map(String),
  };
}

/**
 * What is to be done, as far as it is written.
 * @param {Measure} measure
 * @param {Known} known
 */
const nameOf = ({ what, from }, { data }) => (what.trim() || originOf(data, from)).replace(/\.$/, "");

/**
 * @param {Measure} measure
 * @param {string[]} empty what stands in a cell that nobody has filled in
 * @param {Known} known
 */
function measureRow(measure, empty, known) {
  const { data, cases } = known;
  const { what, who, when, level, budget, from, status } = measure;
  const task = what || originOf(data, from);
  const wrong = wrongWith(measure, known);
  const plan = Object.keys(data.levels).length ? [levelTitle(data, level)] : [];
  const cells = [
    isAsFetched(measure, data) ? open(fill(cases.words.reword, { text: task })) : task,
    who,
    wrong ? open(wrong) : when && dayInWords(when, data),
    ...plan,
    budget,
  ];
  const all = empty.length > cells.length ? [...cells, statusTitle(data, status)] : cells;
  return all.map((text, place) => text.trim() || empty[place]);
}

/**
 * What the amounts of measures come to, those of each year by themselves, and those that can't be summed; empty where none can.
 * @param {Numbered[]} measures
 * @param {Known} known
 */
function sumOf(measures, { cases }) {
  const { words, currency } = cases;
  const costs = measures.map(({ budget }) => costIn(budget, currency));
  if (costs.every((cost) => !cost)) return "";
  const unread = measures.filter(({ budget }, place) => budget.trim() && !costs[place]);
  const summed = (/** @type {boolean} */ yearly) => costs.filter((cost) => cost?.yearly === yearly);
  const told = (/** @type {string} */ word, /** @type {(Cost|null)[]} */ some) =>
    some.length > 0 && fill(word, { n: amountInWords(some.reduce((sum, cost) => sum + (cost?.amount || 0), 0)) });
  const [once, each] = [summed(false), summed(true)];
  const without = measures.filter(({ budget }) => !budget.trim());
  return [
    told(each.length ? words.sum_once : words.sum, once),
    told(words.sum_yearly, each),
    unread.length && open(fill(words.sum_unread, { amounts: unread.map(({ budget }) => `«${budget.trim()}»`).join(", ") })),
    without.length && open(fill(words.sum_without, { n: without.length })),
  ].filter(Boolean).join(" ");
}
