/* Whose answers something builds on, and what to know before it is used. */

import { own } from "./data.js";
import { el } from "./element.js";
import { contradictedBy, standing, stepTitle } from "./result.js";
import { dayInWords, fill } from "./text.js";
import { dayOf, givenSpan, notAgreed, OLD_DAYS, whoseText } from "./whose.js";
/**
 * @import { Data } from "./data.js"
 * @import { Child } from "./element.js"
 * @import { Store } from "./store.js"
 */

/**
 * Whose answers these are, and on screen what doesn't fit: groups that have not agreed, and answers
 * that contradict each other.
 * @param {Store} store
 * @param {Data} data
 * @returns {Child[]}
 */
export function whoseView(store, data) {
  const { words } = data;
  const text = whoseText(store, data);
  const open = notAgreed(store);
  const warnings = [
    open > 0 && el("p", {}, `${fill(text ? words.not_agreed : words.not_agreed_empty, { n: open, whose: text })} `,
      el("a", { href: `#${data.anchors.agreed}` }, words.to_agreed)),
    ...contradictions(store, data).map(({ text: said }) => el("p", {}, said)),
  ].filter(Boolean);
  return [
    text && el("p", { class: "g-whose" }, fill(words.origin, { text })),
    warnings.length > 0 && el("div", { class: "g-warning g-how" }, ...warnings),
  ];
}

/**
 * What is said to be in place though what it presupposes isn't begun, with that and in words.
 * @param {Store} store
 * @param {Data} data
 */
export function contradictions(store, data) {
  const all = standing(data, (id) => store.get(`s/${id}`));
  return all.flatMap((found) => {
    const other = contradictedBy(data, all, found);
    const step = (/** @type {number} */ n) => stepTitle(data, n);
    return other ? [{ id: found.id, other: other.id, text: fill(data.words.contradiction, {
      text: found.statement.text, step: step(found.step), other: other.statement.text, first: step(other.step),
    }) }] : [];
  });
}

/**
 * From which day a status is: today, or where its answers are old, the day when they were given; and
 * what is said of old ones.
 * @param {Store} store
 * @param {Data} data
 * @param {string} now YYYY-MM-DD
 */
export function ageOf(store, data, now) {
  const { words } = data;
  const keys = store.keys("s/").filter((key) => own(data.statements, key.slice(2)));
  const { first, last, old, all } = givenSpan(store, keys);
  const isOld = all > 0 && old === all;
  const word = isOld ? words.answers_old : old ? words.some_old : "";
  const date = dayInWords(dayOf(isOld ? last : first), data);
  return { day: isOld ? dayOf(last) : now, text: fill(word, { n: old, total: all, date, days: OLD_DAYS }) };
}
