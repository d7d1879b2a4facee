/* What a query is answered with. */

import { seen } from "./analysis.js";
import { isStop, largest } from "./index.js";
import { isQuestion, rank, titleOver } from "./ranking.js";
import { nearestTo } from "./slips.js";
import { marked, meetings, teaser } from "./teaser.js";
import { isSure, unitsOf, widen } from "./units.js";
/**
 * @import { Word } from "./analysis.js"
 * @import { Found } from "./ranking.js"
 * @import { Unit } from "./units.js"
 */

/**
 * @typedef { {location: string, title: string, words: string[]}} Beside another place of the same page
 * @typedef { {kind: string, location: string, title: string, text: string, basis: string, on: string, note: string, words: string[], more: Beside[]}} Hit
 *   title and text are HTML; words are the spellings to mark
 * @typedef { {hits: Hit[], near: boolean, mended: string, suggest: string[]}} Answer
 */

/** Kinds of places that are no entry of a catalogue. */
const PLAIN = { page: 1, section: 1 };
const MOST_HITS = 20;
const MOST_BESIDE = 3;
const BESIDE = 0.3; // of the best place's score
const BESIDE_ANSWER = 0.45; // other questions stand on the same page, and answer something else
const TAIL = 0.05;
const NEAR = 0.42; // of the query: what covers less is only the nearest there is
const ANSWERS = 0.3; // of the best hit's score: an answer that is worth more goes first
const ANSWERED = 0.45; // of the query, at least
const AS_WELL = 0.7; // of what the best hit covers of it
const ASKS = 0.2; // how near the query is to one of the ways to ask it, at least
const ASKS_SO = 0.1; // where the query is a question itself
const ALIKE = 0.7; // of how near another name is, where the query has words that only a question needs
const NAMED = 0.75; // how near a query is to a name that it looks up, of what a word begun can be: it asks nothing

/**
 * @param {string} query
 * @returns {Answer}
 */
export function answer(query) {
  const { units, little } = unitsOf(query);
  let ranked = rank(units, little);
  const near = units.length > 0 && (!units.some(isSure) || largest(ranked.slice(0, 5).map(({ places }) => places[0].cover)) < NEAR);
  if (near && !units.some(isSure)) {
    units.forEach(widen);
    ranked = rank(units, little);
  }
  const telling = units.filter(({ word }) => !isStop(word));
  const wanted = new Set((telling.length ? telling : units).flatMap(chief));
  const groups = ranked.filter(({ score }) => score >= TAIL * ranked[0].score).map(({ places }) => places);
  const hits = (near ? groups : answeredFirst(groups, units.length === 1, isQuestion(little) ? ASKS_SO : ASKS, little.size && units.length > 1 ? ALIKE : 1)).slice(0, MOST_HITS).map((places) => hit(places, wanted));
  return {
    hits,
    near: near && hits.length > 0,
    mended: near ? "" : units.map((unit) => unit.mended).find(Boolean) || "",
    suggest: near ? suggested(units) : [],
  };
}

/**
 * The question that a query asks goes first, with its answer.
 * @param {Found[][]} groups
 * @param {boolean} one whether the query is one word
 * @param {number} asks how near it must be
 * @param {number} alike and of how near another name is
 */
function answeredFirst(groups, one, asks, alike) {
  const top = groups[0]?.[0];
  const worth = (/** @type {Found} */ { score, fit }) => score * (0.5 + fit);
  const [best] = groups.flat().filter(({ doc }) => doc.kind === "answer").sort((a, b) => worth(b) - worth(a));
  const fits = best && best.score >= ANSWERS * top.score && best.fit >= asks && best.cover >= Math.max(ANSWERED, AS_WELL * top.cover) && (top.fit < (one ? NAMED * top.cover ** 2 : NAMED) || best.fit >= alike * top.fit);
  if (!fits) return groups;
  const own = groups.find((places) => places.includes(best)) || [];
  const first = [best, ...own.filter((place) => place !== best)];
  return [first, ...groups.filter((places) => places !== own)];
}

/** What is marked: the terms that answer best. @param {Unit} unit */
function chief({ terms }) {
  const most = largest(terms.values());
  return [...terms].filter(([, weight]) => weight >= 0.7 * Math.min(1, most)).map(([term]) => term);
}

/**
 * @param {Found[]} places of a page
 * @param {Set<string>} wanted terms to mark
 * @returns {Hit}
 */
function hit([{ doc, score }, ...others], wanted) {
  const { kind, location, title, text, basis = "", note = "" } = doc;
  const inTitle = meetings(title, wanted);
  const inText = meetings(text, wanted);
  return {
    kind, location, basis, note,
    title: marked(title, inTitle),
    text: kind === "answer" ? marked(text, inText) : teaser(text, wanted, !(kind in PLAIN)),
    on: titleOver(doc),
    words: spelt([[title, inTitle], [text, inText]]),
    more: others.filter((other) => other.score > (kind === "answer" ? BESIDE_ANSWER : BESIDE) * score).slice(0, MOST_BESIDE).map((other) => beside(other, wanted)),
  };
}

/** @param {Found} place @param {Set<string>} wanted @returns {Beside} */
function beside({ doc: { location, title, text } }, wanted) {
  const inTitle = meetings(title, wanted);
  return { location, title: marked(title, inTitle), words: spelt([[title, inTitle], [text, meetings(text, wanted)]]) };
}

/** The spellings met in texts, each once. @param {[string, Word[]][]} met */
function spelt(met) {
  return [...new Set(met.flatMap(([text, places]) => places.map(({ at, end }) => seen(text.slice(at, end)).toLowerCase())))];
}

/** Words of the guide that may have been meant. @param {Unit[]} units */
function suggested(units) {
  const near = units.filter((unit) => !isSure(unit)).flatMap(({ word }) => nearestTo(word));
  return [...new Set(near.sort((a, b) => b[1] - a[1]).map(([word]) => word))].slice(0, 3);
}
