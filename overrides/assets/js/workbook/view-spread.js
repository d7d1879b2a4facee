/* What the groups agree and disagree on, and the order to talk about it. */

import { button, el, table } from "./element.js";
import { printPart } from "./files-out.js";
import { spreadPicture } from "./picture.js";
import { stepTitle, UNKNOWN } from "./result.js";
import { discussion, splits, spreadOfFactors, spreads } from "./spread.js";
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
  const all = spreads(data, groups);
  const questions = splits(data, groups);
  const factors = spreadOfFactors(data, all, questions);
  const rows = factors.map(({ factor, total, differ, widest, questions: split }) => [
    el("a", { href: data.factors[factor].link }, data.factors[factor].title),
    fill(words.of_total, { n: differ, total }),
    fill(words.distance[Math.min(widest, 2)], { n: widest }),
    split ? String(split) : "",
  ]);
  const columns = [words.factor, words.disagreeing, words.widest, words.questions_split];
  return [
    el("h3", {}, words.spread),
    el("div", { class: "g-scroll" }, table(words.spread_factor, columns, rows)),
    ...discussionOf(all, store, data),
    ...splitsOf(questions, groups, data),
    button(words.print_part, () => printPart(root), { "data-key": "print groups" }),
  ];
}

/**
 * @param {Spread[]} all
 * @param {Store} store
 * @param {Data} data
 */
function discussionOf(all, store, data) {
  const { words } = data;
  const order = discussion(all);
  const heading = el("h3", {}, words.order);
  if (!order.length) return [heading, el("p", {}, words.all_agree)];
  const items = order.map((found) => {
    const steps = [...data.steps.map((_, step) => step), UNKNOWN].filter((step) => found.groups.has(step));
    const lines = steps.map((step) => {
      const names = found.groups.get(step) || [];
      const values = { n: names.length, total: found.count, groups: names.join(", ") };
      return el("div", {}, el("dt", {}, stepTitle(data, step)), el("dd", {}, fill(words.groups_at, values)));
    });
    return el(
      "li",
      {},
      el("p", { class: "g-gap__text" }, found.statement.text),
      el("p", { class: "g-soft" }, data.factors[found.statement.factor].title),
      el("div", { class: "g-result g-result--spread" }, spreadPicture(data, found), el("dl", { class: "g-facts" }, ...lines)),
      measureButton(store, data, found.id),
    );
  });
  const answered = all.filter(({ count }) => count > 1).length;
  const agreed = fill(words.agreeing, { n: answered - order.length, total: answered });
  return [heading, el("p", {}, words.order_text), el("p", {}, agreed), el("ol", { class: "g-gaps" }, ...items)];
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
