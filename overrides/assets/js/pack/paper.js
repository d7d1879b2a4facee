/* The pack on paper: cover, agenda, the sheets of each group, action plan. */

import { el, table } from "../workbook/element.js";
import { dayInWords, fill } from "../workbook/text.js";
import { clockAt } from "./agenda.js";
import { printed } from "./sheets.js";
/**
 * @import { Child } from "../workbook/element.js"
 * @import { Asked, Pack, Subject } from "./data.js"
 * @import { Group, List, Made } from "./sheets.js"
 */

const PLAN_ROWS = 8;
const LINES = 4;

/**
 * Every sheet, in the order of the print.
 * @param {Made} made
 * @param {Pack} data
 */
export function paperOf(made, data) {
  const sheets = printed(made).map(({ kind, group, shared }) => {
    if (kind === "reflection" && group) return reflectionSheet(group, shared, made, data);
    if (kind === "checklist" && group) return checklistSheet(group, made, data);
    if (kind === "assessment" && group) return assessmentSheet(group, made, data);
    return planSheet(made, data);
  });
  return [cover(made, data), agendaSheet(made, data), ...sheets];
}

/**
 * What an agenda says of its slots: when, what, who leads, how.
 * @param {Made} made
 * @param {Pack} data
 */
export function agendaTable({ slots, wishes }, data) {
  const { words } = data;
  const sheet = (/** @type {string|null} */ kind) => data.sheets.find((each) => each.kind === kind)?.name;
  const found = table(
    fill(words.agenda, { minutes: wishes.minutes }),
    [words.from_to, words.part, words.leads, words.how],
    slots.map(({ block, from, to }) => [
      [`${clockAt(wishes.start, from)}–${clockAt(wishes.start, to)}`, !wishes.start && words.min].filter(Boolean).join(" "),
      block.title,
      block.lead,
      el("span", {}, block.how, block.sheet && el("strong", {}, ` ${words.sheet}: ${sheet(block.sheet)}`)),
    ]),
  );
  found.classList.add("g-agenda");
  return found;
}

/**
 * A sheet: what it is, its title, and whose it is.
 * @param {Child} kind
 * @param {string} title
 * @param {Child[]} head
 * @param {Child[]} content
 */
const sheetOf = (kind, title, head, ...content) => el(
  "section",
  { class: "g-pack__sheet" },
  el("p", { class: "g-checklist__kind" }, kind),
  el("p", { class: "g-checklist__title" }, title),
  el("p", { class: "g-sheet-head" }, ...head),
  ...content,
);

/**
 * What stands at the head of a sheet, with room where nothing is known.
 * @param {Group|null} group
 * @param {Made} made
 * @param {Pack} data
 * @returns {Child[]}
 */
function headOf(group, { wishes }, data) {
  const { words } = data;
  const told = [
    [words.fill_owner, wishes.owner],
    group ? [words.fill_group, fill(words.group, { n: group.number })] : [words.fill_place, wishes.place],
    [words.fill_date, wishes.date ? dayInWords(wishes.date, data) : ""],
  ];
  return told.map(([label, text]) => el("span", {}, `${label}: ${text}`));
}

/** @param {Made} made @param {Pack} data */
function cover(made, data) {
  const { words } = data;
  const { wishes, groups } = made;
  const [from, to] = [0, wishes.minutes].map((minutes) => clockAt(wishes.start, minutes));
  const day = [wishes.date && dayInWords(wishes.date, data), wishes.start && fill(words.at, { from, to }), wishes.place];
  const names = printed(made).map(({ kind, shared }) => {
    const name = data.sheets.find((sheet) => sheet.kind === kind)?.name || words.checklist;
    return shared ? fill(words.shared_of, { sheet: name }) : name;
  });
  const counted = [...new Set(names)].map((name) =>
    fill(words.content, { n: names.filter((each) => each === name).length, sheet: name }));
  return el(
    "section",
    { class: "g-pack__sheet" },
    el("p", { class: "g-checklist__kind" }, data.title),
    el("p", { class: "g-pack__title" }, words.page_title),
    wishes.owner && el("p", { class: "g-pack__owner" }, wishes.owner),
    el("p", { class: "g-pack__day" }, day.filter(Boolean).join(", ") || `${words.fill_date}: ____________________`),
    el("p", { class: "g-pack__heading" }, words.sheet_aims),
    el("ul", {}, ...data.aims.map((aim) => el("li", {}, aim))),
    el("p", { class: "g-pack__heading" }, `${words.people}: ${wishes.people}`),
    el("ul", {}, ...groups.map((group) => el("li", {}, groupText(group, data)))),
    noGroupFor(made, data),
    el("p", { class: "g-pack__heading" }, words.contents),
    el("ul", {}, el("li", {}, fill(words.content, { n: 1, sheet: words.run_sheet })), ...counted.map((text) => el("li", {}, text))),
    el("p", { class: "g-pack__state" }, `${data.state}.`),
  );
}

/**
 * The factors whose list no group has, in words; nothing where groups have none of their own.
 * @param {Made} made
 * @param {Pack} data
 */
export function noGroupFor(made, { words, factors }) {
  const lists = printed(made).flatMap(({ kind, group }) => kind === "checklist" && group ? group.list : []);
  const left = factors.filter(({ id }) => lists.every((list) => list.id !== id)).map(({ title }) => title).join(", ");
  return lists[0]?.kind === "factor" && left && el("p", {}, fill(words.no_group_for, { titles: left }));
}

