/* The guide's words: the term that counts for a word, its parts, and the names that words are. */

import { fold, spell, stem, written } from "./analysis.js";

/**
 * @typedef { {whole?: boolean, stop?: string[], cited?: string[], forms?: Record<string, string>, stems?: Record<string, string>, kin?: Record<string, string>, parts?: Record<string, string>, synonyms?: Record<string, string>, names?: Record<string, string>, about?: Record<string, string[]>}} Lore
 *   the guide's words, as the index has them
 * @typedef {[first: number, last: number, id: string]} Name the words that are a name, and whose
 * @typedef { {word: string, term: string, parts: string[], stop: boolean, named: string, starts: boolean, numbers: number[]}} Known
 *   of a word: the term that counts, its parts, whether it says little, how it stands in names («» if in
 *   none), whether a name starts so, and the numbers of term and parts in the index, if it is in a text
 */

const LONGEST_NAME = 12; // words
const SECTION = /^\d+(-\d+)?$/;

/** @template T @param {Record<string, T>} [given] */
const mapOf = (given = {}) => new Map(Object.entries(given));
/** @param {Record<string, string>} [given] */
const lists = (given) => new Map([...mapOf(given)].map(([key, list]) => [key, list.split(" ")]));

/** The guide's words; `starts` are the beginnings of names. */
export let lore = read({});
/** What was looked up once. @type {Map<string, Known>} */
export let known = new Map();

/** @param {Lore} words */
export function learn(words) {
  [lore, known] = [read(words), new Map()];
}

/** @param {Lore} words */
function read(words) {
  const names = mapOf(words.names);
  /** @type {Set<string>} */
  const starts = new Set();
  for (const name of names.keys()) {
    for (let end = 1; end <= name.length; end += 1) starts.add(name.slice(0, end));
  }
  const parts = lists(words.parts);
  return {
    whole: words.whole,
    stop: new Set(words.stop),
    bare: new Map((words.stop || []).map((word) => [fold(word), word])),
    forms: mapOf(words.forms),
    stems: mapOf(words.stems),
    kin: lists(words.kin),
    parts,
    pieces: new Set([...parts.values()].flat()),
    synonyms: lists(words.synonyms),
    names,
    starts,
    cited: new Set(words.cited),
    about: mapOf(words.about),
  };
}

/** What is known of a word. @param {string} one in small letters */
export function knownOf(one) {
  let found = known.get(one);
  if (!found) {
    const word = spell(one);
    const plain = lore.whole ? word : stem(word);
    const term = lore.forms.get(word) || lore.stems.get(plain) || plain;
    const stop = lore.stop.has(word);
    const named = stop ? "" : term.replaceAll("-", "");
    known.set(one, found = { word, term, parts: partsOf(term), stop, named, starts: lore.starts.has(named), numbers: [] });
  }
  return found;
}

/** What is known of the words of a text. @param {string} text */
export const wordsKnown = (text) => written(text).map(knownOf);

/** The term that counts for a word. @param {string} word */
export const termOf = (word) => knownOf(word).term;
/** @param {string} term @returns {string[]} */
export const partsOf = (term) => lore.parts.get(term) || [];
/** @param {string} word */
export const isStop = (word) => lore.stop.has(word);
/** The word that says little, written without the language's letters. @param {string} word */
export const stopLike = (word) => lore.bare.get(word);

/**
 * The names of terms and references in a row of words, the longest of each.
 * @param {Known[]} words
 */
export function namesIn(words) {
  /** @type {Name[]} */
  const found = [];
  for (let i = 0; i < words.length; i += 1) {
    if (!words[i].starts) continue;
    let whole = "";
    /** @type {Name|null} */
    let best = null;
    for (let j = i; j < words.length && j < i + LONGEST_NAME; j += 1) {
      const { named } = words[j];
      whole += named;
      if (!lore.starts.has(whole)) break;
      const id = lore.names.get(whole);
      if (named && id) best = [i, j, id];
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
 * @param {Known[]} words
 * @param {Name} name
 */
export function sectionBeside(words, [first, last, name]) {
  if (!lore.cited.has(name)) return null;
  for (const near of [words.slice(last + 1, last + 3), words.slice(Math.max(0, first - 3), first).reverse()]) {
    const beside = near.find(({ stop }) => !stop);
    if (beside && SECTION.test(beside.word)) return `#${name}§${beside.word}`;
  }
  return null;
}
