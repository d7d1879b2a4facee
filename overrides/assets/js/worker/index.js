/* The index: which passage holds which word, whole, as part of a compound, or as a name. */

import { fold, stem, wordsOf } from "./analysis.js";
/** @import { Word } from "./analysis.js" */

/**
 * @typedef { {whole?: boolean, stop?: string[], cited?: string[], forms?: Record<string, string>, stems?: Record<string, string>, kin?: Record<string, string>, parts?: Record<string, string>, synonyms?: Record<string, string>, names?: Record<string, string>, about?: Record<string, string[]>}} Lore
 *   the guide's words, as the index has them
 * @typedef { {location: string, title: string, text: string, kind?: string, basis?: string, note?: string, page?: string, above?: string[], names?: string[], rest?: string, boost?: number}} Place
 *   a passage of a page or of a section of it, an entry of a catalogue, or a file
 * @typedef {Place & {kind: string, page: string, length: number, heads: ReturnType<typeof headOf>[]}} Doc
 *   length in words; heads are what it is called
 * @typedef {[first: number, last: number, id: string]} Name the words that are a name, and whose
 */

const PART_IN_TEXT = 0.45;
const PART_IN_TITLE = 0.8;
const LONGEST_NAME = 12; // words
const AGAIN = 0.25; // what many names say is what the place is about, and weighs more
const OF_A_QUESTION = 0.25; // a name weighs less the longer it is; a question is long by nature
const SECTION = /^\d+(-\d+)?$/;

/** The guide's words; `starts` are the beginnings of names. */
export let lore = read({});
/** @type {Doc[]} */
export let docs = [];
/** The number of a page's first passage, by its address. @type {Map<string, number>} */
export let pages = new Map();
/** How many numbers a posting is. */
export const STRIDE = 4;
/** By term: [doc, weight in text, weight in title, weight round it, …]. @type {Map<string, number[]>} */
export let postings = new Map();
/** Every word as it is spelt, sorted. @type {string[]} */
export let spellings = [];
/** By the parts of a compound, written with «+»: its terms. @type {Map<string, string[]>} */
export let compounds = new Map();
/** By a term without the language's letters: the terms that are so. @type {Map<string, string[]>} */
export let folded = new Map();
/** By word: the term that counts. @type {Map<string, string>} */
let counted = new Map();

/** @param {Record<string, string>} [given] */
function lists(given = {}) {
  return new Map(Object.entries(given).map(([key, list]) => [key, list.split(" ")]));
}

/** @param {Lore} words */
function read(words) {
  const names = new Map(Object.entries(words.names || {}));
  /** @type {Set<string>} */
  const starts = new Set();
  for (const name of names.keys()) {
    for (let end = 1; end <= name.length; end += 1) starts.add(name.slice(0, end));
  }
  const parts = lists(words.parts);
  return {
    whole: Boolean(words.whole),
    stop: new Set(words.stop),
    bare: new Map((words.stop || []).map((word) => [fold(word), word])),
    forms: new Map(Object.entries(words.forms || {})),
    stems: new Map(Object.entries(words.stems || {})),
    kin: lists(words.kin),
    parts,
    pieces: new Set([...parts.values()].flat()),
    synonyms: lists(words.synonyms),
    names,
    starts,
    cited: new Set(words.cited),
    about: new Map(Object.entries(words.about || {})),
  };
}

/**
 * The term that counts for a word.
 * @param {string} word
 */
export function termOf(word) {
  let found = counted.get(word);
  if (found === undefined) {
    const plain = lore.whole ? word : stem(word);
    found = lore.forms.get(word) || lore.stems.get(plain) || plain;
    counted.set(word, found);
  }
  return found;
}

/** @param {string} term @returns {string[]} */
export const partsOf = (term) => lore.parts.get(term) || [];
/** @param {string} word */
export const isStop = (word) => lore.stop.has(word);
/** The word that says little, written without the language's letters. @param {string} word */
export const stopLike = (word) => lore.bare.get(word);

/**
 * A list of a map of lists, made if there is none.
 * @template K, T
 * @param {Map<K, T[]>} map
 * @param {K} key
 * @returns {T[]}
 */
export function listIn(map, key) {
  let list = map.get(key);
  if (!list) map.set(key, list = []);
  return list;
}

/** The largest of numbers from 0 up. @param {Iterable<number>} numbers */
export function largest(numbers) {
  let most = 0;
  for (const one of numbers) if (one > most) most = one;
  return most;
}

