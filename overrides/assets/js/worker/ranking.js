/* Which places answer a query best: BM25 over what is said in a passage, what it is called and what
   stands over it; how much of the query it covers; and how near the query is to its name. */

import { docs, oftenness, pages, rows, rowsOf } from "./index.js";
import { largest, listIn } from "./lists.js";
import { lore } from "./lore.js";
/**
 * @import { Doc } from "./index.js"
 * @import { Known } from "./lore.js"
 * @import { Unit } from "./units.js"
 */

/**
 * @typedef { {doc: Doc, score: number, cover: number, fit: number, so: boolean}} Found a passage; how much
 *   of the query it covers, how near the query is to what it is called (0–1), and whether it is called so
 * @typedef { {units: Unit[], answers: Map<string, number[]>, little: Set<string>, total: number}} Asked a
 *   query: its words, what answers each, those that say little, and how much all of them tell
 * @typedef { {terms: string[], little: string[], all: number}} Head of what something is called: its terms, those
 *   of its words that say little, and how much all tell
 * @typedef { {score: number, places: Found[]}} Hit a page with its places, the best first
 */

const SATURATION = 1.2;
const LENGTH_SHARE = 0.6;
const USUAL_LENGTH = 60;
const TITLE = 1.6;
const ROUND = 0.35;
const ROUND_COVERS = 0.6;
const CALLED = 3;
const OTHERS = 0.5; // what the other names of a place count for beside the nearest
const COVERS = 1.5; // how much the score falls with what is left uncovered
const LITTLE = 1.2; // of how telling it is: what a word that says little counts for in a name
const NAME_ASKED = 0.9; // what is called just what is asked goes before a question about it
const CALLED_SO = 1.4;
const ABOUT = 0.8;
const LOOKED_AT = 200;
const FAINT = 0.05; // of the best sum: what is less is looked at where there is little else
const FEW = 40;
const RAREST = 5; // no word is more telling
// An answer has many phrasings: between them they hold many a query that none of them asks.
const ANSWER_BESIDE = 0.5; // what an answer is worth beside a passage if no phrasing of it is near
const ANSWER = 1.4; // and if one is
const NEAR_ENOUGH = 0.3; // how near one is then, and how much of the query the answer covers
/** What another kind of place is worth beside a passage. @type {Record<string, number>} */
const KINDS = { page: 1.2, instrument: 1.1, group: 1.2, case: 1.1, term: 1, file: 1.15, reference: 0.9 };

/** How telling each term is that was asked for. @type {Map<string, number>} */
let telling = new Map();
/** What was looked up of names. @type {Map<Known[], Head>} */
let heads = new Map();
/** What the sums below are of. @type {Doc[]} */
let summed = [];
/** By passage: the sum of its scores, and how much it covers; then both for the word at hand. */
let sums = new Float64Array(0);
let covers = sums;
let best = sums;
let covered = sums;

/** @param {string} term */
function tellingness(term) {
  let found = telling.get(term);
  if (found === undefined) {
    const count = oftenness(term);
    telling.set(term, found = Math.min(RAREST, Math.log(1 + (docs.length - count + 0.5) / (count + 0.5))));
  }
  return found;
}

/** How telling a word is: what answers it best says so. @param {Unit} unit */
function tellingnessOf({ terms }) {
  const most = largest(terms.values());
  const chief = [...terms].filter(([, weight]) => weight >= Math.min(1, most));
  return chief.length ? largest(chief.map(([term]) => tellingness(term))) : RAREST;
}

/** What words that say little say together. @param {string[]} terms */
const saying = (terms) => LITTLE * terms.reduce((sum, term) => sum + tellingness(term), 0);

/**
 * The pages that answer, the best first.
 * @param {Unit[]} units
 * @param {Set<string>} little the words of the query that say little
 */
export function rank(units, little) {
  if (summed !== docs) {
    [summed, telling, heads] = [docs, new Map(), new Map()];
    [sums, covers, best, covered] = [0, 0, 0, 0].map(() => new Float64Array(docs.length));
  }
  /** @type {number[]} */
  const found = [];
  let total = 0;
  for (const unit of units) {
    unit.idf = tellingnessOf(unit);
    total += unit.idf;
    for (const number of answering(unit)) {
      if (!sums[number]) found.push(number);
      sums[number] += unit.idf * best[number];
      covers[number] += unit.idf * covered[number];
      best[number] = covered[number] = 0;
    }
  }
  for (const number of found) sums[number] *= (covers[number] / total) ** COVERS;
  const least = FAINT * largest(found.map((number) => sums[number]));
  const clear = found.filter((number) => sums[number] >= least);
  const first = (clear.length < FEW ? found : clear).sort((a, b) => sums[b] - sums[a]).slice(0, LOOKED_AT);
  const asked = { units, answers: answersTo(units), little, total: total + saying([...little]) };
  const places = first.map((number) => {
    const doc = docs[number];
    const { fit, name } = fitOf(doc, asked);
    const cover = covers[number] / total;
    const so = name >= NAME_ASKED;
    const score = (sums[number] + CALLED * fit * total) * worthOf(doc.kind, fit, cover) * (so ? CALLED_SO : 1) * (doc.boost ?? 1);
    return { doc, score, cover, fit, so };
  });
  for (const number of found) sums[number] = covers[number] = 0;
  return grouped(places, units);
}

