/* What a query asks for: for each of its words, the terms of the index that answer it, by weight. */

import { seen, wordsOf } from "./analysis.js";
import {
  compounds, counting, isStop, lore, namesIn, partsOf, postings, sectionBeside, spellings,
} from "./index.js";

/**
 * @typedef { {word: string, at: number, terms: Map<string, number>, parts: string[], name: string, mended: boolean, idf: number}} Unit
 *   a word of a query, where it stands, the terms that answer it with what each weighs, its parts, the
 *   id it is a name of, whether it was taken for a slip, and how telling it is (set by the ranking)
 * @typedef {(unit: Unit, term: string, weight: number) => void} Give
 */

const MOST_WORDS = 32;
export const MOST_LETTERS = 400;
const MOST_PREFIXED = 60;
const LINKS = ["", "s", "e"];

/**
 * @param {string} query
 * @returns {Unit[]}
 */
export function unitsOf(query) {
  const text = seen(query).slice(0, MOST_LETTERS);
  let words = wordsOf(text).slice(0, MOST_WORDS);
  const telling = words.filter(({ word }) => !isStop(word));
  const typing = /[\p{L}\d]$/u.test(text);
  const last = words.at(-1);
  const names = namesIn(words);
  const all = words;
  if (telling.length) words = telling;
  const units = words.map(unitOf);
  /** @type {Give} */
  const give = (unit, term, weight) => {
    if (postings.has(term) && weight > (unit.terms.get(term) || 0)) unit.terms.set(term, weight);
  };

  // A compound that is a term's name stands for the term.
  /** @type {Give} */
  const offer = (unit, found, weight) => {
    give(unit, found, weight);
    const name = lore.names.get(found);
    if (!name) return;
    give(unit, `#${name}`, weight);
    unit.name = unit.name || name;
  };

  for (const unit of units) {
    const term = counting(unit.word);
    give(unit, term, 1);
    unit.parts = partsOf(term).length ? partsOf(term) : postings.has(term) ? [] : split(unit.word);
    unit.parts = unit.parts.map((part) => lore.forms.get(part) || part);
    if (unit.parts.length) {
      alike(unit.parts, (found) => offer(unit, found, 0.95));
      alike([...unit.parts].reverse(), (found) => offer(unit, found, 0.8));
      if (!postings.has(term)) unit.parts.forEach((part) => give(unit, part, 0.4));
    }
    if (typing && last && unit.at === last.at && unit.word.length > 1) {
      for (const found of startingWith(unit.word)) give(unit, counting(found), unit.terms.has(term) ? 0.3 : 0.7);
    }
  }
  for (const name of names) {
    const section = sectionBeside(all, name);
    for (const unit of units) {
      const place = all.findIndex(({ at }) => at === unit.at);
      if (place >= name[0] && place <= name[1]) {
        give(unit, `#${name[2]}`, 1);
        unit.name = name[2];
      }
      if (section && section.endsWith(`§${unit.word}`)) give(unit, section, 4);
    }
  }
  for (let i = 0; i + 1 < units.length; i += 1) {
    const pair = [units[i], units[i + 1]].map((unit) =>
      unit.parts.length ? unit.parts : [counting(unit.word)]);
    const both = [units[i], units[i + 1]];
    alike(pair.flat(), (found) => both.forEach((unit) => offer(unit, found, 1)));
    alike([pair[1], pair[0]].flat(), (found) => both.forEach((unit) => offer(unit, found, 0.85)));
    const joined = counting(units[i].word + units[i + 1].word);
    both.forEach((unit) => give(unit, joined, 1));
  }
  for (const unit of units) if (![...unit.terms.values()].some((weight) => weight > 0.4)) mend(unit, give);
  return units;
}

/** @param { {word: string, at: number}} word @returns {Unit} */
const unitOf = ({ word, at }) => ({ word, at, terms: new Map(), parts: [], name: "", mended: false, idf: 0 });

/**
 * Do something with each word of the site that has these parts.
 * @param {string[]} parts
 * @param {(found: string) => void} then
 */
function alike(parts, then) {
  (compounds.get(parts.join("+")) || []).forEach(then);
}

/**
 * The parts of a compound that the site doesn't have, each a word that it has.
 * @param {string} word
 * @param {number} depth how many parts more there may be
 * @returns {string[]}
 */
function split(word, depth = 3) {
  for (let end = word.length - 3; end >= 3 && depth; end -= 1) {
    const head = word.slice(0, end);
    for (const link of LINKS) {
      if (link && !head.endsWith(link)) continue;
      const first = counting(link ? head.slice(0, -1) : head);
      const rest = word.slice(end);
      if (first.length < 3 || !knows(first)) continue;
      const tail = counting(rest);
      if (rest.length > 2 && tail.length > 2 && knows(tail)) return [first, ...(partsOf(tail).length ? partsOf(tail) : [tail])];
      const more = split(rest, depth - 1);
      if (more.length) return [first, ...more];
    }
  }
  return [];
}

/** @param {string} term */
const knows = (term) => postings.has(term);

/** @param {string} word */
function* startingWith(word) {
  let [low, high] = [0, spellings.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (spellings[middle] < word) low = middle + 1;
    else high = middle;
  }
  for (let i = low; i < low + MOST_PREFIXED && spellings[i] && spellings[i].startsWith(word); i += 1) yield spellings[i];
}

/**
 * A word that nothing answers is taken for a slip: the nearest spellings answer in its place.
 * @param {Unit} unit
 * @param {Give} give
 */
function mend(unit, give) {
  const { word } = unit;
  if (word.length < 4 || /^\d/.test(word)) return;
  const limit = word.length < 8 ? 1 : 2;
  let best = limit + 1;
  /** @type {string[]} */
  let found = [];
  for (const other of spellings) {
    if (Math.abs(other.length - word.length) > limit) continue;
    const distance = edits(word, other, Math.min(best, limit));
    if (distance < best) [best, found] = [distance, []];
    if (distance === best && distance <= limit) found.push(other);
  }
  found.forEach((other) => {
    give(unit, counting(other), best === 1 ? 0.8 : 0.6);
    partsOf(counting(other)).forEach((part) => give(unit, part, 0.3));
    const [name] = namesIn([{ word: other }]);
    if (name) give(unit, `#${name[2]}`, 0.8);
  });
  unit.mended = found.length > 0;
}

/**
 * The number of edits between two words: a letter in, out, changed, or two that change places.
 * @param {string} a
 * @param {string} b
 * @param {number} limit more are not counted
 */
function edits(a, b, limit) {
  /** @type {number[]} */
  let before = [];
  let above = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    let least = i;
    for (let j = 1; j <= b.length; j += 1) {
      let cost = Math.min(above[j] + 1, row[j - 1] + 1, above[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) cost = Math.min(cost, before[j - 2] + 1);
      row.push(cost);
      if (cost < least) least = cost;
    }
    if (least > limit) return limit + 1;
    [before, above] = [above, row];
  }
  return above[b.length];
}
