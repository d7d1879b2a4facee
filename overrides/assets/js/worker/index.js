/* The index: which passage holds which word, whole, as part of a compound, or as a name. */

import { fold } from "./analysis.js";
import { listIn, Rows, Sums } from "./lists.js";
import { known, learn, lore, namesIn, sectionBeside, wordsKnown } from "./lore.js";
/**
 * @import { Weights } from "./lists.js"
 * @import { Known, Lore } from "./lore.js"
 */

/**
 * @typedef { {location: string, title: string, text: string, kind?: string, basis?: string, note?: string, page?: string, above?: string[], names?: string[], rest?: string, boost?: number}} Place
 *   a passage of a page or of a section of it, an entry of a catalogue, or a file; `names` stand with the
 *   first passage of a section
 * @typedef {Place & {kind: string, page: string, length: number, called: Known[][]}} Doc
 *   length in words; the words of each of its names
 * @typedef { {weights: Weights, names: Known[][]}} Called what a place is called
 */

const PART_IN_TEXT = 0.45;
const PART_IN_TITLE = 0.8;
const ROWS = 64; // of a passage, about
const AGAIN = 0.25; // what many names say is what the place is about, and weighs more
const OF_A_QUESTION = 0.25; // a name weighs less the longer it is; a question is long by nature

/** @type {Doc[]} */
export let docs = [];
/** The number of a page's first passage, by its address. @type {Map<string, number>} */
export let pages = new Map();
/** Every word as it is spelt, sorted. @type {string[]} */
export let spellings = [];
/** By the parts of a compound, written with «+»: its terms. @type {Map<string, string[]>} */
export let compounds = new Map();
/** By a term without the language's letters: the terms that are so. @type {Map<string, string[]>} */
export let folded = new Map();

/** The number of each term. @type {Map<string, number>} */
let numbers = new Map();
/** What the passages hold, a row for each term of one. */
export let rows = new Rows(0);
/** The rows by their terms, and where those of each term begin. */
let order = new Uint32Array(0);
let begins = order;

/** Whether a passage has a term. @param {string} term */
export const isTerm = (term) => numbers.has(term);

/** The rows of a term. @param {string} term */
export function rowsOf(term) {
  const number = numbers.get(term);
  return number === undefined ? [] : order.subarray(begins[number], begins[number + 1]);
}

/** How many passages have a term. @param {string} term */
export const oftenness = (term) => rowsOf(term).length;

/** @param {string} term */
function numberOf(term) {
  let found = numbers.get(term);
  if (found === undefined) numbers.set(term, found = numbers.size);
  return found;
}

/** Puts the rows in the order of their terms. */
function sort() {
  const { count, terms } = rows;
  begins = new Uint32Array(numbers.size + 2);
  for (let i = 0; i < count; i += 1) begins[terms[i] + 2] += 1;
  for (let i = 2; i < begins.length; i += 1) begins[i] += begins[i - 1];
  order = new Uint32Array(count);
  for (let i = 0; i < count; i += 1) order[begins[terms[i] + 1]++] = i;
}

/** What one text weighs, what names weigh at most, and how many of them say it. */
const one = new Sums();
const most = new Sums();
const count = new Sums();

/**
 * Adds what each term weighs in a text, and gives its words.
 * @param {string} text
 * @param {number} part what a part of a compound weighs
 * @param {Sums} sums
 */
function collect(text, part, sums) {
  const words = wordsKnown(text);
  for (const found of words) {
    if (!found.numbers.length) found.numbers = [found.term, ...found.parts].map(numberOf);
    sums.add(found.numbers[0], 1);
    for (let i = 1; i < found.numbers.length; i += 1) sums.add(found.numbers[i], part);
  }
  for (const name of namesIn(words)) {
    sums.add(numberOf(`#${name[2]}`), 1);
    const section = sectionBeside(words, name);
    if (section) sums.add(numberOf(section), 1);
  }
  return words;
}

/**
 * What a place is called by its title and its other names: what many say weighs more.
 * @param {string[]} names
 * @param {number} long how much less a name weighs the longer it is
 * @returns {Called}
 */
function calledBy(names, long) {
  const called = names.map((name) => {
    const words = collect(name, PART_IN_TITLE, one);
    const share = Math.max(1, words.length) ** long;
    for (const term of one.met) {
      most.raise(term, one.of(term) / share);
      count.add(term, 1);
    }
    one.clear();
    return words;
  });
  const weights = most.all((term, weight) => weight * (1 + AGAIN * Math.log(count.of(term))));
  most.clear();
  count.clear();
  return { names: called, weights };
}

/** What headings weigh. @param {string} text */
function headingsOf(text) {
  collect(text, PART_IN_TITLE, one);
  const weights = one.all((_, weight) => Math.min(1, weight));
  one.clear();
  return weights;
}

/**
 * The value of a key, made once.
 * @template T
 * @param {Map<string, T>} map
 * @param {string} key
 * @param {() => T} make
 * @returns {T}
 */
function once(map, key, make) {
  let found = map.get(key);
  if (found === undefined) map.set(key, found = make());
  return found;
}

/**
 * @param { {search?: Lore}} config
 * @param {Place[]} given
 */
export function build(config, given) {
  learn(config.search || {});
  [docs, pages, numbers] = [[], new Map(), new Map()];
  rows = new Rows(ROWS * given.length);
  /** By address: the passages of a section are called the same. @type {Map<string, Called>} */
  const calledAt = new Map();
  /** By the headings over a place: what weighs round it. @type {Map<string, Weights>} */
  const under = new Map();
  const [said, called, round] = [new Sums(), new Sums(), new Sums()];
  for (const place of given) {
    const number = docs.length;
    const [address, anchor] = place.location.split("#");
    const page = place.page ?? address;
    const kind = place.kind || (anchor ? "section" : "page");
    if (kind === "page" && !pages.has(page)) pages.set(page, number);
    const { title, text, rest = "", basis = "", names = [], above = [] } = place;
    const { length } = collect(`${text}\n${rest}\n${basis}`, PART_IN_TEXT, said);
    const own = once(calledAt, place.location, () => calledBy([title, ...names], kind === "answer" ? OF_A_QUESTION : 0.5));
    for (const { term, weight } of own.weights) called.add(term, weight);
    const main = pages.get(page);
    const over = [main === undefined || main === number ? "" : docs[main].title, ...above].join("\n");
    for (const { term, weight } of once(under, over, () => headingsOf(over))) round.add(term, weight);
    docs.push({ ...place, kind, page, length, called: own.names });
    for (const term of said.met) rows.add(term, number, said.of(term), called.of(term), round.of(term));
    for (const term of called.met) if (!said.of(term)) rows.add(term, number, 0, called.of(term), round.of(term));
    for (const term of round.met) if (!said.of(term) && !called.of(term)) rows.add(term, number, 0, 0, round.of(term));
    for (const sums of [said, called, round]) sums.clear();
  }
  sort();
  spellings = [...known.keys()].filter((word) => !/^\d/.test(word)).sort();
  folded = new Map();
  for (const term of numbers.keys()) listIn(folded, fold(term)).push(term);
  compounds = new Map();
  for (const [whole, parts] of lore.parts) if (isTerm(whole)) listIn(compounds, parts.join("+")).push(whole);
}
