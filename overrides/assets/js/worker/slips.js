/* Words that are nearly the one that was written: by slips of the hand, and by the letters they share. */

import { fold } from "./analysis.js";
import { spellings } from "./index.js";
import { listIn } from "./lists.js";
import { isStop } from "./lore.js";

const FEWEST_LETTERS = 4;
const LIKE = 0.42; // the share of letter triples that words have in common
const MOST_NEAR = 6;

/** The words that the rest is of. */
let prepared = spellings;
/** They without the language's letters. @type {string[]} */
let bare = [];
/** Of how many letters they are: where each is. @type {Map<number, number[]>} */
let long = new Map();
/** Where each triple of letters is. @type {Map<string, number[]>} */
let triples = new Map();

function prepare() {
  if (prepared === spellings) return;
  [prepared, bare, long, triples] = [spellings, spellings.map(fold), new Map(), new Map()];
  for (const [i, word] of bare.entries()) {
    listIn(long, word.length).push(i);
    for (const three of triplesOf(word)) listIn(triples, three).push(i);
  }
}

/** @param {string} word */
function triplesOf(word) {
  const framed = `^${word}$`;
  return new Set([...framed].slice(2).map((_, i) => framed.slice(i, i + 3)));
}

/**
 * The spellings that are one slip away, or two for a long word; none for a number or a short word.
 * @param {string} written
 */
export function slipsOf(written) {
  prepare();
  const word = fold(written);
  const limit = word.length < 8 ? 1 : 2;
  let distance = limit + 1;
  /** @type {string[]} */
  let found = [];
  if (word.length < FEWEST_LETTERS || /^\d/.test(word)) return { found, distance };
  for (let length = word.length - limit; length <= word.length + limit; length += 1) {
    for (const i of long.get(length) || []) {
      // A short word is soon another, and so is one that has lost its beginning.
      if ((word.length < 6 || length !== word.length) && bare[i][0] !== word[0]) continue;
      const apart = edits(word, bare[i], Math.min(distance, limit));
      if (apart < distance) [distance, found] = [apart, []];
      if (apart === distance && apart <= limit) found.push(spellings[i]);
    }
  }
  return { found, distance };
}

/**
 * The words that share most triples of letters with one, with how like they are (0–1): all that are like
 * it, or the one that is nearest.
 * @param {string} written
 * @returns {[string, number][]}
 */
export function nearestTo(written) {
  prepare();
  const own = triplesOf(fold(written));
  /** @type {Map<number, number>} */
  const shared = new Map();
  for (const three of own) for (const i of triples.get(three) || []) shared.set(i, (shared.get(i) || 0) + 1);
  return [...shared]
    .filter(([i]) => !isStop(spellings[i]))
    .map(([i, count]) => /** @type {[string, number]} */ ([spellings[i], 2 * count / (own.size + bare[i].length)]))
    .sort((a, b) => b[1] - a[1])
    .filter(([, likeness], i) => likeness > LIKE || !i).slice(0, MOST_NEAR);
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
