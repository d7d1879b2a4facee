/* What the groups agree and disagree on, and the order to talk about it. */

import { printOne } from "../guide/print-one.js";
import { agreement, firstDay, inOne, notesOf } from "./agreed.js";
import { button, el, table } from "./element.js";
import { spreadPicture } from "./picture.js";
import { discussion, splits } from "./spread.js";
import { dayInWords, fill } from "./text.js";
import { agreedChoice } from "./view-agreed.js";
import { measureButton } from "./view-result.js";
/**
 * @import { Data } from "./data.js"
 * @import { Child } from "./element.js"
 * @import { Group, Said, Split, Spread } from "./spread.js"
 * @import { Store } from "./store.js"
 */

/**
 * @param {HTMLElement} root
 * @param {Group[]} groups
 * @param {HTMLElement} agreed where the agreed answers are taken into use
 * @param {Store} store
 * @param {Data} data
 * @returns {Child[]}
 */
export function comparison(root, groups, agreed, store, data) {
  const { words } = data;
  if (groups.length < 2) return [el("p", {}, words.one_more)];
  const questions = splits(data, groups);
  return [
    ...discussionOf(groups, questions, store, data),
    ...splitsOf(questions, data),
    agreed,
    button(words.print_part, () => printOne(root), { class: "g-plain", "data-key": "print groups" }),
  ];
}

/**
 * @param {Group[]} groups
 * @param {Split[]} questions
 * @param {Store} store
 * @param {Data} data
 */
function discussionOf(groups, questions, store, data) {
  const { words } = data;
  const all = agreement(data, groups, store);
  const found = new Map(all.map((each) => [each.found.id, each]));
  const spread = all.map((each) => each.found);
  const order = discussion(spread);
  // What is missing is to be talked about too, before what is in place.
  const isMissing = (/** @type {Spread} */ { groups: at }) => [...at.keys()].some((step) => step >= 0 && !data.steps[step].met);
  const rest = spread.filter((each) => !order.includes(each))
    .sort((a, b) => Number(b.count > 1) - Number(a.count > 1) || Number(isMissing(b)) - Number(isMissing(a)));
  const compared = spread.filter(({ count }) => count > 1);
  const more = (/** @type {Spread} */ each) => {
    const mine = questions.filter(({ id }) => each.statement.questions.includes(id));
    const said = saidOn(each.id, mine, data);
    return el(
      "div",
      { class: "g-scale__more" },
      order.includes(each) && el("span", { class: "g-soft" }, `${fill(words.distance[Math.min(each.distance, 2)], { n: each.distance })}. `),
      (order.includes(each) || isMissing(each)) && measureButton(store, data, each.id, {
        who: inOne(mine),
        when: firstDay(mine),
        note: notesOf(mine),
      }),
      said,
    );
  };
  const below = (/** @type {Spread} */ each) => {
    const agreed = found.get(each.id);
    return agreed && agreedChoice(each, agreed, groups, store, data);
  };
  return [
    el("p", {}, fill(words.agreeing, { n: compared.length - order.length, total: compared.length })),
    el("p", { class: "g-soft" }, words.order_text),
    el("div", { class: "g-scroll" }, spreadPicture(data, [...order, ...rest], groups, more, below)),
  ];
}

/**
 * What the groups have written at the questions that help with a statement, folded.
 * @param {string} id the statement's
 * @param {Split[]} questions
 * @param {Data} data
 */
function saidOn(id, questions, data) {
  const { words } = data;
  const items = questions.flatMap(({ question, who, due, note }) => {
    const lines = [
      ...linesOf(words.responsible, who),
      ...linesOf(words.due, due.map((each) => ({ ...each, text: dayInWords(each.text, data) }))),
      ...linesOf(words.note, note),
    ];
    return lines.length ? [el("li", {}, question.text, el("ul", {}, ...lines.map((text) => el("li", {}, text))))] : [];
  });
  if (!items.length) return false;
  return el(
    "details",
    { class: "g-fold", "data-key": `said ${id}` },
    el("summary", {}, words.said_by_groups),
    el("ul", {}, ...items),
  );
}

/** @param {string} label @param {Said[]} said */
const linesOf = (label, said) => said.map(({ text, names }) => `${label}: ${text} (${names.join(", ")})`);

/**
 * What each group has answered in the checklists: first what differs.
 * @param {Split[]} questions
 * @param {Data} data
 */
function splitsOf(questions, data) {
  const { words } = data;
  const differing = questions.filter(({ differs }) => differs);
  const same = questions.filter((each) => !differing.includes(each));
  const [alone, alike] = [true, false].map((one) => same.filter(({ yes, no, apart }) => (yes.length + no.length + apart.length === 1) === one));
  const folded = (/** @type {string} */ key, /** @type {string} */ caption, /** @type {string} */ summary, /** @type {Split[]} */ some) => some.length > 0 && el(
    "details",
    { class: "g-fold", "data-key": key },
    el("summary", {}, fill(summary, { n: some.length })),
    splitTable(caption, some, data),
  );
  return questions.length ? [
    el("h3", {}, words.ticks_title),
    el("p", {}, words.ticks_text),
    folded("questions", words.ticks_order, words.ticks_show, differing),
    folded("questions alike", words.ticks_alike, words.ticks_show_alike, alike),
    folded("questions alone", words.ticks_alone, words.ticks_show_alone, alone),
  ] : [];
}

/**
 * @param {string} caption
 * @param {Split[]} questions
 * @param {Data} data
 */
function splitTable(caption, questions, data) {
  const { words } = data;
  const several = (/** @type {Said[]} */ said, /** @type {string} */ key, written = (/** @type {string} */ text) => text) =>
    said.length > 0 && el("ul", { class: `g-said-by${said.length > 1 && key ? " g-said-by--differs" : ""}` }, ...said.map(({ text, names }) =>
      el("li", {}, `${written(text)} `, el("span", { class: "g-soft" }, `(${names.join(", ")})`))));
  const rows = questions.map(({ id, question, yes, no, apart, who, due, note }) => {
    const total = yes.length + no.length + apart.length;
    const ticks = [
      fill(words.ticked_of, { n: yes.length, total }),
      yes.length > 0 && yes.length < total && `: ${yes.join(", ")}`,
      apart.length > 0 && `. ${words.not_applicable}: ${apart.join(", ")}`,
    ].filter(Boolean).join("");
    const days = several(due, "due", (text) => dayInWords(text, data));
    return [
      el("span", {}, el("a", { href: `#${data.anchors.question}-${id}` }, question.text),
        note.length > 0 && el("details", { class: "g-fold", "data-key": `notes ${id}` }, el("summary", {}, fill(words.notes_of, { n: note.length })), several(note, ""))),
      ticks,
      several(who, "who"),
      days,
    ];
  });
  return table(caption, [words.question, words.yes, words.responsible, words.due], rows);
}
