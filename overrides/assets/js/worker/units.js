/* What a query asks for: for each of its words, the terms of the index that answer it, by weight. */

import { fold, seen, wordsOf } from "./analysis.js";
import { compounds, docs, folded, isTerm, oftenness, spellings } from "./index.js";
import { isStop, knownOf, lore, namesIn, partsOf, sectionBeside, stopLike, termOf } from "./lore.js";
import { nearestTo, slipsOf } from "./slips.js";
/** @import { Word } from "./analysis.js" */

/**
 * @typedef { {word: string, at: number, end: number, terms: Map<string, number>, parts: string[], name: string, mended: string, idf: number}} Unit
 *   a word of a query and where it stands; the terms that answer it with what each weighs; its parts;
 *   the id it is a name of; the word it was taken for, if for a slip; how telling it is (set by the
 *   ranking)
 * @typedef {(unit: Unit, term: string, weight: number) => void} Give
 */

const MOST_WORDS = 32;
export const MOST_LETTERS = 400;
const MOST_PREFIXED = 60;
const LINKS = ["", "s", "e"];
const GUESSED = 0.4;
const LONG = 8; // letters: a shorter word has no parts to mend
const SHORT = 3; // letters: what is left beside a word of the site, at least
const PIECE = 5; // letters: a word of the site that an unknown word begins or ends in, at least
const PART = 0.55; // of a compound that the site doesn't have; what answers for sure weighs more
const CITED = 2; // a section of a law, beside other words
const CITED_ALONE = 4;
const RARE = 6; // passages: of a compound that stands in no more, the parts answer too
const COMMON = 0.15; // of the passages: where every word is as common, those that say little count
const KIN = 0.7;
const SYNONYM = 0.65;
const OTHER_LETTERS = 0.25;

/** @type {Give} */
function give(unit, term, weight) {
  if (isTerm(term) && weight > (unit.terms.get(term) || 0)) unit.terms.set(term, weight);
}

/** A compound that is a term's name stands for the term. @type {Give} */
function offer(unit, found, weight) {
  give(unit, found, weight);
  const name = lore.names.get(found);
  if (!name) return;
  give(unit, `#${name}`, weight);
  unit.name ||= name;
}

/**
 * The units of a query, and its words that say little.
 * @param {string} query
 */
export function unitsOf(query) {
  const text = seen(query).slice(0, MOST_LETTERS);
  const all = wordsOf(text).slice(0, MOST_WORDS).map(withLetters);
  const last = /[\p{L}\d]$/u.test(text) ? all.at(-1) : undefined;
  const telling = all.filter(({ word }) => !isStop(word));
  const told = telling.some(({ word }) => oftenness(termOf(word)) < COMMON * docs.length);
  const units = (told ? telling : all).map(unitOf);
  for (const unit of units) {
    whole(unit);
    if (last && unit.at === last.at && unit.word.length > 1) {
      for (const found of startingWith(unit.word)) give(unit, termOf(found), unit.terms.has(termOf(unit.word)) ? 0.3 : 0.7);
    }
  }
  const known = all.map(({ word }) => knownOf(word));
  for (const name of namesIn(known)) {
    const section = sectionBeside(known, name);
    const places = all.slice(name[0], name[1] + 1).map(({ at }) => at);
    for (const unit of units) {
      if (places.includes(unit.at)) {
        give(unit, `#${name[2]}`, 1);
        unit.name = name[2];
      }
      if (section && section.endsWith(`§${unit.word}`)) {
        if (!isTerm(section)) unit.terms.clear(); // another law's section of the same number is something else
        give(unit, section, units.length > 2 ? CITED : CITED_ALONE);
      }
    }
  }
  for (let i = 0; i + 1 < units.length; i += 1) together(units[i], units[i + 1]);
  for (const unit of units) {
    if (!isSure(unit) && !isStop(unit.word)) mend(unit);
    if (!unit.terms.size) piece(unit);
  }
  for (let i = 0; i + 1 < units.length; i += 1) {
    if (units[i].mended || units[i + 1].mended) together(units[i], units[i + 1]);
  }
  return { units, little: new Set(all.map(({ word }) => word).filter(isStop).map(termOf)) };
}

/** Whether more than a guess answers a word. @param {Unit} unit */
export const isSure = (unit) => [...unit.terms.values()].some((weight) => weight > PART);

/** @param {Word} word @returns {Unit} */
const unitOf = ({ word, at, end }) => ({ word, at, end, terms: new Map(), parts: [], name: "", mended: "", idf: 0 });

/**
 * A word as the site spells it, where it was written without the language's letters.
 * @param {Word} word
 * @returns {Word}
 */
function withLetters({ word, at, end }) {
  const term = termOf(word);
  const little = stopLike(word);
  if (little && !isSpelt(word)) return { word: little, at, end };
  const often = oftenness(term);
  if (isStop(word) || often > RARE || lore.synonyms.has(term)) return { word, at, end };
  // A word as a program spells it may stand here and there; the reader means the one that is usual.
  const [other] = (folded.get(fold(term)) || [])
    .filter((one) => one !== term && !one.startsWith("#") && (!often || (fold(term) === term && oftenness(one) > 2 * often)));
  return { word: other ? other.replace(".", "") : word, at, end };
}

