/* Whose assessment a case builds on. */

import { dayInWords, fill } from "../workbook/text.js";
import { agreedOf, agreedText, dayOf, givenSpan, notAgreed } from "../workbook/whose.js";
/**
 * @import { Data } from "../workbook/data.js"
 * @import { Store } from "../workbook/store.js"
 */

/**
 * Whose the answers to some statements are and from when, as a sentence of the one whose case it is.
 * @param {Store} store
 * @param {string[]} statements
 * @param {Data} data
 * @param {Record<string, string>} words
 */
export function assessedBy(store, statements, data, words) {
  const isMine = (/** @type {string} */ key) => statements.includes(key.slice(2));
  const { agreed, changed, counts } = agreedOf(store, data);
  const open = notAgreed(store);
  const group = store.text("group/name").trim();
  const theirs = Object.fromEntries(Object.entries(counts).filter(([key, n]) => n > 0 || isMine(key)));
  const told = { agreed, changed: changed.filter(isMine), counts: theirs };
  const values = {
    text: agreedText(told, data, (each) => words.numbers.split(" ")[each - 1] || String(each)),
    group,
    date: dayInWords(dayOf(givenSpan(store, statements.map((id) => `s/${id}`)).last), data),
  };
  const text = fill(agreed.length ? words.assessed_agreed : group ? words.assessed_group : words.assessed, values);
  return open ? `${text} [${fill(words.assessed_open, { n: open })}]` : text;
}
