/* The index: which passage holds which word, whole, as part of a compound, or as a name. */

import { fold } from "./analysis.js";
import { listIn, ROW, Rows } from "./lists.js";
import { known, learn, lore, namesIn, sectionBeside, wordsKnown } from "./lore.js";
/** @import { Known, Lore } from "./lore.js" */

/**
 * @typedef { {location: string, title: string, text: string, kind?: string, basis?: string, note?: string, page?: string, above?: string[], names?: string[], rest?: string, boost?: number}} Place
 *   a passage of a page or of a section of it, an entry of a catalogue, or a file; `names` stand with the
 *   first passage of a section, which the others follow
 * @typedef {Place & {kind: string, page: string, length: number, called: Known[][]}} Doc
 *   length in words; the words of each of its names
 */

const PART_IN_TEXT = 0.45;
const PART_IN_TITLE = 0.8;
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
/** What the passages hold. */
export let rows = new Rows();
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
  const { count, values } = rows;
  begins = new Uint32Array(numbers.size + 2);
  for (let i = 0; i < count; i += 1) begins[values[ROW * i] + 2] += 1;
  for (let i = 2; i < begins.length; i += 1) begins[i] += begins[i - 1];
  order = new Uint32Array(count);
  for (let i = 0; i < count; i += 1) order[begins[values[ROW * i] + 1]++] = ROW * i;
}

/**
 * Says what each term of some words weighs, by its number.
 * @param {Known[]} words
 * @param {number} part what a part of a compound weighs
 * @param {(term: number, weight: number) => void} take
 */
function weigh(words, part, take) {
  for (const found of words) {
    if (!found.numbers.length) found.numbers = [found.term, ...found.parts].map(numberOf);
    for (let i = 0; i < found.numbers.length; i += 1) take(found.numbers[i], i ? part : 1);
  }
  for (const name of namesIn(words)) {
    take(numberOf(`#${name[2]}`), 1);
    const section = sectionBeside(words, name);
    if (section) take(numberOf(section), 1);
  }
}

/**
 * What the terms of a text weigh in all, and how many words it has.
 * @param {string} text
 * @param {number} part
 */
function collect(text, part) {
  /** @type {Map<number, number>} */
  const sums = new Map();
  const words = wordsKnown(text);
  weigh(words, part, (term, weight) => sums.set(term, (sums.get(term) || 0) + weight));
  return { sums, length: words.length };
}

/**
 * What a place is called by its title and its other names: what many say weighs more.
 * @param {string[]} names
 * @param {number} long how much less a name weighs the longer it is
 */
function called(names, long) {
  /** @type {Map<number, number>} */
  const most = new Map();
  const many = new Map();
  const all = names.map(wordsKnown);
  for (const words of all) {
    const share = words.length ** long;
    weigh(words, PART_IN_TITLE, (term, weight) => {
      most.set(term, Math.max(most.get(term) || 0, weight / share));
      many.set(term, (many.get(term) || 0) + 1);
    });
  }
  for (const [term, weight] of most) most.set(term, weight * (1 + AGAIN * Math.log(many.get(term))));
  return { all, most };
}

/**
 * @param { {search?: Lore}} config
 * @param {Place[]} given
 */
export function build(config, given) {
  learn(config.search || {});
  [docs, pages, numbers, rows] = [[], new Map(), new Map(), new Rows()];
  let before;
  let over;
  let own = called([], 1);
  let round = collect("", 1);
  for (const place of given) {
    const number = docs.length;
    const { location, title, text, rest = "", basis = "", names = [], above = [] } = place;
    const [address, anchor] = location.split("#");
    const page = place.page ?? address;
    const kind = place.kind || (anchor ? "section" : "page");
    if (kind === "page" && !pages.has(page)) pages.set(page, number);
    const { sums, length } = collect(`${text}\n${rest}\n${basis}`, PART_IN_TEXT);
    if (location !== before) own = called([title, ...names], kind === "answer" ? OF_A_QUESTION : 0.5);
    before = location;
    const main = pages.get(page);
    const head = [main === undefined || main === number ? "" : docs[main].title, ...above].join("\n");
    if (head !== over) round = collect(head, PART_IN_TITLE);
    over = head;
    const doc = { ...place, kind, page, length, called: own.all };
    docs.push(doc);
    const add = (/** @type {number} */ term) => rows.add(
      term, number, sums.get(term) || 0, own.most.get(term) || 0, Math.min(1, round.sums.get(term) || 0));
    for (const term of sums.keys()) add(term);
    for (const term of own.most.keys()) if (!sums.has(term)) add(term);
    for (const term of round.sums.keys()) if (!sums.has(term) && !own.most.has(term)) add(term);
  }
  sort();
  spellings = [...new Set([...known.values()].map(({ word }) => word))].filter((word) => !/^\d/.test(word)).sort();
  folded = new Map();
  for (const term of numbers.keys()) listIn(folded, fold(term)).push(term);
  compounds = new Map();
  for (const [whole, parts] of lore.parts) if (isTerm(whole)) listIn(compounds, parts.join("+")).push(whole);
}
