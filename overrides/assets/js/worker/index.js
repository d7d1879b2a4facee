/* The index: which section holds which word, whole, as part of a compound, or as a name. */

import { stem, wordsOf } from "./analysis.js";
/** @import { Word } from "./analysis.js" */

/**
 * @typedef { {whole?: boolean, stop?: string[], cited?: string[], forms?: Record<string, string>, parts?: Record<string, string>, names?: Record<string, string>, about?: Record<string, string[]>}} Lore
 *   the guide's words, as the index has them
 * @typedef { {location: string, title: string, text: string}} Section a section of the index, or a page
 * @typedef { {address: string, main: number, titleTerms: Set<string>}} Page the number of the page's
 *   own text, or -1
 * @typedef {Section & {page: Page, length: number}} Doc length in words
 * @typedef {[first: number, last: number, id: string]} Name the words that are a name, and whose
 */

const PART_IN_TEXT = 0.45;
const PART_IN_TITLE = 0.8;
const LONGEST_NAME = 12; // words
const SECTION = /^\d+(-\d+)?$/;

/** The guide's words; `starts` are the beginnings of names. */
export let lore = read({});
/** @type {Doc[]} */
export let docs = [];
/** By term: [doc, weight in text, weight in title, …]. @type {Map<string, number[]>} */
export let postings = new Map();
/** Every word as it is spelt (folded), sorted. @type {string[]} */
export let spellings = [];
/** By the parts of a compound, written with «+»: its stems. @type {Map<string, string[]>} */
export let compounds = new Map();
/** By folded word: the stem that counts. @type {Map<string, string>} */
let counted = new Map();

/** @param {Lore} words */
function read(words) {
  const names = new Map(Object.entries(words.names || {}));
  /** @type {Set<string>} */
  const starts = new Set();
  for (const name of names.keys()) {
    for (let end = 1; end <= name.length; end += 1) starts.add(name.slice(0, end));
  }
  return {
    whole: Boolean(words.whole),
    stop: new Set(words.stop),
    forms: new Map(Object.entries(words.forms || {})),
    parts: new Map(Object.entries(words.parts || {}).map(([whole, p]) => [whole, p.split(" ")])),
    names,
    starts,
    cited: new Set(words.cited),
    about: new Map(Object.entries(words.about || {})),
  };
}

/**
 * The stem that counts for a word.
 * @param {string} word folded
 */
export function counting(word) {
  let found = counted.get(word);
  if (found === undefined) {
    const plain = lore.whole ? word : stem(word);
    found = lore.forms.get(plain) || plain;
    counted.set(word, found);
  }
  return found;
}

/** @param {string} term @returns {string[]} */
export const partsOf = (term) => lore.parts.get(term) || [];
/** @param {string} word */
export const isStop = (word) => lore.stop.has(word);

/**
 * The names of terms and references in a row of words, the longest of each.
 * @param {Pick<Word, "word">[]} words
 */
export function namesIn(words) {
  /** @type {Name[]} */
  const found = [];
  const terms = words.map(({ word }) => (isStop(word) ? "" : counting(word).replaceAll("-", "")));
  for (let i = 0; i < terms.length; i += 1) {
    if (!terms[i]) continue;
    let whole = "";
    /** @type {Name|null} */
    let best = null;
    for (let j = i; j < terms.length && j < i + LONGEST_NAME; j += 1) {
      whole += terms[j];
      if (!lore.starts.has(whole)) break;
      const id = lore.names.get(whole);
      if (terms[j] && id) best = [i, j, id];
    }
    if (best) {
      found.push(best);
      i = best[1];
    }
  }
  return found;
}

/**
 * «pbl § 11-2», «§ 11-2 i pbl»: the reference with the section beside it, or null.
 * @param {Word[]} words
 * @param {Name} name
 */
export function sectionBeside(words, [first, last, name]) {
  if (!lore.cited.has(name)) return null;
  for (let i = last + 1; i <= last + 2 && i < words.length; i += 1) {
    if (SECTION.test(words[i].word)) return `#${name}§${words[i].word}`;
    if (!isStop(words[i].word)) break;
  }
  for (let i = first - 1; i >= first - 3 && i >= 0; i -= 1) {
    if (SECTION.test(words[i].word)) return `#${name}§${words[i].word}`;
    if (!isStop(words[i].word)) break;
  }
  return null;
}

/**
 * The words of a text, and what each term weighs in it.
 * @param {string} text
 * @param {number} part what a part of a compound weighs
 */
function collect(text, part) {
  /** @type {Map<string, number>} */
  const weights = new Map();
  const add = (/** @type {string} */ term, /** @type {number} */ weight) => weights.set(term, (weights.get(term) || 0) + weight);
  const words = wordsOf(text);
  for (const { word } of words) {
    const term = counting(word);
    add(term, 1);
    for (const piece of partsOf(term)) add(piece, part);
  }
  for (const name of namesIn(words)) {
    add(`#${name[2]}`, 1);
    const section = sectionBeside(words, name);
    if (section) add(section, 1);
  }
  return { words, weights };
}

/**
 * @param { {search?: Lore}} config
 * @param {Section[]} given
 */
export function build(config, given) {
  lore = read(config.search || {});
  [docs, postings, counted] = [[], new Map(), new Map()];
  /** @type {Map<string, Page>} */
  const pages = new Map();
  /** @type {Set<string>} */
  const spelt = new Set();
  for (const { location, title, text } of given) {
    const address = location.split("#")[0];
    const number = docs.length;
    const page = pages.get(address) || { address, main: -1, titleTerms: new Set() };
    pages.set(address, page);
    const inTitle = collect(title, PART_IN_TITLE);
    const inText = collect(text, PART_IN_TEXT);
    docs.push({ page, location, title, text, length: inText.words.length });
    if (!location.includes("#")) {
      page.main = number;
      page.titleTerms = new Set(inTitle.words.filter((w) => !isStop(w.word)).map((w) => counting(w.word)));
    }
    for (const term of new Set([...inTitle.weights.keys(), ...inText.weights.keys()])) {
      const row = postings.get(term) || [];
      postings.set(term, row);
      const titled = (inTitle.weights.get(term) || 0) / Math.sqrt(Math.max(1, inTitle.words.length));
      row.push(number, inText.weights.get(term) || 0, titled);
    }
    for (const { word } of [...inTitle.words, ...inText.words]) spelt.add(word);
  }
  spellings = [...spelt].filter((word) => !/^\d/.test(word)).sort();
  compounds = new Map();
  for (const [whole, parts] of lore.parts) {
    const key = parts.join("+");
    if (postings.has(whole)) compounds.set(key, [...(compounds.get(key) || []), whole]);
  }
}
