/* What a query is answered with, in the form that the theme shows. */

import { seen, wordsOf } from "./analysis.js";
import { docs, isStop } from "./index.js";
import { rank } from "./ranking.js";
import { marked, meetings, teaser } from "./teaser.js";
import { MOST_LETTERS, unitsOf } from "./units.js";
/**
 * @import { Word } from "./analysis.js"
 * @import { Hit } from "./ranking.js"
 * @import { Unit } from "./units.js"
 */

const SHOWN_SECTIONS = 1;
const MORE_SECTIONS = 3;

/**
 * Groups of sections, a group for each page; and when there is none, words that may have been meant.
 * @param {string} query
 */
export function answer(query) {
  const units = unitsOf(query);
  const hits = units.some((unit) => unit.terms.size) ? rank(units) : [];
  const wanted = new Set(units.flatMap(chief));
  const missing = units.filter((unit) => !unit.terms.size).map(({ word, at }) => original(query, word, at));
  const mended = units.filter((unit) => unit.mended);
  return {
    items: hits.map((hit) => group(hit, wanted, missing)),
    suggest: hits.length ? [] : nearest(query),
    mended: mended.map((unit) => [...unit.terms.keys()]).flat().slice(0, 1),
  };
}

/** What is marked: the terms that answer best. @param {Unit} unit */
function chief({ terms }) {
  const most = [...terms.values()].reduce((high, weight) => Math.max(high, weight), -Infinity);
  return [...terms].filter(([, weight]) => weight >= 0.7 * Math.min(1, most)).map(([term]) => term);
}

/** @param {string} query @param {string} word @param {number} at */
const original = (query, word, at) => seen(query).slice(at, at + word.length) || word;

/**
 * A page and its best sections. The theme shows those that score as the first, and folds the rest.
 * @param {Hit} hit
 * @param {Set<string>} wanted terms to mark
 * @param {string[]} missing words that nothing answers
 */
function group(hit, wanted, missing) {
  const { main } = hit.page;
  const best = hit.order.filter(({ doc }) => doc !== main && docs[doc].location.includes("#"));
  const first = hit.order[0].doc;
  const shown = first === main ? [] : best.slice(0, SHOWN_SECTIONS);
  const more = best.slice(shown.length).filter(({ score }) => score > 0.35 * hit.order[0].score).slice(0, MORE_SECTIONS);
  const top = main < 0 ? [] : [item(main, hit.score, wanted, missing, !shown.length)];
  const group = [
    ...top,
    ...shown.map(({ doc }) => item(doc, hit.score, wanted, missing, true)),
    ...more.map(({ doc }) => item(doc, hit.score / 2, wanted, missing, true)),
  ];
  // The page itself is opened with the words that its sections hold.
  if (top.length) top[0].terms = Object.assign({}, ...group.map(({ terms }) => terms));
  return group;
}

/**
 * @param {number} number of a section
 * @param {number} score
 * @param {Set<string>} wanted
 * @param {string[]} missing
 * @param {boolean} told whether a piece of its text is shown
 */
function item(number, score, wanted, missing, told) {
  const { location, title, text } = docs[number];
  const inTitle = meetings(title, wanted);
  const inText = meetings(text, wanted);
  /** @type {Record<string, boolean>} */
  const terms = {};
  const met = (/** @type {string} */ from, /** @type {Word[]} */ places) => {
    for (const { at, end } of places) terms[seen(from.slice(at, end)).toLowerCase()] = true;
  };
  met(title, inTitle);
  met(text, inText);
  for (const word of missing) terms[word] = false;
  return { location, score, terms, title: marked(title, inTitle), text: told ? teaser(text, inText) : "" };
}

/**
 * Words of titles that share most pairs of letters with a query that nothing answers.
 * @param {string} query
 */
function nearest(query) {
  const pairs = (/** @type {string} */ word) => new Set([...word].slice(1).map((c, i) => word[i] + c));
  const asked = wordsOf(seen(query).slice(0, MOST_LETTERS)).map(({ word }) => pairs(word));
  /** @type {Map<string, number>} */
  const scores = new Map();
  for (const { title } of docs) {
    for (const { word, at, end } of wordsOf(title)) {
      if (word.length < 5 || isStop(word)) continue;
      const own = pairs(word);
      for (const one of asked) {
        const both = [...one].filter((pair) => own.has(pair)).length;
        const score = 2 * both / (one.size + own.size || 1);
        if (score > 0.4) scores.set(seen(title.slice(at, end)).toLowerCase(), score);
      }
    }
  }
  return [...scores].sort((a, b) => b[1] - a[1]).slice(0, 3).map(([word]) => word);
}
