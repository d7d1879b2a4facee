/* What the groups agree on, as one set of answers.

   The rule, as the page says it:
   - A statement: the step that every open group has given, or the one that was chosen for all of them
     (`a/<statement>` in the store). Else it has no answer.
   - A question of the checklists: ticked, or not applicable, where every group that has used its list
     says so. A tick that not all groups have given is left out where what it helps with is agreed not
     to be in place. Names stand after each other, each once; of the days the first counts; notes stand after
     each other, with the names of the groups. */

import { clean } from "./text.js";
import { MOST_TEXT } from "./files.js";
import { stepOf, UNANSWERED, UNKNOWN } from "./result.js";
import { splits, spreads } from "./spread.js";
/**
 * @import { Data } from "./data.js"
 * @import { Group, Said, Split, Spread } from "./spread.js"
 * @import { Store, Value } from "./store.js"
 */

/** @typedef { {step: number, how: "alike"|"chosen"|"open"}} Agreed */

/**
 * What is agreed on a statement.
 * @param {Data} data
 * @param {Group[]} groups
 * @param {Spread} found
 * @param {Value|undefined} chosen
 * @returns {Agreed}
 */
function agreedOn(data, groups, found, chosen) {
  const step = stepOf(data, chosen);
  if (step !== UNANSWERED) return { step, how: "chosen" };
  const isAlike = found.groups.size === 1 && found.count === groups.length;
  return isAlike ? { step: [...found.groups.keys()][0], how: "alike" } : { step: UNANSWERED, how: "open" };
}

/**
 * What the groups agree on of every statement that one of them has answered.
 * @param {Data} data
 * @param {Group[]} groups
 * @param {Store} store
 */
export function agreement(data, groups, store) {
  return spreads(data, groups).filter(({ count }) => count > 0)
    .map((found) => ({ found, ...agreedOn(data, groups, found, store.get(`a/${found.id}`)) }));
}

/**
 * The answers that the groups have in common.
 * @param {Data} data
 * @param {Group[]} groups
 * @param {Store} store
 * @returns {[string, Value][]}
 */
export function agreedAnswers(data, groups, store) {
  const id = (/** @type {number} */ step) => step === UNKNOWN ? data.unknown.id : data.steps[step].id;
  const statements = agreement(data, groups, store).filter(({ step }) => step !== UNANSWERED)
    .map(({ found, step }) => /** @type {[string, Value]} */ ([`s/${found.id}`, id(step)]));
  const against = ticksAgainst(data, groups, store).map(({ split }) => split.id);
  return [...statements, ...splits(data, groups).flatMap((split) => joined(split, against))];
}

/**
 * The ticks that only some groups have given, and that go against what is agreed: on a statement that
 * the question helps with, that it isn't in place.
 * @param {Data} data
 * @param {Group[]} groups
 * @param {Store} store
 */
export function ticksAgainst(data, groups, store) {
  const gaps = agreement(data, groups, store).filter(({ step }) => step >= 0 && !data.steps[step].met);
  return splits(data, groups).filter((split) => isTicked(split) && split.yes.length < groups.length)
    .flatMap((split) => gaps.filter(({ found }) => found.statement.questions.includes(split.id))
      .slice(0, 1).map(({ found, step }) => ({ split, found, step })));
}

/**
 * How many groups have answered what is agreed on: by statement or question (`s/<id>`, `q/<id>`); 0
 * where none of them gave the answer that was chosen.
 * @param {Data} data
 * @param {Group[]} groups
 * @param {Store} store
 * @returns {Record<string, number>}
 */
export function agreedCounts(data, groups, store) {
  return Object.fromEntries([
    ...agreement(data, groups, store).filter(({ step }) => step !== UNANSWERED)
      .map((each) => /** @type {[string, number]} */ ([`s/${each.found.id}`, isGiven(each) ? each.found.count : 0])),
    ...splits(data, groups).map(({ id, yes, no, apart }) => /** @type {[string, number]} */ ([`q/${id}`, yes.length + no.length + apart.length]))
      .filter(([, count]) => count),
  ]);
}

/** Whether one of the groups has given the answer. @param { {found: Spread, step: number}} agreed */
export const isGiven = ({ found, step }) => found.groups.has(step);

/** Whether every group that has used the list has ticked a question. @param {Split} split */
export const isTicked = ({ yes, no, apart }) => yes.length > 0 && !no.length && !apart.length;

/**
 * A question's answers from all groups as one.
 * @param {Split} split
 * @param {string[]} against the questions whose ticks are left out
 * @returns {[string, Value][]}
 */
function joined(split, against) {
  const { id, yes, no, who, due, note } = split;
  const isApart = !no.length && !yes.length;
  /** @type {[string, Value|false][]} */
  const values = [
    [`q/${id}/tick`, isTicked(split) && !against.includes(id)],
    [`q/${id}/not-applicable`, isApart],
    [`q/${id}/who`, inOne([{ who }])],
    [`q/${id}/due`, firstDay([{ due }])],
    [`q/${id}/note`, notesOf([{ note }])],
  ];
  return values.filter(([, value]) => value !== false && value !== "");
}

/** All who are named, each once. @param { {who: Said[]}[]} all */
export const inOne = (all) =>
  clean([...new Set(all.flatMap(({ who }) => who.map(({ text }) => text)))].join(", "), MOST_TEXT);

/** The first of the days. @param { {due: Said[]}[]} all */
export const firstDay = (all) => all.flatMap(({ due }) => due.map(({ text }) => text)).sort()[0] || "";

/** The notes, each with the names of the groups. @param { {note: Said[]}[]} all */
export const notesOf = (all) => clean(
  all.flatMap(({ note }) => note.map(({ text, names }) => `${names.join(", ")}: ${text}`)).join("\n"),
  Infinity,
);
