/* What a query is answered with. */

import { seen } from "./analysis.js";
import { largest } from "./lists.js";
import { isStop } from "./lore.js";
import { rank, titleOver } from "./ranking.js";
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
 * @typedef { {hits: Hit[], near: boolean, mended: string, dropped: string[], suggest: string[]}} Answer
 *   mended are the words searched for instead of those that nothing answers, dropped those that only
 *   parts answer, or nothing
 */

const MOST_HITS = 20;
const MOST_BESIDE = 3;
const BESIDE = 0.3; // of the best place's score
const BESIDE_ANSWER = 0.45; // other questions stand on the same page, and answer something else
const TAIL = 0.05;
const FEWEST = 6; // hits, however faint
const MEANT = 0.55; // of the letters: what is less like a word was not meant
const NEAR = 0.42; // of the query: what covers less is only the nearest there is
const NEARNESS = 1.4; // how much it counts how near an answer is to the query,
const OTHER_NEARNESS = 0.65; // how near the best of all else is,
const DOUBT = 0.75; // and how near another answer comes to be as good
const ANSWERED = 0.45; // of the query, at least

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
  const groups = ranked.filter(({ score }, i) => i < FEWEST || score >= TAIL * ranked[0].score).map(({ places }) => places);
  const hits = (near ? groups : answeredFirst(groups)).slice(0, near ? FEWEST : MOST_HITS).map((places) => hit(places, wanted));
  return {
    hits,
    near: near && hits.length > 0,
    mended: near ? "" : [...new Set(units.map((unit) => unit.mended))].filter(Boolean).join(" "),
    dropped: near ? [] : units.filter((unit) => !unit.mended && !isSure(unit)).map(({ word }) => word),
    suggest: near ? suggested(units) : [],
  };
}

/**
 * The question that a query asks goes first, with its answer, if it is worth more than all else; if not,
 * it goes second at best.
 * @param {Found[][]} groups
 */
function answeredFirst(groups) {
  const places = groups.flat().sort((a, b) => b.score - a.score);
  const worth = (/** @type {Found} */ { score, fit }) => score * (0.5 + fit);
  const [best, second] = places.filter(({ doc }) => doc.kind === "answer").sort((a, b) => worth(b) - worth(a));
  if (!best || best.cover < ANSWERED) return groups;
  const other = places.find(({ doc }) => doc.kind !== "answer");
  const own = groups.find((places) => places.includes(best)) || [];
  const first = [best, ...own.filter((place) => place !== best)];
  const others = groups.filter((places) => places !== own);
  const doubt = second ? worth(second) / worth(best) : 0;
  const lead = NEARNESS * best.fit - OTHER_NEARNESS * (other?.fit ?? 0) - DOUBT * doubt;
  // What is called just what is asked goes before a question that is asked less so.
  const fits = !other || ((!other.so || best.fit >= other.fit) && best.score * Math.exp(lead) >= other.score);
  if (fits) return [first, ...others];
  return groups[0] === own ? [...others.slice(0, 1), own, ...others.slice(1)] : groups;
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
    text: kind === "answer" ? marked(text, inText) : teaser(text, wanted, kind !== "page" && kind !== "section"),
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
  return [...new Set(near.filter(([, likeness]) => likeness > MEANT).sort((a, b) => b[1] - a[1]).map(([word]) => word))].slice(0, 3);
}
