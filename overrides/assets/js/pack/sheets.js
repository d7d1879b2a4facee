/* Which sheets a workshop prints, for whom, and how many: the advice of the guide, for the agenda that
   was chosen. */

import { agendaOf, groupSizes } from "./agenda.js";
/**
 * @import { Slot } from "./agenda.js"
 * @import { Asked, Pack, Sheet, Subject } from "./data.js"
 */

/**
 * @typedef { {kind: "factor"|"level"|"role", id: string, title: string, lead: string, questions: Asked[]}} List
 * @typedef { {number: number, size: number, list: List}} Group
 * @typedef { {
 *   owner: string, place: string, date: string, start: string, minutes: number, people: number, groups: number,
 *   list: string, factors: string[],
 * }} Wishes `groups` is 0 for as many as fit, `list` «level/<id>», «role/<id>» or empty, `factors`
 *   the ids that groups have chosen, empty for the next in turn
 * @typedef { {wishes: Wishes, slots: Slot[], groups: Group[], sheets: Sheet[], without: Sheet[]}} Made
 */

const LISTS = ["checklist", "level_checklist"];

/**
 * Everything a workshop prints; null where there is no agenda of so many minutes, or too few people.
 * @param {Pack} data
 * @param {Wishes} wishes
 * @returns {Made|null}
 */
export function packOf(data, wishes) {
  const agenda = agendaOf(data, wishes.minutes);
  if (!agenda || wishes.people < 1 || wishes.groups > wishes.people) return null;
  const sizes = groupSizes(data.groups, wishes.people, wishes.groups);
  const factors = factorsOf(data, wishes, sizes.length);
  const groups = sizes.map((size, place) => ({
    number: place + 1, size, list: listOf(data, wishes.list, factors[place]),
  }));
  const used = new Set(agenda.map(({ block }) => block.sheet));
  const bound = new Set(data.blocks.map(({ sheet }) => sheet));
  const needed = (/** @type {Sheet} */ { kind }) => !bound.has(kind) || used.has(kind);
  return {
    wishes, slots: agenda, groups,
    sheets: data.sheets.filter(needed), without: data.sheets.filter((sheet) => !needed(sheet)),
  };
}

/**
 * A factor for each group: what it has chosen, else the next that no group has.
 * @param {Pack} data
 * @param {Wishes} wishes
 * @param {number} count of groups
 */
function factorsOf({ factors }, wishes, count) {
  const chosen = wishes.factors.slice(0, count).map((id) => factors.find((factor) => factor.id === id));
  const free = factors.filter((factor) => !chosen.includes(factor));
  let turn = 0;
  return Array.from({ length: count }, (_, place) => {
    if (chosen[place]) return chosen[place];
    turn += 1;
    return free[turn - 1] || factors[place % factors.length];
  });
}

/**
 * The checklist of a group: that of the plan level or the role, else that of its factor.
 * @param {Pack} data
 * @param {string} choice «level/<id>», «role/<id>» or empty
 * @param {Subject} factor
 * @returns {List}
 */
function listOf({ levels, roles, questions: all }, choice, factor) {
  const [kind, id] = choice.split("/");
  const level = kind === "level" && levels.find((each) => each.id === id);
  if (level) {
    const questions = all.filter((question) => question.levels?.includes(id));
    return { kind: "level", id, title: level.title, lead: level.lead, questions };
  }
  const role = kind === "role" && roles.find((each) => each.id === id);
  if (role) {
    const questions = all.filter((question) => question.roles?.includes(id));
    return { kind: "role", id, title: role.title, lead: "", questions };
  }
  const questions = all.filter((question) => question.factor === factor.id);
  return { kind: "factor", id: factor.id, title: factor.title, lead: factor.lead, questions };
}

/**
 * How many copies there are of a sheet, by whom it is for.
 * @param {Sheet} sheet
 * @param {Made} made
 */
export function copiesOf({ per }, { wishes, groups }) {
  return per === "person" ? wishes.people : per === "group" ? groups.length : 1;
}

/**
 * What is printed, in order: for each group in turn, then for the room. The agenda is told of by itself.
 * Where everybody has a sheet and the group one more, that is `shared`.
 * @param {Made} made
 * @returns { {kind: string, group: Group|null, shared: boolean}[]}
 */
export function printed({ sheets, groups }) {
  const mine = sheets.filter(({ printed: can, kind }) => can && kind !== "run_sheet");
  const own = groups.flatMap((group) => mine.flatMap(({ kind, per }) => {
    const copies = per === "person" ? group.size : per === "group" ? 1 : 0;
    const shared = per === "group" && mine.some((sheet) => sheet.kind === kind && sheet.per === "person");
    return Array.from({ length: copies }, () => ({ kind: LISTS.includes(kind) ? "checklist" : kind, group, shared }));
  }));
  const room = mine.filter(({ per }) => per === "room").map(({ kind }) => ({ kind, group: null, shared: false }));
  return [...own, ...room];
}