/**
 * What a kind of place is worth, an answer by how near the query is to one of its phrasings.
 * @param {string} kind
 * @param {number} fit
 * @param {number} cover
 */
function worthOf(kind, fit, cover) {
  if (kind !== "answer") return KINDS[kind] || 1;
  return ANSWER_BESIDE + (ANSWER - ANSWER_BESIDE) * Math.min(1, Math.min(Math.sqrt(fit), cover) / NEAR_ENOUGH);
}

/**
 * The passages that answer a word; what each is worth stands in `best` and `covered`.
 * @param {Unit} unit
 */
function answering(unit) {
  const touched = [];
  const { values } = rows;
  for (const [term, weight] of unit.terms) {
    for (const row of rowsOf(term)) {
      const number = values[row + 1];
      const count = values[row + 2];
      const title = values[row + 3];
      const bulk = SATURATION * (1 - LENGTH_SHARE + LENGTH_SHARE * docs[number].length / USUAL_LENGTH);
      const score = weight * (count / (count + bulk) + TITLE * title + ROUND * values[row + 4]);
      const cover = Math.min(1, weight) * (count || title ? 1 : ROUND_COVERS * values[row + 4]);
      if (!best[number]) touched.push(number);
      if (score > best[number]) best[number] = score;
      if (cover > covered[number]) covered[number] = cover;
    }
  }
  return touched;
}

/**
 * How near a query is to what a place is called: the share of the query that its best name has, and of
 * the name that the query has. For `fit` all names count, the best one most; `name` is how near
 * the best one is, of an answer its own question.
 * @param {Doc} doc
 * @param {Asked} asked
 */
function fitOf({ called, kind }, { units, answers, little, total }) {
  let [most, name, unmet] = [0, 0, 1];
  for (const words of called) {
    if (!words.some(({ term }) => answers.has(term))) continue;
    const head = headOf(words);
    const same = saying(head.little.filter((word) => little.has(word)));
    let [met, has] = [same, same];
    met += units.reduce((sum, { idf }, i) => sum + idf * largest(head.terms.map((term) => answers.get(term)?.[i] || 0)), 0);
    for (const term of head.terms) if (largest(answers.get(term) || []) > 0.5) has += tellingness(term);
    const fit = (met / total) ** 2 * has / head.all;
    unmet *= 1 - OTHERS * Math.min(fit, most);
    most = Math.max(fit, most);
    if (kind !== "answer" || words === called[0]) name = Math.max(fit, name);
  }
  return { fit: 1 - (1 - most) * unmet, name };
}

/** @param {Known[]} words @returns {Head} */
function headOf(words) {
  let head = heads.get(words);
  if (!head) {
    const little = words.filter(({ stop }) => stop).map(({ term }) => term);
    const telling = words.filter(({ stop }) => !stop);
    const terms = [...new Set((telling.length ? telling : words).map(({ term }) => term))];
    heads.set(words, head = { terms, little, all: saying(little) + terms.reduce((sum, term) => sum + tellingness(term), 0) });
  }
  return head;
}

/** What each term weighs as an answer to each word. @param {Unit[]} units */
function answersTo(units) {
  /** @type {Asked["answers"]} */
  const answers = new Map();
  for (const [i, { terms }] of units.entries()) {
    for (const [term, weight] of terms) listIn(answers, term)[i] = Math.min(1, weight);
  }
  // A term has a weight for every word: no list has holes.
  return new Map([...answers].map(([term, list]) => [term, units.map((_, i) => list[i] || 0)]));
}

/**
 * The places by page, each place once.
 * @param {Found[]} found
 * @param {Unit[]} units
 * @returns {Hit[]}
 */
function grouped(found, units) {
  /** @type {Map<string, Found[]>} */
  const by = new Map();
  for (const one of found.sort((a, b) => b.score - a.score)) {
    const places = listIn(by, one.doc.page);
    if (!places.some(({ doc }) => doc.location === one.doc.location)) places.push(one);
  }
  return [...by].map(([address, places]) => {
    const about = units.reduce((sum, unit) => {
      const place = (lore.about.get(unit.name) || []).indexOf(address);
      return place < 0 ? sum : sum + unit.idf * ABOUT / (place + 1);
    }, 0);
    const [one, two, three] = places.map(({ score }) => score);
    const score = one + 0.15 * (two || 0) + 0.08 * (three || 0) + about * places[0].cover;
    return { score, places };
  }).sort((a, b) => b.score - a.score);
}

/** The title of the page that a place stands on. @param {Doc} doc */
export function titleOver(doc) {
  const main = pages.get(doc.page);
  return main === undefined || doc.kind === "page" ? "" : docs[main].title;
}