/** @param {Group} group @param {Pack} data */
export function groupText({ number, size, list }, { words }) {
  const [one, many] = words.group_size;
  return fill(words.group_list, { n: number, size: fill(size === 1 ? one : many, { n: size }), title: list.title });
}

/** @param {Made} made @param {Pack} data */
const agendaSheet = (made, data) =>
  sheetOf(data.words.run_sheet, data.words.page_title, headOf(null, made, data), agendaTable(made, data));

/** @param {Group} group @param {boolean} shared @param {Made} made @param {Pack} data */
function reflectionSheet(group, shared, made, data) {
  const name = data.sheets.find(({ kind }) => kind === "reflection")?.name || "";
  const lines = () => el("div", { class: "g-lines", "aria-hidden": "true" }, ...Array.from({ length: LINES }, () => el("span")));
  const questions = data.reflection.map(({ text, help }) => el(
    "li",
    { class: "g-q" },
    el("p", { class: "g-q__text" }, text),
    help && el("p", { class: "g-q__help" }, help),
    lines(),
  ));
  const kind = shared ? el("strong", { class: "g-pack__shared" }, data.words.shared) : data.title;
  return sheetOf(kind, name, headOf(group, made, data), el("ol", { class: "g-reflection" }, ...questions));
}

/** @param {Group} group @param {Made} made @param {Pack} data */
function assessmentSheet(group, made, data) {
  const { words, assessment: { steps, statements } } = data;
  const name = data.sheets.find(({ kind }) => kind === "assessment")?.name || "";
  const rows = statements.map(([text, ...said]) => el(
    "tr",
    { class: "g-q" },
    el("th", { scope: "row" }, text),
    ...steps.map((_, place) => el("td", {}, tickBox(), said[place])),
  ));
  const all = el(
    "table",
    { class: "g-pack__steps" },
    el("thead", {}, el("tr", {}, ...[words.statement, ...steps].map((text) => el("th", { scope: "col" }, text)))),
    el("tbody", {}, ...rows),
  );
  return sheetOf(data.title, name, headOf(group, made, data), el("p", { class: "g-pack__lead" }, words.assessment_how), all);
}

const tickBox = () => el("span", { class: "g-box", "aria-hidden": "true" });

/** @param {Group} group @param {Made} made @param {Pack} data */
function checklistSheet(group, made, data) {
  const { words } = data;
  const { list } = group;
  const kind = list.kind === "level" ? words.checklist_level : words.checklist;
  const count = fill(words.questions_of, { n: list.questions.length, total: data.questions.length });
  const head = [
    [words.tick, "g-fill g-fill--tick"], [words.question, ""], [words.urgent, "g-fill g-fill--urgent"],
    [words.responsible, "g-fill"],
    [words.due, "g-fill g-fill--due"], [words.note, "g-fill g-fill--note"],
  ];
  const questions = el(
    "table",
    { class: "g-checklist__table" },
    el("thead", {}, el("tr", {}, ...head.map(([text, name]) => el("th", { scope: "col", class: name }, text)))),
    el("tbody", {}, ...list.questions.map((question) => questionRow(question, list, data))),
  );
  const how = [list.lead, words.checklist_how].filter(Boolean).map((text) => el("p", { class: "g-pack__lead" }, text));
  const sheet = sheetOf(`${kind} · ${count}`, list.title, headOf(group, made, data), ...how, questions);
  sheet.classList.add("g-checklist");
  return sheet;
}

/**
 * @param {Asked} question
 * @param {List} list what the list is about needn't be repeated
 * @param {Pack} data
 */
function questionRow({ factor, text, help, apart, levels = [], told = [] }, list, { factors, levels: all, words }) {
  const named = (/** @type {string} */ label, /** @type {Subject[]} */ from, /** @type {string[]} */ ids) =>
    ids.length ? [`${label}: ${ids.map((id) => from.find((one) => one.id === id)?.title).join(", ")}`] : [];
  const meta = [
    ...list.kind === "factor" ? [] : named(words.from_factor, factors, [factor]),
    ...list.kind === "level" ? [] : named(words.at_level, all, levels),
    ...told,
  ].join(" · ");
  return el(
    "tr",
    { class: "g-q" },
    el("td", { class: "g-fill g-fill--tick" }, tickBox()),
    el(
      "th",
      { scope: "row", class: "g-q__cell" },
      el("p", { class: "g-q__text" }, text),
      help && el("p", { class: "g-q__help" }, help),
      apart && el("p", { class: "g-q__apart" }, tickBox(), `${words.not_applicable}: ${apart}`),
      meta && el("p", { class: "g-q__meta" }, meta),
    ),
    el("td", { class: "g-fill g-fill--urgent" }, tickBox()),
    ...["", "g-fill--due", "g-fill--note"].map((name) => el("td", { class: `g-fill ${name}` })),
  );
}

/** @param {Made} made @param {Pack} data */
function planSheet(made, data) {
  const { words, planColumns } = data;
  const row = () => el("tr", {}, ...planColumns.map(() => el("td")));
  const plan = el(
    "table",
    { class: "g-plan-sheet" },
    el("thead", {}, el("tr", {}, ...planColumns.map((text) => el("th", { scope: "col" }, text)))),
    el("tbody", {}, ...Array.from({ length: PLAN_ROWS }, row)),
  );
  const sheet = sheetOf(data.title, words.plan_caption, headOf(null, made, data), plan);
  sheet.classList.add("g-wide-sheet");
  return sheet;
}
