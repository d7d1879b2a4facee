/* What the groups agree and disagree on, and the order to talk about it. */

import { button, el, table } from "./element.js";
import { printPart } from "./files-out.js";
import { spreadPicture } from "./picture.js";
import { discussion, splits, spreads } from "./spread.js";
import { fill } from "./text.js";
import { measureButton } from "./view-result.js";
/**
 * @import { Data } from "./data.js"
 * @import { Child } from "./element.js"
 * @import { Group, Split, Spread } from "./spread.js"
 * @import { Store } from "./store.js"
 */

/**
 * @param {HTMLElement} root
 * @param {Group[]} groups
 * @param {Store} store
 * @param {Data} data
 * @returns {Child[]}
 */
export function comparison(root, groups, store, data) {
  const { words } = data;
  if (groups.length < 2) return [el("p", {}, words.one_more)];
  return [
    ...discussionOf(groups, store, data),
    ...splitsOf(splits(data, groups), groups, data),
    button(words.print_part, () => printPart(root), { class: "g-plain", "data-key": "print groups" }),
  ];
}

/**
 * @param {Group[]} groups
 * @param {Store} store
 * @param {Data} data
 */
function discussionOf(groups, store, data) {
  const { words } = data;
  const all = spreads(data, groups).filter(({ count }) => count > 1);
  const order = discussion(all);
  const alike = all.filter((found) => !order.includes(found));
  const more = (/** @type {Spread} */ found) => order.includes(found) && el(
    "div",
    { class: "g-scale__more" },
    el("span", { class: "g-soft" }, `${fill(words.distance[Math.min(found.distance, 2)], { n: found.distance })}. `),
    measureButton(store, data, found.id),
  );
  return [
    el("p", {}, fill(words.agreeing, { n: alike.length, total: all.length })),
    el("p", { class: "g-soft" }, words.order_text),
    el("div", { class: "g-scroll" }, spreadPicture(data, [...order, ...alike], groups, more)),
  ];
}

/**
 * @param {Split[]} questions
 * @param {Group[]} groups
 * @param {Data} data
 */
function splitsOf(questions, groups, data) {
  const { words } = data;
  if (!questions.length) return [];
  const anyApart = questions.some(({ apart }) => apart.length > 0);
  const rows = questions.map(({ id, question, yes, no, apart }) => {
    const notes = groups.flatMap((group) => {
      const note = group.answers.get(`q/${id}/note`);
      return note ? [el("li", {}, `${group.name}: ${note}`)] : [];
    });
    return [
      el("span", {}, el("a", { href: `#${data.anchors.question}-${id}` }, question.text),
        notes.length > 0 && el("details", { class: "g-fold", "data-key": `notes ${id}` }, el("summary", {}, words.notes_of), el("ul", {}, ...notes))),
      yes.join(", "),
      no.join(", "),
      ...(anyApart ? [apart.join(", ")] : []),
    ];
  });
  const columns = [words.question, words.yes, words.no, ...(anyApart ? [words.not_applicable] : [])];
  return [
    el("h3", {}, words.ticks_order),
    el("p", {}, words.ticks_text),
    el(
      "details",
      { class: "g-fold", "data-key": "questions" },
      el("summary", {}, fill(words.ticks_show, { n: questions.length })),
      table(words.ticks_order, columns, rows),
    ),
  ];
}
