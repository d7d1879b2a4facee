/* Which places answer a query best: BM25 over what is said in a passage, what it is called and what
   stands over it; how much of the query it covers; and how near the query is to its name. */

import { docs, lore, pages, postings } from "./index.js";
/**
 * @import { Doc } from "./index.js"
 * @import { Unit } from "./units.js"
 */

/**
 * @typedef { {doc: Doc, score: number, cover: number, fit: number}} Found a passage; how much of the
 *   query it covers, and how near the query is to what it is called (0–1)
 * @typedef { {score: number, places: Found[]}} Hit a page with its places, the best first
 */

const SATURATION = 1.2;
const LENGTH_SHARE = 0.6;
const USUAL_LENGTH = 60;
const TITLE = 1.6;
const ROUND = 0.35;
const ROUND_COVERS = 0.6;
const CALLED = 2;
const ABOUT = 0.8;
const LOOKED_AT = 200;
const STRIDE = 4;
/** What a kind of place is worth beside a passage. @type {Record<string, number>} */
const KINDS = { page: 1.2, answer: 1.1, instrument: 1.1, group: 1.1, term: 1, file: 1, reference: 0.9 };

/** How telling a term is. @param {string} term */
function tellingness(term) {
  const count = (postings.get(term) || []).length / STRIDE;
  return Math.log(1 + (docs.length - count + 0.5) / (count + 0.5));
}

/**
 * The pages that answer, the best first.
 * @param {Unit[]} units
 */
export function rank(units) {
  const sums = new Float64Array(docs.length);
  const covers = new Float64Array(docs.length);
  const best = new Float64Array(docs.length);
  const covered = new Float64Array(docs.length);
  /** @type {Set<number>} */
  const found = new Set();
  let total = 0;
  for (const unit of units) {
    unit.idf = Math.max(0, ...[...unit.terms].filter(([, weight]) => weight >= 1).map(([term]) => tellingness(term)))
      || Math.max(0, ...[...unit.terms].map(([term]) => tellingness(term))) || Math.log(1 + docs.length);
    total += unit.idf;
    const touched = [];
    for (const [term, weight] of unit.terms) {
      const list = /** @type {number[]} */ (postings.get(term));
      for (let i = 0; i < list.length; i += STRIDE) {
        const number = list[i];
        const count = list[i + 1];
        const bulk = SATURATION * (1 - LENGTH_SHARE + LENGTH_SHARE * docs[number].length / USUAL_LENGTH);
        const score = weight * (count / (count + bulk) + TITLE * list[i + 2] + ROUND * list[i + 3]);
        const cover = Math.min(1, weight) * (count || list[i + 2] ? 1 : ROUND_COVERS * list[i + 3]);
        if (!best[number]) touched.push(number);
        if (score > best[number]) best[number] = score;
        if (cover > covered[number]) covered[number] = cover;
      }
    }
    for (const number of touched) {
      sums[number] += unit.idf * best[number];
      covers[number] += unit.idf * covered[number];
      best[number] = covered[number] = 0;
      found.add(number);
    }
  }
  const base = (/** @type {number} */ number) => sums[number] * (covers[number] / total) ** 2;
  const first = [...found].sort((a, b) => base(b) - base(a)).slice(0, LOOKED_AT);
  return grouped(first.map((number) => {
    const doc = docs[number];
    const fit = fitOf(doc, units, total);
    const cover = covers[number] / total;
    const score = (base(number) + CALLED * fit * total) * (KINDS[doc.kind] || 1);
    return { doc, score, cover, fit };
  }), units);
}

/**
 * How near a query is to what a place is called: the share of the query that its best name has, and of
 * the name that the query has.
 * @param {Doc} doc
 * @param {Unit[]} units
 * @param {number} total
 */
function fitOf(doc, units, total) {
  let most = 0;
  for (const head of doc.heads) {
    let [met, has, all] = [0, 0, 0];
    /** @type {Set<string>} */
    const hit = new Set();
    for (const unit of units) {
      let most = 0;
      for (const [term, weight] of unit.terms) {
        if (!head.has(term)) continue;
        most = Math.max(most, Math.min(1, weight));
        if (weight > 0.5) hit.add(term);
      }
      met += most * unit.idf;
    }
    if (!met) continue;
    for (const term of head.keys()) {
      const telling = tellingness(term);
      all += telling;
      if (hit.has(term)) has += telling;
    }
    most = Math.max(most, (met / total) ** 2 * (has / all));
  }
  return most;
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
    const places = by.get(one.doc.page) || [];
    if (!places.some(({ doc }) => doc.location === one.doc.location)) places.push(one);
    by.set(one.doc.page, places);
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
