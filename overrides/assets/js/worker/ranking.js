/* Which pages answer a query best: BM25 over sections, a page's share of the query, and its title. */

import { docs, lore, postings } from "./index.js";
/**
 * @import { Page } from "./index.js"
 * @import { Unit } from "./units.js"
 */

/**
 * @typedef { {page: Page, best: number[], all: number[], share: number[], sections: Map<number, number[]>}} Found
 *   a page, and by unit: its best section's score, what all its sections weigh, and how surely it is
 *   meant (0–1); and each section's scores
 * @typedef { {page: Page, order: {doc: number, score: number}[], score: number}} Hit a page with its
 *   sections, the best first
 */

const SATURATION = 1.2;
const LENGTH_SHARE = 0.6;
const USUAL_LENGTH = 120;
const TITLE = 1.6;
const ABOUT = 1.2;
const TAIL = 0.08;
const MOST_PAGES = 30;

/**
 * The pages that answer, the best first.
 * @param {Unit[]} units
 */
export function rank(units) {
  /** @type {Map<Page, Found>} */
  const found = new Map();
  const asked = units.filter((unit) => unit.terms.size);
  const none = () => asked.map(() => 0);
  for (const [place, unit] of asked.entries()) {
    const [[chief]] = [...unit.terms].sort((a, b) => b[1] - a[1]);
    unit.idf = Math.log(1 + docs.length / (postingsOf(chief).length / 3));
    for (const [term, weight] of unit.terms) {
      const list = postingsOf(term);
      for (let i = 0; i < list.length; i += 3) {
        const doc = docs[list[i]];
        const [count, titled] = [list[i + 1], list[i + 2]];
        const bulk = SATURATION * (1 - LENGTH_SHARE + LENGTH_SHARE * doc.length / USUAL_LENGTH);
        const score = weight * (count / (count + bulk) + TITLE * titled);
        const page = found.get(doc.page) || {
          page: doc.page, best: none(), all: none(), share: none(), sections: new Map(),
        };
        found.set(doc.page, page);
        const section = page.sections.get(list[i]) || none();
        page.sections.set(list[i], section);
        page.all[place] += weight * count;
        section[place] = Math.max(section[place], score);
        page.best[place] = Math.max(page.best[place], score);
        page.share[place] = Math.max(page.share[place], Math.min(1, weight));
      }
    }
  }
  const total = asked.reduce((sum, unit) => sum + unit.idf, 0) || 1;
  const ranked = [...found.values()].map((page) => scored(page, asked, total));
  ranked.sort((a, b) => b.score - a.score);
  return ranked.slice(0, MOST_PAGES).filter((hit) => hit.score >= TAIL * ranked[0].score);
}

/** Where a unit's term is: it has no other terms than such. @param {string} term */
const postingsOf = (term) => /** @type {number[]} */ (postings.get(term));

/**
 * @param {Found} found
 * @param {Unit[]} asked
 * @param {number} total the weight of all units
 * @returns {Hit}
 */
function scored({ page, best, all, share, sections }, asked, total) {
  const sum = (/** @type {number[]} */ values) => asked.reduce((so, unit, i) => so + unit.idf * values[i], 0);
  const cover = (/** @type {number[]} */ values) => sum(values) / total;
  const order = [...sections].map(([doc, values]) => {
    const covered = cover(values.map((value) => (value ? 1 : 0)));
    return { doc, score: sum(values) * covered * covered };
  }).sort((a, b) => b.score - a.score);
  const { titleTerms, address } = page;
  const fits = asked.map((unit) => [...unit.terms].reduce(
    (fit, [term, weight]) => (titleTerms.has(term) ? Math.max(fit, Math.min(1, weight)) : fit), 0));
  const named = fits.filter((fit) => fit > 0.75).length;
  const exact = titleTerms.size ? named / titleTerms.size : 0;
  const about = asked.map((unit) => {
    const place = (lore.about.get(unit.name) || []).indexOf(address);
    return place < 0 ? 0 : ABOUT / (place + 1);
  });
  const bulk = all.map((count) => 0.25 * Math.log1p(count));
  const meant = cover(share);
  const score = meant * meant * (
    sum(best) + 0.6 * order[0].score + sum(bulk) + sum(about) + sum(fits) * (0.6 + exact)
  );
  return { page, order, score };
}