/**
 * The names of terms and references in a row of words, the longest of each.
 * @param {Pick<Word, "word">[]} words
 */
export function namesIn(words) {
  /** @type {Name[]} */
  const found = [];
  const terms = words.map(({ word }) => (isStop(word) ? "" : termOf(word).replaceAll("-", "")));
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
 * What each term weighs in a text, and its words.
 * @param {string} text
 * @param {number} part what a part of a compound weighs
 * @param {Set<string>} spelt takes the words
 */
function collect(text, part, spelt) {
  /** @type {Map<string, number>} */
  const weights = new Map();
  const add = (/** @type {string} */ term, /** @type {number} */ weight) => weights.set(term, (weights.get(term) || 0) + weight);
  const words = wordsOf(text);
  for (const { word } of words) {
    spelt.add(word);
    const term = termOf(word);
    add(term, 1);
    for (const piece of partsOf(term)) add(piece, part);
  }
  for (const name of namesIn(words)) {
    add(`#${name[2]}`, 1);
    const section = sectionBeside(words, name);
    if (section) add(section, 1);
  }
  return { words: words.map(({ word }) => word), weights };
}

/** What something is called: its terms, those of its words that say little, and how much all tell, when known. @param {string[]} words */
function headOf(words) {
  const telling = words.filter((word) => !isStop(word));
  const terms = [...new Set((telling.length ? telling : words).map(termOf))];
  return { terms, little: words.filter(isStop).map(termOf), all: /** @type {number|undefined} */ (undefined) };
}

/**
 * @param { {search?: Lore}} config
 * @param {Place[]} given
 */
export function build(config, given) {
  lore = read(config.search || {});
  [docs, postings, counted, pages] = [[], new Map(), new Map(), new Map()];
  /** @type {Set<string>} */
  const spelt = new Set();
  /** Titles and names come again. @type {Map<string, {weights: Map<string, number>, count: number, head: ReturnType<typeof headOf>}>} */
  const titles = new Map();
  const titled = (/** @type {string} */ text) => {
    let found = titles.get(text);
    if (!found) {
      const { words, weights } = collect(text, PART_IN_TITLE, spelt);
      titles.set(text, found = { weights, count: words.length, head: headOf(words) });
    }
    return found;
  };
  for (const place of given) {
    const number = docs.length;
    const [address, anchor] = place.location.split("#");
    const page = place.page ?? address;
    if (!anchor && !place.kind && !pages.has(page)) pages.set(page, number);
    const { title, text, rest = "", basis = "", names = [], above = [] } = place;
    const kind = place.kind || (anchor ? "section" : "page");
    const inText = collect(`${text}\n${rest}\n${basis}`, PART_IN_TEXT, spelt);
    /** @type {Map<string, number>} */
    const called = new Map();
    /** How many names say a term. @type {Map<string, number>} */
    const said = new Map();
    for (const name of [title, ...names]) {
      const { weights, count } = titled(name);
      for (const [term, weight] of weights) {
        said.set(term, (said.get(term) || 0) + 1);
        called.set(term, Math.max(called.get(term) || 0, weight / Math.max(1, count) ** (kind === "answer" ? OF_A_QUESTION : 0.5)));
      }
    }
    for (const [term, weight] of called) called.set(term, weight * (1 + AGAIN * Math.log(said.get(term) || 1)));
    const round = new Map();
    const main = pages.get(page);
    for (const over of [main === undefined || main === number ? "" : docs[main].title, ...above]) {
      for (const [term, weight] of titled(over).weights) round.set(term, Math.min(1, weight));
    }
    const heads = [title, ...names].map((name) => titled(name).head);
    const doc = { ...place, kind, page, length: inText.words.length, heads };
    docs.push(doc);
    for (const term of new Set([...called.keys(), ...inText.weights.keys(), ...round.keys()])) {
      listIn(postings, term).push(
        number, inText.weights.get(term) || 0, called.get(term) || 0, round.get(term) || 0);
    }
  }
  spellings = [...spelt].filter((word) => !/^\d/.test(word)).sort();
  folded = new Map();
  for (const term of postings.keys()) listIn(folded, fold(term)).push(term);
  compounds = new Map();
  for (const [whole, parts] of lore.parts) if (postings.has(whole)) listIn(compounds, parts.join("+")).push(whole);
}
