/* A case: a text of the guide, filled in with what the reader has answered. What isn't answered stays
   in its brackets; nothing is said that nobody has said. */

import { assessedBy } from "./assessed.js";
import { daysOf } from "./dates.js";
import { measureTable, open } from "./measures.js";
import { own } from "../workbook/data.js";
import { contradictedBy, standing, stepOf, stepTitle, UNANSWERED, UNKNOWN } from "../workbook/result.js";
import { dayInWords, fill, today } from "../workbook/text.js";
import { agreedOf, givenByNone } from "../workbook/whose.js";
/**
 * @import { Store } from "../workbook/store.js"
 * @import { Dated, Part, Passage, Template } from "./data.js"
 * @import { Dated as Timed, Latest } from "./dates.js"
 */

/**
 * @typedef {"title"|"heading"|"paragraph"|"bullet"|"number"|"note"} Kind
 * @typedef { {kind: Kind, text: string}} Line
 * @typedef { {kind: "table", name: string, columns: string[], rows: string[][]}} Grid
 * @typedef {Line|Grid} Block
 * @typedef {Timed & {store: Store, owner: string}} Known
 * @typedef {Known & {days: Record<string, Latest>, warned: Set<string>, isOver: boolean}} Writing with
 *   the days of the timetable's steps, the steps whose warnings have been told, and whether the
 *   deadline of the case's duty has passed
 */

export const BRACKETS = /\[[^[\]]*\]/g;

/**
 * The case.
 * @param {Template} template
 * @param {Known} known
 * @returns {Block[]}
 */
export function caseOf(template, known) {
  const { data, cases, now } = known;
  const deadline = own(data.duties, template.duty || "")?.deadline;
  const isOver = !!deadline && deadline < today(now);
  const writing = { ...known, days: daysOf(known), warned: new Set(), isOver };
  const note = fill(cases.words.drawn_up, {
    date: dayInWords(today(now), data), title: data.title, version: cases.version, state: data.state,
  });
  return [
    { kind: "title", text: template.title },
    ...template.parts.flatMap((part) => partOf(part, template.title, writing)),
    { kind: "note", text: note },
  ];
}

/**
 * @param {Part} part
 * @param {string} title
 * @param {Writing} known
 * @returns {Block[]}
 */
function partOf(part, title, known) {
  const line = (/** @type {Kind} */ kind) => (/** @type {Passage} */ passage) => ({ kind, text: passageOf(passage, known) });
  const bare = (/** @type {string} */ text) => passageOf({ text, days: [], presumes: null }, known);
  /** @type {Block[]} */
  const heading = part.heading ? [{ kind: "heading", text: bare(part.heading) }] : [];
  const assessed = part.from === "assessment" ? assessmentOf(known) : [];
  const points = assessed.length ? assessed : part.points.map(line(part.numbered ? "number" : "bullet"));
  const written = [...heading, ...part.paragraphs.map(line("paragraph")), ...points];
  if (!part.columns.length) return written;
  const made = part.from === "measures" ? measureTable(part.columns, known) : null;
  const empty = part.columns.map((column) => open(column.toLowerCase()));
  const rows = part.rows.map((first) => [first ? bare(first) : empty[0], ...empty.slice(1)]);
  const { columns, lines, ...filled } = made || { columns: part.columns, lines: [], rows };
  return [
    ...written,
    { kind: "table", name: part.heading || title, columns, rows: filled.rows },
    ...lines.map((text) => /** @type {Line} */ ({ kind: "paragraph", text })),
  ];
}

/**
 * A text with its brackets filled in as far as is known; all of it in brackets, where it takes for
 * granted what has been answered otherwise, or not at all.
 * @param {Passage} given
 * @param {Writing} known
 */
function passageOf(given, known) {
  const { cases, owner } = known;
  const passage = saidNow(given, known);
  const ownerBracket = open(cases.owner).toLowerCase();
  let place = -1;
  const text = passage.text.replace(BRACKETS, (bracket) => {
    if (bracket.toLowerCase() === ownerBracket) return owner || bracket;
    place += 1;
    return dateOf(passage.days[place] || [], known) || bracket;
  });
  const denied = deniedBy(passage, known);
  return denied ? open(fill(cases.words.unbacked, { text, denied })) : text;
}

/**
 * What a passage says as it is now.
 * @param {Passage} passage
 * @param {Writing} known
 * @returns {Dated}
 */
function saidNow({ instead, afterDeadline, ...given }, { days, isOver }) {
  if (isOver && afterDeadline) return afterDeadline;
  return instead && own(days, instead.step) ? instead : given;
}