/** What answers a word by itself. @param {Unit} unit */
function whole(unit) {
  const term = termOf(unit.word);
  give(unit, term, 1);
  for (const near of lore.kin.get(term) || []) give(unit, near, KIN);
  for (const other of lore.synonyms.get(term) || []) offer(unit, other, SYNONYM);
  const often = oftenness(term);
  for (const other of folded.get(fold(term)) || []) give(unit, other, OTHER_LETTERS);
  const known = partsOf(term);
  unit.parts = known.length || isTerm(term) ? known : split(unit.word);
  if (!unit.parts.length) return;
  alike(unit.parts, (found) => offer(unit, found, 0.95));
  alike([...unit.parts].reverse(), (found) => offer(unit, found, 0.8));
  if (often <= RARE) for (const part of unit.parts) give(unit, part, often ? GUESSED : PART);
}

/** What answers two words that stand together: «bo støtte», «strategi for plan». @param {Unit} one @param {Unit} two */
function together(one, two) {
  const both = [one, two];
  const [first, second] = both.map((unit) => (unit.parts.length ? unit.parts : [termOf(unit.word)]));
  alike([...first, ...second], (found) => both.forEach((unit) => offer(unit, found, 1)));
  alike([...second, ...first], (found) => both.forEach((unit) => offer(unit, found, 0.85)));
  both.forEach((unit) => offer(unit, termOf(one.word + two.word), 1));
}

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
  /** @type {string[]} */
  let found = [];
  let most = -1;
  for (let end = word.length - 3; end >= 3 && depth; end -= 1) {
    const rest = word.slice(end);
    for (const link of LINKS) {
      const head = word.slice(0, link ? end - 1 : end);
      const first = termOf(head);
      if (!word.slice(0, end).endsWith(link) || !isPart(first)) continue;
      const tail = termOf(rest);
      const parts = isPart(tail) ? [first, ...(partsOf(tail).length ? partsOf(tail) : [tail])] : [first, ...split(rest, depth - 1)];
      // Words as the site spells them are no guess.
      const sure = [head, rest].filter(isSpelt).length;
      if (parts.length > 1 && sure > most) [found, most] = [parts, sure];
    }
  }
  return found;
}

/** Whether a word of the site may be a part; a short one only if it is one already. @param {string} term */
const isPart = (term) => isTerm(term) && (term.length > SHORT || (term.length === SHORT && lore.pieces.has(term)));

/** Whether the site has a word, spelt so. @param {string} word */
const isSpelt = (word) => startingWith(word).next().value === word;

/** @param {string} word */
function* startingWith(word) {
  let [low, high] = [0, spellings.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (spellings[middle] < word) low = middle + 1;
    else high = middle;
  }
  for (let i = low; i < low + MOST_PREFIXED && spellings[i]?.startsWith(word); i += 1) yield spellings[i];
}

/** A word that nothing answers is taken for a slip: the nearest spellings answer. @param {Unit} unit */
function mend(unit) {
  const { found, distance } = slipsOf(unit.word);
  for (const other of found) {
    const term = termOf(other);
    offer(unit, term, distance === 1 ? 0.8 : 0.6);
    for (const part of partsOf(term)) give(unit, part, 0.3);
  }
  if (found.length) {
    const often = (/** @type {string} */ other) => oftenness(termOf(other));
    unit.word = unit.mended = found.reduce((one, other) => (often(other) > often(one) ? other : one));
  } else if (unit.word.length >= LONG && !unit.parts.length) mendPart(unit);
}

/** A slip in the last part of a compound: its first part is a word of the site. @param {Unit} unit */
function mendPart(unit) {
  for (let end = unit.word.length - LONG / 2; end >= LONG / 2; end -= 1) {
    const head = unit.word.slice(0, end);
    if (!isTerm(termOf(head))) continue;
    const { found, distance } = slipsOf(unit.word.slice(end));
    if (distance > 1) continue;
    const parts = [head, found[0]].map(termOf);
    alike(parts, (whole) => offer(unit, whole, 0.6));
    for (const part of parts) give(unit, part, GUESSED);
    unit.mended = head + found[0];
    return;
  }
}

/** What nothing answers may begin or end in a word of the site. @param {Unit} unit */
function piece(unit) {
  const { word } = unit;
  const known = (/** @type {string} */ one) => isTerm(termOf(one));
  const places = [...word].map((_, i) => i);
  const from = places.find((i) => i >= SHORT && i <= word.length - PIECE && known(word.slice(i)));
  const end = places.findLast((i) => i >= PIECE && i <= word.length - SHORT && known(word.slice(0, i)));
  if (from) give(unit, termOf(word.slice(from)), GUESSED);
  if (end) give(unit, termOf(word.slice(0, end)), GUESSED);
}

/** What is nearest by parts of words answers too. @param {Unit} unit */
export function widen(unit) {
  for (const [word, likeness] of nearestTo(unit.word)) {
    const term = termOf(word);
    if (!isStop(term)) give(unit, term, GUESSED * likeness);
  }
}