/**
 * The latest day of the first of these steps that the timetable has, with what is wrong with it, told
 * once; empty if it has none. A day that has passed is none to come, and one that is too early for
 * what comes before it is none at all.
 * @param {string[]} steps
 * @param {Writing} known
 */
function dateOf(steps, { cases, data, days, now, warned }) {
  const step = steps.find((id) => own(days, id));
  const latest = step && own(days, step);
  if (!latest) return "";
  const date = dayInWords(latest.day, data);
  if (latest.status === "done") return date;
  if (latest.day < today(now)) return open(fill(cases.words.past, { date }));
  if (latest.status === "late") {
    return open(fill(cases.words.unreachable, { date, first: dayInWords(latest.first, data) }));
  }
  const said = latest.held ? date : fill(cases.words.latest, { date });
  const warnings = warned.has(step) ? [] : latest.warnings.map(open);
  warned.add(step);
  return [said, ...warnings].join(" ");
}

/**
 * The answer that a passage goes against, or that what it takes for granted has none; empty where it
 * takes nothing for granted, or what is in place.
 * @param {Passage} passage
 * @param {Known} known
 */
export function deniedBy({ presumes }, { store, data, cases }) {
  const statement = presumes && own(cases.statements, presumes);
  if (!statement) return "";
  const answer = stepOf(data, store.get(`s/${presumes}`));
  if (answer === UNANSWERED) return fill(cases.words.unanswered, { text: statement.text });
  if (answer === UNKNOWN) return fill(cases.words.unknown, { text: statement.text });
  const { id, title, met } = data.steps[answer];
  return met ? "" : fill(cases.words.step, { step: title, text: statement.steps[id] });
}

/**
 * What has been answered of each duty; nothing where nothing has been.
 * @param {Known} known
 * @returns {Line[]}
 */
function assessmentOf({ store, data, cases }) {
  const { words } = cases;
  const all = standing(data, (id) => store.get(`s/${id}`));
  const found = all.filter(({ id }) => own(cases.statements, id));
  const answered = found.filter(({ step }) => step !== UNANSWERED);
  if (!answered.length) return [];
  const goal = data.steps.findIndex(({ met }) => met);
  const none = givenByNone(agreedOf(store, data));
  const lines = found.map((each) => {
    const { id, step } = each;
    const { steps } = cases.statements[id];
    if (step === UNANSWERED) return open(fill(words.unanswered, { text: data.statements[id].text }));
    if (step === UNKNOWN) return fill(words.unknown, { text: cases.statements[id].text });
    // A step above that which says it is in place, adds to it.
    const base = step > goal ? `${data.statements[id].goal} ` : "";
    const said = (/** @type {number} */ at, /** @type {string} */ told) => fill(words.step, { step: stepTitle(data, at), text: told });
    const text = said(step, `${base}${steps[data.steps[step].id]}`);
    const other = contradictedBy(data, all, each);
    const whose = none.includes(`s/${id}`) ? ` ${words.line_given_by_none}` : "";
    const denied = other && said(0, own(cases.statements, other.id)?.steps[data.steps[0].id] || other.statement.text);
    return `${denied ? open(fill(words.unbacked, { text, denied })) : text}${whose}`;
  });
  /** @type {Line} */
  const first = { kind: "paragraph", text: assessedBy(store, answered.map(({ id }) => id), data, words) };
  return [first, ...lines.map((text) => /** @type {Line} */ ({ kind: "bullet", text }))];
}

/**
 * How many brackets a case has left.
 * @param {Block[]} blocks
 */
export function bracketsIn(blocks) {
  const texts = blocks.flatMap((block) => block.kind === "table" ? block.rows.flat() : block.text);
  return texts.reduce((sum, text) => sum + (text.match(BRACKETS) || []).length, 0);
}

/**
 * The case as plain text.
 * @param {Block[]} blocks
 */
export function plainText(blocks) {
  let number = 0;
  const lines = blocks.map((block, place) => {
    if (block.kind === "table") {
      return `\n${[block.columns, ...block.rows].map((row) => row.map(onALine).join("\t")).join("\n")}`;
    }
    number = block.kind === "number" ? number + 1 : 0;
    const mark = block.kind === "number" ? `${number}. ` : block.kind === "bullet" ? "– " : "";
    const inList = mark && blocks[place - 1]?.kind === block.kind;
    return `${inList || place === 0 ? "" : "\n"}${mark}${block.text}`;
  });
  return `${lines.join("\n")}\n`;
}

/** @param {string} text */
const onALine = (text) => text.replace(/\s+/g, " ");
